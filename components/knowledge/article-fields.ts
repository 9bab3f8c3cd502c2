/** An article as the editor's fields, and back. */
import type { Article } from "@/lib/contracts/api/article";
import type { ArticleText } from "./api";

export type ArticleFields = { title: string; body: string; exemplars: string; url: string; collection: string };

/** null is a new article. */
export function articleFields(article: Article | null): ArticleFields {
  return {
    title: article?.title ?? "",
    body: article?.body ?? "",
    exemplars: article?.exemplars.join("\n") ?? "",
    url: article?.url ?? "",
    collection: article?.collection?.name ?? "",
  };
}

export function textOfFields(fields: ArticleFields): ArticleText {
  return {
    title: fields.title.trim(),
    body: fields.body,
    exemplars: fields.exemplars
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
    url: fields.url.trim() || null,
    collection: fields.collection.trim() || null,
  };
}
