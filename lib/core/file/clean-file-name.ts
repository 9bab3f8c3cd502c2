/**
 * A name from a stranger's disk as it can be shown and saved anywhere: no path, no control, invisible or direction characters, nothing that a
 * file system reserves, and an ending that fits what the file is, so that `photo.exe` with a picture in it ends in `.png`.
 */

const longestGraphemes = 100;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** `endings`: those that fit the content, the usual one first; none leaves the ending as it is. */
export function cleanFileName(given: string, endings: readonly string[]): string {
  const line = (given.isWellFormed() ? given : "")
    .normalize("NFC")
    .replace(/^.*[/\\]/su, "")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}<>:"|?*]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[\s.]+|[\s.]+$/gu, "");
  const dot = line.lastIndexOf(".");
  const ending = dot > 0 ? line.slice(dot + 1).toLowerCase() : "";
  const fits = endings.length === 0 || endings.includes(ending);
  const stem = (fits && ending !== "" ? line.slice(0, dot) : line).replace(/[\s.]+$/u, "");
  const last = fits ? (ending === "" ? (endings[0] ?? "") : ending) : (endings[0] ?? "");
  const safe = stem === "" || reserved.test(stem) ? `file${stem === "" ? "" : ` ${stem}`}` : stem;
  const cut = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(safe)].slice(0, longestGraphemes).map(({ segment }) => segment);
  return last === "" ? cut.join("") : `${cut.join("")}.${last.slice(0, 12)}`;
}
