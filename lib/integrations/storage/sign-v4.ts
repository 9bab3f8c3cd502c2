import "server-only";
/** Signs a request with AWS Signature Version 4, as S3 and what is compatible with it want it: docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
import { createHash, createHmac } from "node:crypto";

export type SigningKey = { region: string; accessKeyId: string; secretAccessKey: string };

export type Signable = { method: string; url: URL; headers: Readonly<Record<string, string>>; body: string | Uint8Array };

const sha256 = (value: string | Uint8Array): string => createHash("sha256").update(value).digest("hex");
const hmac = (key: string | Buffer, value: string): Buffer => createHmac("sha256", key).update(value).digest();

/** The headers that the request must carry, beside `host`, which is signed as the URL has it. The URL has no query, and its path is encoded as it is sent. */
export function signV4({ method, url, headers, body }: Signable, key: SigningKey, at: Date): Record<string, string> {
  const time = `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const scope = `${time.slice(0, 8)}/${key.region}/s3/aws4_request`;
  const sent: Record<string, string> = { ...headers, "x-amz-content-sha256": sha256(body), "x-amz-date": time };
  const signed = Object.entries({ ...sent, host: url.host })
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(";");
  const canonical = [method, url.pathname, "", ...signed.map(([name, value]) => `${name}:${value}`), "", names, sent["x-amz-content-sha256"]].join("\n");
  const signing = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${key.secretAccessKey}`);
  const signature = hmac(signing, ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n")).toString("hex");
  return { ...sent, authorization: `AWS4-HMAC-SHA256 Credential=${key.accessKeyId}/${scope},SignedHeaders=${names},Signature=${signature}` };
}
