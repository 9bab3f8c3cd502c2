/**
 * An S3-compatible store on loopback, over real HTTP: one bucket, path-style. It works a request's signature out from what arrived, by its own
 * steps, and refuses what does not match, as a store does; and it fails as it is told.
 */
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type StoreBehaviour =
  | "works"
  /** Refuses every key. */
  | "forbids"
  | "loses"
  /** Takes the request and says nothing. */
  | "hangs"
  /** Announces more than it sends, and closes. */
  | "cuts"
  /** Closes while the request is still coming in. */
  | "closes"
  | "breaks"
  /** Sends the whole object, whatever range is asked for. */
  | "knows_no_ranges"
  /** The next request is cut, the others work. */
  | "cuts_once";

export type TestObjectStore = {
  bucketUrl: string;
  /** For HANDRAIL_S3_*. */
  environment: Record<string, string>;
  objects: Map<string, Buffer>;
  /** Of every request: method, key, range. */
  requests: { method: string; key: string; range: string | undefined; status: number }[];
  behave(behaviour: StoreBehaviour): void;
  stop(): Promise<void>;
};

const region = "eu-test-1";
const accessKeyId = "TESTKEY";
const secretAccessKey = "secret/of+the+store";

export async function startObjectStore(): Promise<TestObjectStore> {
  const objects: TestObjectStore["objects"] = new Map();
  const requests: TestObjectStore["requests"] = [];
  let behaviour: StoreBehaviour = "works";
  const server = createServer((incoming, outgoing) => void respond(incoming, outgoing).catch(() => outgoing.destroy()));

  async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    incoming.on("error", () => undefined);
    if (behaviour === "closes") return void incoming.socket.destroy();
    const parts: Buffer[] = [];
    for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part);
    const body = Buffer.concat(parts);
    const key = /^\/files\/(.+)$/.exec(incoming.url ?? "")?.[1] ?? "";
    const { range } = incoming.headers;
    const answer = (status: number, content: Buffer | string = "", headers: Record<string, string> = {}) => {
      requests.push({ method: incoming.method ?? "", key, range, status });
      outgoing.writeHead(status, { "content-length": Buffer.byteLength(content), ...headers }).end(content);
    };
    const refuse = (status: number, code: string) => answer(status, `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
    if (behaviour === "hangs") return;
    if (behaviour === "breaks") return refuse(500, "InternalError");
    if (behaviour === "forbids") return refuse(403, "AccessDenied");
    if (!isSigned(incoming, body)) return refuse(403, "SignatureDoesNotMatch");
    if (incoming.method === "PUT") {
      objects.set(key, body);
      return answer(200);
    }
    if (incoming.method === "DELETE") {
      objects.delete(key);
      return answer(204);
    }
    const object = behaviour === "loses" ? undefined : objects.get(key);
    if (!object) return refuse(404, "NoSuchKey");
    if (behaviour === "cuts" || behaviour === "cuts_once") {
      if (behaviour === "cuts_once") behaviour = "works";
      outgoing.writeHead(200, { "content-length": object.length });
      outgoing.write(object.subarray(0, 1), () => outgoing.destroy());
      return;
    }
    const asked = /^bytes=(\d+)-(\d+)$/.exec(range ?? "");
    if (!asked || behaviour === "knows_no_ranges") return answer(200, object);
    const [from, to] = [Number(asked[1]), Math.min(Number(asked[2]), object.length - 1)];
    return answer(206, object.subarray(from, to + 1), { "content-range": `bytes ${from}-${to}/${object.length}` });
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bucketUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/files`;
  return {
    bucketUrl,
    environment: {
      HANDRAIL_S3_BUCKET_URL: bucketUrl,
      HANDRAIL_S3_REGION: region,
      HANDRAIL_S3_ACCESS_KEY_ID: accessKeyId,
      HANDRAIL_S3_SECRET_ACCESS_KEY: secretAccessKey,
    },
    objects,
    requests,
    behave: (next) => (behaviour = next),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** By the raw request: what a client signs and what it sends must be the same. */
function isSigned(incoming: IncomingMessage, body: Buffer): boolean {
  const { authorization = "", "x-amz-date": time = "", "x-amz-content-sha256": digest = "" } = incoming.headers as Record<string, string | undefined>;
  const given = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request,\s*SignedHeaders=([a-z0-9;-]+),\s*Signature=([0-9a-f]{64})$/.exec(
    authorization,
  );
  if (!given) return false;
  const [, id, day = "", where, names = "", signature] = given;
  if (id !== accessKeyId || where !== region || !time.startsWith(`${day}T`) || !names.split(";").includes("host")) return false;
  if (Math.abs(Date.now() - Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"))) > 15 * 60_000) return false;
  if (createHash("sha256").update(body).digest("hex") !== digest) return false;
  let canonical = `${incoming.method}\n${(incoming.url ?? "").split("?")[0]}\n${(incoming.url ?? "").split("?")[1] ?? ""}\n`;
  for (const name of names.split(";")) canonical += `${name}:${String(incoming.headers[name]).trim()}\n`;
  canonical += `\n${names}\n${digest}`;
  let key: Buffer = Buffer.from(`AWS4${secretAccessKey}`);
  for (const part of [day, region, "s3", "aws4_request"]) key = createHmac("sha256", key).update(part).digest();
  const text = `AWS4-HMAC-SHA256\n${time}\n${day}/${region}/s3/aws4_request\n${createHash("sha256").update(canonical).digest("hex")}`;
  return createHmac("sha256", key).update(text).digest("hex") === signature;
}
