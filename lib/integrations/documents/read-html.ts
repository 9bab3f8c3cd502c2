import "server-only";
/** A page as one article: its main part, without navigation, banners and footers. Scripts do not run and nothing is loaded. */
import { titleLimit, urlLimit } from "@/lib/core/knowledge/article-limits";
import { chooseTitle } from "@/lib/core/knowledge/choose-title";
import { cleanText } from "@/lib/core/knowledge/clean-text";
import { cutLongText } from "@/lib/core/knowledge/cut-long-text";
import type { ParsedArticle } from "@/lib/core/knowledge/parsed-import";
import { type ReadArticles, unreadable, type Unreadable } from "@/lib/core/knowledge/read-document";
import { decodeText, encodingNote } from "./decode-text";
import { htmlToText } from "./html-to-text";

/** Code units; what Readability finds below it is likely a teaser, and the whole page is taken. */
const shortText = 140;
const furniture = "script,style,noscript,template,nav,header,footer,aside,form,iframe,[role=navigation],[role=banner],[role=contentinfo],[aria-hidden=true]";

/** `url` is the page's address when it came from the web; links are read against it. */
export async function readHtml(bytes: Uint8Array, url: string | null, contentType: string | null): Promise<ReadArticles | Unreadable> {
  // Loaded where it is used: a server that reads no page carries no browser.
  const [{ JSDOM, VirtualConsole }, { Readability }] = await Promise.all([import("jsdom"), import("@mozilla/readability")]);
  const decoded = decodeText(bytes, charsetOf(contentType) ?? metaCharset(bytes));
  const dom = new JSDOM(decoded.text, { url: url ?? "https://document.invalid/", virtualConsole: new VirtualConsole() });
  try {
    const { document } = dom.window;
    const heading = document.querySelector("main h1, article h1, h1")?.textContent ?? "";
    const named = heading.trim() || (document.title.split(/\s+[|–—]\s+/)[0] ?? "").trim();
    const whole = withoutFurniture(document);
    const main = new Readability(document, { charThreshold: shortText }).parse();
    const found = main?.content ? htmlToText(main.content) : "";
    const body = withoutTitle(found.length >= shortText || found.length >= whole.length ? found : whole, named);
    if (body === "")
      return unreadable("no_text", "The page holds no text. Pages that are drawn by scripts cannot be read; save what it shows and import that.");
    const title = cleanText(named.replace(/\s+/g, " "), titleLimit);
    const name = title.ok && title.text !== "" ? title.text : chooseTitle(body);
    const parts = cutLongText(body);
    const articles = parts.map((part, index) => article(parts.length === 1 ? name : `${name} (${index + 1} of ${parts.length})`, part, url));
    return { kind: "articles", articles, problems: [], problemCount: 0, note: encodingNote(decoded) };
  } finally {
    dom.window.close();
  }
}

function article(title: string, body: string, url: string | null): ParsedArticle {
  const usable = url !== null && url.length <= urlLimit ? url : null;
  return { line: 1, externalId: null, title: cleanOr(title), body: cleanOr(body), exemplars: [], url: usable, collection: null };
}

/** What a parser lets through and a database does not take. */
function cleanOr(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed().normalize("NFC").trim();
}

function withoutFurniture(document: Document): string {
  const body = document.body?.cloneNode(true) as HTMLElement | undefined;
  if (!body) return "";
  for (const element of body.querySelectorAll(furniture)) element.remove();
  return htmlToText(body.innerHTML);
}

/** The heading is the title and is not said again. */
function withoutTitle(text: string, title: string): string {
  const [first = "", ...rest] = text.split("\n");
  return title !== "" && first.trim() === title ? rest.join("\n").trim() : text;
}

function charsetOf(contentType: string | null): string | null {
  return /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? "")?.[1] ?? null;
}

/** HTML, "prescan a byte stream": the first kilobyte says it or nothing does. */
function metaCharset(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ?? null;
}
