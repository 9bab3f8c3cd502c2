/** zod shapes of ids on the wire. Parsing turns `msg_…` into the uuid inside; a malformed id is answered like a missing one. */
import { z } from "zod";
import type { Id, IdKind } from "@/lib/core/kernel/ids";
import { idPrefixes } from "@/lib/core/kernel/ids";
import { fromWireId } from "@/lib/core/kernel/wire-ids";

/** An id in an answer: a string with its prefix. */
export function wireId(kind: IdKind) {
  return z.string().regex(new RegExp(`^${idPrefixes[kind]}_[1-9A-HJ-NP-Za-km-z]{22}$`));
}

/** An id in a request (path, query or body). A text that is no id of that kind becomes the nil uuid, which names nothing. */
export function wireIdInput<Kind extends IdKind>(kind: Kind) {
  return z
    .string()
    .max(64)
    .transform((text) => fromWireId(kind, text) ?? ("00000000-0000-0000-0000-000000000000" as Id<Kind>));
}
