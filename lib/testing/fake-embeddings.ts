/**
 * An OpenAI-compatible `/v1/embeddings` on loopback. Its vectors know some words that mean the same, so that search by meaning can be shown;
 * everything else about them is a hash.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const dimensions = 48;
const meanings: readonly (readonly string[])[] = [
  ["return", "returning", "send", "back", "refund", "bring", "money", "返金"],
  ["clean", "cleaning", "wash", "dirt", "mud", "muddy", "brush"],
  ["open", "opening", "hours", "times", "closed", "weekdays"],
];

export type EmbeddingBehaviour = "good" | "hangs" | "html" | "short" | "zero" | "unequal" | "refuses_key" | "huge" | "fails";

export type FakeEmbeddings = {
  /** As a workspace's base address wants it. */
  baseUrl: string;
  /** As HANDRAIL_ALLOW_PRIVATE wants it. */
  hostPort: string;
  /** Texts of each request. */
  requests: { authorization: string | null; model: string; input: string[] }[];
  behave(behaviour: EmbeddingBehaviour): void;
  stop(): Promise<void>;
};

/** `at`: host:port on loopback; a free port unless said. */
export async function startFakeEmbeddings(at = "127.0.0.1:0"): Promise<FakeEmbeddings> {
  let behaviour: EmbeddingBehaviour = "good";
  const requests: FakeEmbeddings["requests"] = [];
  const server = createServer((incoming, outgoing) => {
    outgoing.on("error", () => undefined);
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      const answer = (status: number, body: unknown) => outgoing.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      if (incoming.method !== "POST" || incoming.url !== "/v1/embeddings") return answer(404, { error: { message: "Unknown request URL." } });
      const { model, input } = JSON.parse(Buffer.concat(parts).toString("utf8")) as { model: string; input: string[] };
      requests.push({ authorization: incoming.headers.authorization ?? null, model, input });
      const vectors = input.map(embed);
      const reply = (list: number[][]) =>
        answer(200, { object: "list", model, data: list.map((embedding, index) => ({ object: "embedding", index, embedding })), usage: { prompt_tokens: 1 } });
      switch (behaviour) {
        case "good":
          return reply(vectors);
        case "hangs":
          return;
        case "html":
          return outgoing.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>");
        case "short":
          return reply(vectors.slice(1));
        case "zero":
          return reply(vectors.map((vector) => vector.map(() => 0)));
        case "unequal":
          return reply(vectors.map((vector, place) => (place === 0 ? vector.slice(1) : vector)));
        case "refuses_key":
          return answer(401, { error: { message: "Incorrect API key provided." } });
        case "huge":
          return outgoing.writeHead(200).end("a".repeat(10 * 1024 * 1024));
        case "fails":
          return answer(503, { error: { message: "overloaded" } });
      }
    });
  });
  const [host = "", wanted = ""] = at.split(":");
  await new Promise<void>((resolve) => server.listen(Number(wanted), host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://${host}:${port}/v1`,
    hostPort: `${host}:${port}`,
    requests,
    behave: (next) => (behaviour = next),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function embed(text: string): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    const meaning = meanings.findIndex((words) => words.includes(word));
    const place =
      meaning >= 0
        ? meaning
        : meanings.length + ([...word].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % (dimensions - meanings.length));
    vector[place] = (vector[place] ?? 0) + (meaning >= 0 ? 3 : 0.5);
  }
  return vector;
}
