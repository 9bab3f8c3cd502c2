/** What may be sent: checked here for the visitor's sake, and by the server for everybody's. */
import type { AttachmentKind } from "@/lib/contracts/widget/channel";

/** Endings by kind; the server looks at the bytes. */
const endings: Record<AttachmentKind, string> = {
  image: "png jpg jpeg gif webp avif heic",
  pdf: "pdf",
  text: "txt log md csv",
  office: "docx xlsx pptx odt ods odp rtf",
  archive: "zip",
  media: "mp3 m4a ogg oga opus wav mp4 webm mov",
};

/** For the file dialog: `.png,.jpg,…`. */
export function acceptOf(kinds: readonly AttachmentKind[]): string {
  return kinds
    .flatMap((kind) => (endings[kind] ?? "").split(" "))
    .map((ending) => `.${ending}`)
    .join();
}

export type FileFault = "tooLarge" | "wrongType" | "empty";

/** Why a file is not taken; null when it is. */
export function faultOf(file: { name: string; size: number }, rules: { kinds: readonly AttachmentKind[]; limitBytes: number }): FileFault | null {
  const ending = /\.(\w+)$/.exec(file.name.toLowerCase())?.[0];
  if (!ending || !acceptOf(rules.kinds).split(",").includes(ending)) return "wrongType";
  if (!file.size) return "empty";
  return file.size > rules.limitBytes ? "tooLarge" : null;
}

/** "1.4 MB", in the visitor's language. */
export function sizeText(tag: string, bytes: number): string {
  const [value, unit] = bytes < 1e3 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return value.toLocaleString(tag, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 });
}
