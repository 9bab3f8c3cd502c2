/** A lean HTTP client for load: keep-alive sockets, no retries, JSON in and out, and event streams read as they come. */
import { Agent, type IncomingMessage, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 20_000, maxFreeSockets: 20_000 });

export type Sent = { status: number; body: Record<string, unknown>; headers: IncomingMessage["headers"] };

export function send(url: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Sent> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${url}${path}`,
      {
        method,
        agent,
        headers: { ...headers, ...(text === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }) },
      },
      (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("end", () => {
          const raw = Buffer.concat(parts).toString("utf8");
          const json = (incoming.headers["content-type"] ?? "").includes("json") && raw !== "";
          resolve({ status: incoming.statusCode ?? 0, body: json ? (JSON.parse(raw) as Record<string, unknown>) : {}, headers: incoming.headers });
        });
        incoming.on("error", reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(text);
  });
}

export async function expectOk(sent: Promise<Sent>): Promise<Record<string, unknown>> {
  const { status, body } = await sent;
  if (status >= 300) throw new Error(`unexpected ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Opens an event stream; `onFrame` gets the event's name and its raw data. Resolves when the headers are there. */
export function openStream(
  url: string,
  path: string,
  headers: Record<string, string>,
  onFrame: (event: string, data: string) => void,
): Promise<{ close(): void }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}${path}`, { method: "GET", agent, headers }, (incoming) => {
      if (incoming.statusCode !== 200) {
        incoming.resume();
        reject(new Error(`the stream answered ${incoming.statusCode}`));
        return;
      }
      let rest = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk: string) => {
        rest += chunk;
        for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
          const frame = rest.slice(0, end);
          rest = rest.slice(end + 2);
          const event = /^event: (.*)$/m.exec(frame)?.[1];
          if (event) onFrame(event, /^data: (.*)$/m.exec(frame)?.[1] ?? "");
        }
      });
      incoming.on("error", () => undefined);
      resolve({ close: () => outgoing.destroy() });
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}
