/**
 * Files under a message. They are fetched with the visitor's token and never by address: no link can leak. Images are
 * drawn on a canvas, which no `img-src` of the page refuses; everything else is a row that downloads.
 */
import type { Attachment } from "@/lib/contracts/widget/attachment";
import { h, setAll } from "../dom";
import type { ViewContext } from "../view-context";
import type { ExtraWords } from "../words";
import { fill } from "../words";
import { sizeText } from "./file-rules";
import { extraIcon } from "./icons";
import { saveAs } from "./save-as";
import { fetchFile } from "./transfer";

/** Thumbnails are drawn for nothing larger, and at most this large, in CSS pixels. */
const thumbnailBytes = 10_000_000;
const thumbnailPx = 220;

const drawn = /^image\/(png|jpeg|gif|webp)$/;

export function createMessageFiles(files: readonly Attachment[], context: ViewContext, words: ExtraWords): HTMLElement {
  return h("div.files", {}, ...files.map((file) => createFile(file, context, words)));
}

function createFile(file: Attachment, { api, store, words: { tag, failed } }: ViewContext, words: ExtraWords): HTMLElement {
  const { id, name, contentType, sizeBytes } = file;
  const path = (): string => `conversations/${store.get().conversation?.id}/attachments/${id}`;
  const text = h("span.file-name", {}, h("bdi", {}, name), h("small", {}, sizeText(tag, sizeBytes)));
  const row = h(
    "button.file",
    { type: "button", "data-testid": "file", "aria-label": fill(words.openFile, { name }), onclick: () => void save(), disabled: file.erased },
    extraIcon("file"),
    text,
  );

  async function save(): Promise<void> {
    const blob = await fetchFile(api, path());
    if (blob) saveAs(blob, name);
    else store.set({ notice: failed });
  }

  async function show(): Promise<void> {
    const blob = await fetchFile(api, path());
    if (!blob) return;
    try {
      const bitmap = await createImageBitmap(blob);
      const scale = Math.min(1, thumbnailPx / bitmap.width, thumbnailPx / bitmap.height);
      const canvas = h("canvas", { role: "img", "aria-label": fill(words.image, { name }), "data-testid": "thumbnail" });
      canvas.width = Math.max(1, bitmap.width * scale);
      canvas.height = Math.max(1, bitmap.height * scale);
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      bitmap.close();
      setAll(row, { "data-drawn": true });
      row.prepend(canvas);
    } catch {
      // It is no picture that this browser can draw: the row stays.
    }
  }

  if (drawn.test(contentType) && sizeBytes <= thumbnailBytes && !file.erased) void show();
  return row;
}
