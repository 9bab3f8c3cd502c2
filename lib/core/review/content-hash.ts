/** What an approval names: SHA-256 over exactly what the visitor will see. Hashing is a pure function, so node:crypto is allowed here. */
import { createHash } from "node:crypto";

export type ShownSource = { articleId: string; title: string; url: string | null; quote: string };

/** Lower-case hex. The same text and sources give the same hash on every road: web, Slack, e-mail, API. */
export function contentSha256(text: string, sources: readonly ShownSource[]): string {
  const shown = { text, sources: sources.map(({ articleId, title, url, quote }) => [articleId, title, url, quote]) };
  return createHash("sha256").update("handrail-content-v1\n").update(JSON.stringify(shown)).digest("hex");
}
