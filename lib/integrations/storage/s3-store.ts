import "server-only";
/** An S3-compatible object store (Amazon, MinIO, R2, Ceph, Garage, ...): three requests to the operator's bucket, signed, each in bounds. */
import { type OutgoingLimits, type OutgoingResult, sendRequest } from "@/lib/integrations/outgoing/send-request";
import { now } from "@/lib/platform/clock";
import type { ObjectStore, StoreFailure } from "./port";
import { signV4, type SigningKey } from "./sign-v4";

/** `bucketUrl` ends where keys begin: `https://s3.eu-central-1.amazonaws.com/files` or `https://files.s3.eu-central-1.amazonaws.com`. */
export type S3Settings = SigningKey & { bucketUrl: string };

/** Ten megabytes go out within a minute, or not at all; an answer that is not asked for as bytes is a word or two of XML. */
export const s3Limits: OutgoingLimits = { connectMs: 5_000, firstByteMs: 30_000, totalMs: 60_000, responseBytes: 16_384 };

/** `limits`: shorter ones for tests. */
export function createS3Store(settings: S3Settings, limits: OutgoingLimits = s3Limits): ObjectStore {
  async function ask(
    method: "GET" | "PUT" | "DELETE",
    key: string,
    more: { headers?: Record<string, string>; body?: Uint8Array; responseBytes?: number } = {},
  ) {
    const url = new URL(`${settings.bucketUrl.replace(/\/+$/, "")}/${key}`);
    const headers = signV4({ method, url, headers: more.headers ?? {}, body: more.body ?? "" }, settings, now());
    // Set by the operator in the environment: it may be private, and have any port.
    return sendRequest({
      url: url.href,
      method,
      headers,
      body: more.body,
      trusted: true,
      limits: { ...limits, responseBytes: more.responseBytes ?? limits.responseBytes },
    });
  }

  return {
    async put(key, bytes) {
      const result = await ask("PUT", key, { headers: { "content-type": "application/octet-stream" }, body: bytes });
      return isOk(result) ? null : failureOf(result);
    },
    async read(key, { from, to, size }) {
      const length = to - from + 1;
      // Room for the words of a refusal, and for a store that knows no ranges and sends everything.
      const result = await ask("GET", key, { headers: { range: `bytes=${from}-${to}` }, responseBytes: Math.max(size, limits.responseBytes) });
      if (!isOk(result)) return failureOf(result);
      const bytes = result.status === 206 ? result.body : result.body.subarray(from, to + 1);
      const whole = result.status === 206 ? Number(/\/(\d+)$/.exec(result.header("content-range") ?? "")?.[1] ?? size) : result.body.length;
      return bytes.length === length && whole === size ? bytes : { failed: true, reason: "other_size", missing: false };
    },
    async remove(key) {
      const result = await ask("DELETE", key);
      const failure = isOk(result) ? null : failureOf(result);
      return failure?.missing ? null : failure;
    },
  };
}

function isOk(result: OutgoingResult): result is Extract<OutgoingResult, { kind: "response" }> {
  return result.kind === "response" && result.status >= 200 && result.status < 300;
}

function failureOf(result: OutgoingResult): StoreFailure {
  if (result.kind === "response")
    return { failed: true, reason: `status_${result.status}`, missing: result.status === 404 && !/NoSuchBucket/.test(String(result.body)) };
  const detail = result.kind === "timeout" ? `_${result.stage}` : "";
  return { failed: true, reason: `${result.kind}${detail}`, missing: false };
}
