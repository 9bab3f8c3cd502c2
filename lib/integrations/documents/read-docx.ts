import "server-only";
/** A Word document: its headings of the first level begin articles, as in Markdown. */
import { titleLimit } from "@/lib/core/knowledge/article-limits";
import { cleanText } from "@/lib/core/knowledge/clean-text";
import { parseMarkdown } from "@/lib/core/knowledge/parse-markdown";
import { type ReadArticles, unreadable, type Unreadable } from "@/lib/core/knowledge/read-document";
import { htmlToMarkdown } from "./html-to-text";
import { measureZip } from "./measure-zip";

export async function readDocx(bytes: Uint8Array, name: string, url: string | null): Promise<ReadArticles | Unreadable> {
  const size = await measureZip(bytes);
  if (size === "too_large") {
    return unreadable(
      "unpacks_too_large",
      "It unpacks to more than 100 MB, as no document of text does. If it is one, take out its pictures and import it again.",
    );
  }
  if (size === "encrypted") return unreadable("encrypted", "The document is protected by a password. Save it without one, then import it again.");
  if (size === "damaged") return damaged();
  const { default: mammoth } = await import("mammoth");
  let html: string;
  try {
    const options = { externalFileAccess: false, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) };
    html = (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options)).value;
  } catch {
    return damaged();
  }
  const parsed = parseMarkdown(htmlToMarkdown(html));
  if (parsed.articles.length === 0 && parsed.problemCount === 0) {
    return unreadable("no_text", "The document holds no text, only pictures or nothing.");
  }
  const named = cleanText(name.replace(/\.docx$/i, "").replaceAll(/[_-]+/g, " "), titleLimit);
  const hasHeadings = /<h[12]\b/i.test(html);
  const articles = parsed.articles.map((article) => ({
    ...article,
    title: !hasHeadings && parsed.articles.length === 1 && named.ok && named.text !== "" ? named.text : article.title,
    url,
  }));
  return {
    kind: "articles",
    articles,
    problems: parsed.problems.map(({ line, message }) => ({ unit: "line", at: line, message })),
    problemCount: parsed.problemCount,
    note: null,
  };
}

function damaged(): Unreadable {
  return unreadable("damaged", "The Word document is damaged and cannot be opened. Save it again, then import it again.");
}
