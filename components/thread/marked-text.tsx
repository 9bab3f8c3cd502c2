/** Text with passages marked; characters that would hide or turn it are shown by name, as everywhere. */
import { cn } from "@/lib/client/cn";
import { Visible } from "./visible";

export type Marked = { start: number; end: number };

export function MarkedText({
  text,
  marks,
  label,
  markClass,
  className,
}: {
  text: string;
  marks: readonly Marked[];
  label: string;
  markClass: string;
  className?: string;
}) {
  return (
    <p dir="auto" className={cn("text-base wrap-anywhere whitespace-pre-wrap", className)}>
      {piecesOf(text, marks).map(({ words, isMarked }, index) =>
        isMarked ? (
          <mark key={index} title={label} className={cn("rounded-[2px] text-inherit", markClass)}>
            <Visible text={words} />
          </mark>
        ) : (
          <Visible key={index} text={words} />
        ),
      )}
    </p>
  );
}

/** The whole text in pieces, marked or not; marks that overlap are one. */
function piecesOf(text: string, marks: readonly Marked[]): { words: string; isMarked: boolean }[] {
  const pieces: { words: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((left, right) => left.start - right.start)) {
    const from = Math.max(at, start);
    const to = Math.min(text.length, end);
    if (to <= from) continue;
    if (from > at) pieces.push({ words: text.slice(at, from), isMarked: false });
    pieces.push({ words: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ words: text.slice(at), isMarked: false });
  return pieces;
}
