/** Saves bytes under a name, as a click on a download link does. */
import { h } from "../dom";

export function saveAs(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
