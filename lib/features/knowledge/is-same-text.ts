import "server-only";
import type { ArticleText } from "@/lib/db/article";

/** Word for word: then there is nothing to store. */
export function isSameText(a: ArticleText, b: ArticleText): boolean {
  return (
    a.title === b.title &&
    a.body === b.body &&
    a.url === b.url &&
    a.exemplars.length === b.exemplars.length &&
    a.exemplars.every((exemplar, index) => exemplar === b.exemplars[index])
  );
}
