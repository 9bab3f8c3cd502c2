import "server-only";
/** Makes ids: uuidv7, so that rows of a table lie in the order they were made. */
import { uuidv7 } from "uuidv7";
import type { Id, IdKind } from "@/lib/core/kernel/ids";

export function newId<Kind extends IdKind>(): Id<Kind> {
  return uuidv7() as Id<Kind>;
}
