import "server-only";
/** The text of a PDF as articles. Pictures of text are not read, and said so by page. */
import type { getDocumentProxy } from "unpdf";
import { namedProblemLimit, titleLimit } from "@/lib/core/knowledge/article-limits";
import { chooseTitle } from "@/lib/core/knowledge/choose-title";
import { cleanText } from "@/lib/core/knowledge/clean-text";
import { cutLongText } from "@/lib/core/knowledge/cut-long-text";
import { joinPdfLines, type PdfLine } from "@/lib/core/knowledge/join-pdf-lines";
import { type DocumentProblem, type ReadArticles, unreadable, type Unreadable } from "@/lib/core/knowledge/read-document";

type TextItem = { str: string; hasEOL: boolean; height: number; transform: number[] };
type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** `name` is the file's, for a PDF that has no title. */
export async function readPdf(bytes: Uint8Array, name: string, url: string | null): Promise<ReadArticles | Unreadable> {
  const unpdf = await import("unpdf");
  let pdf: Pdf;
  try {
    pdf = await unpdf.getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    return (error as Error).name === "PasswordException"
      ? unreadable("encrypted", "The PDF is protected by a password. Save it without one, then import it again.")
      : unreadable("damaged", "The PDF is damaged and cannot be opened. Save it again, then import it again.");
  }
  const pages: PdfLine[][] = [];
  const problems: DocumentProblem[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const lines = await linesOf(pdf, number);
    pages.push(lines ?? []);
    if (lines === null) problems.push({ unit: "page", at: number, message: "is damaged" });
    else if (lines.every(({ text }) => text.trim() === "")) problems.push({ unit: "page", at: number, message: "holds no text, only pictures or nothing" });
  }
  const body = clean(joinPdfLines(pages));
  if (body === "") {
    const count = `${pdf.numPages} ${pdf.numPages === 1 ? "page" : "pages"}`;
    return unreadable("no_text", `None of its ${count} holds text: they are pictures, as of a scanner. Have the text recognised (OCR), then import it again.`);
  }
  const title = await titleOf(pdf, name, body);
  await pdf.cleanup().catch(() => undefined);
  const parts = cutLongText(body);
  return {
    kind: "articles",
    articles: parts.map((part, index) => ({
      line: 1,
      externalId: null,
      title: parts.length === 1 ? title : `${title} (${index + 1} of ${parts.length})`,
      body: part,
      exemplars: [],
      url,
      collection: null,
    })),
    problems: problems.slice(0, namedProblemLimit),
    problemCount: problems.length,
    note: null,
  };
}

/** Null when the page cannot be read. */
async function linesOf(pdf: Pdf, number: number): Promise<PdfLine[] | null> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return toLines(items.filter((item): item is typeof item & TextItem => "str" in item));
  } catch {
    return null;
  }
}

function toLines(items: readonly TextItem[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let text = "";
  let height = 0;
  let y: number | null = null;
  let above: number | null = null;
  const close = () => {
    if (text.trim() === "") return;
    lines.push({ text, gap: above === null || y === null || height === 0 ? 0 : Math.abs(above - y) / height });
    above = y;
    text = "";
    height = 0;
    y = null;
  };
  for (const item of items) {
    if (item.str.trim() !== "") {
      y ??= item.transform[5] ?? 0;
      height = Math.max(height, item.height);
    }
    text += item.str;
    if (item.hasEOL) close();
  }
  close();
  // Gaps in lines of that page, so that wide spacing is not a paragraph at every line.
  const usual = median(lines.slice(1).map((line) => line.gap));
  return lines.map((line) => ({ ...line, gap: usual > 0 ? line.gap / usual : line.gap }));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function titleOf(pdf: Pdf, name: string, body: string): Promise<string> {
  const said: unknown = await import("unpdf")
    .then(({ getMeta }) => getMeta(pdf))
    .then(
      ({ info }) => info.Title as unknown,
      () => null,
    );
  const fromFile = name.replace(/\.pdf$/i, "").replaceAll(/[_-]+/g, " ");
  for (const candidate of [typeof said === "string" && !/\.(?:docx?|indd|tex|pdf)$/i.test(said) ? said : "", fromFile]) {
    const cleaned = cleanText(clean(candidate).replace(/\s+/g, " "), titleLimit);
    if (cleaned.ok && cleaned.text !== "" && !/^untitled$/i.test(cleaned.text)) return cleaned.text;
  }
  return chooseTitle(body);
}

function clean(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed().normalize("NFC").trim();
}
