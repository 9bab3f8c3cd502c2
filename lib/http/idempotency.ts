import "server-only";
/** Idempotency-Key on creating requests of members and API keys: the retry gets the first answer, another request under the same key is refused. */
import { type MemberActor, memberIdOf } from "@/lib/access/actor";
import { claimIdempotencyKey, forgetIdempotencyKey, storeIdempotentReply } from "@/lib/db/idempotency";
import { AppError } from "@/lib/platform/errors";
import { sha256Hex } from "@/lib/platform/crypto";
import type { HttpRequest, Reply } from "./endpoint";

export async function withIdempotency(actor: MemberActor, key: string, request: HttpRequest, body: unknown, run: () => Promise<Reply>): Promise<Reply> {
  if (key.length < 8 || key.length > 128) throw new AppError("bad_request", "An Idempotency-Key has 8 to 128 characters.");
  const fingerprint = sha256Hex(`${request.method} ${request.path}\n${memberIdOf(actor) ?? ""}\n${JSON.stringify(body ?? null)}`);
  const principal = `${actor.kind}:${actor.id}`;
  const known = await claimIdempotencyKey(actor, principal, key, fingerprint);
  if (known) {
    if (known.fingerprint !== fingerprint) throw new AppError("idempotency_key_reused", "This key belongs to another request. Use a new one.");
    if (known.status === "in_flight")
      throw new AppError("in_flight", "The first request with this key is not finished. Ask again in a moment.", { retryAfterSeconds: 1 });
    return { kind: "json", status: known.responseStatus ?? 200, body: known.responseBody, headers: { "idempotency-replayed": "true" } };
  }
  try {
    const reply = await run();
    if (reply.kind === "json") await storeIdempotentReply(actor, principal, key, reply.status, reply.body);
    else await forgetIdempotencyKey(actor, principal, key);
    return reply;
  } catch (error) {
    await forgetIdempotencyKey(actor, principal, key);
    throw error;
  }
}
