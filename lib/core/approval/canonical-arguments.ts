/** What an approval is bound to: the hash of an action's name and of its arguments' canonical text (RFC 8785). Hashing is pure, so node:crypto is allowed. */
import { createHash } from "node:crypto";
import { canonicalJson } from "../audit-chain/canonical-json";

/**
 * Lower-case hex. The order of fields does not matter, every value does: texts are compared as they were sent, without normalisation.
 * Throws a TypeError for what canonical JSON cannot say.
 */
export function argumentsSha256(action: string, given: unknown): string {
  return createHash("sha256")
    .update(`handrail-approval-arguments/1\n${action}\n${canonicalJson(given)}`, "utf8")
    .digest("hex");
}
