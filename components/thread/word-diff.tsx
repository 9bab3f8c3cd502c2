/** What an edit takes out and puts in, word by word; a text that is mostly new stands whole below the old one. Marked by strike and underline as well as by colour. */
import { diffWordsWithSpace } from "diff";
import { cn } from "@/lib/client/cn";
import { Visible } from "./visible";

/** Share of the longer text that must be unchanged for a word-by-word view to be readable. */
const readableShare = 0.4;
/** A word-by-word comparison that takes longer than this is given up, in milliseconds. */
const timeoutMs = 200;

type Part = { value: string; added?: boolean; removed?: boolean };

export function WordDiff({ before, after, className }: { before: string; after: string; className?: string }) {
  return (
    <p dir="auto" className={cn("text-sm wrap-anywhere whitespace-pre-wrap text-ink-2", className)}>
      {partsOf(before, after).map((part, index) =>
        part.added ? (
          <ins key={index} className="bg-approved-wash text-approved decoration-approved-mark">
            <Visible text={part.value} />
          </ins>
        ) : part.removed ? (
          <del key={index} className="bg-failed-wash text-failed decoration-failed-mark">
            <Visible text={part.value} />
          </del>
        ) : (
          <Visible key={index} text={part.value} />
        ),
      )}
    </p>
  );
}

function partsOf(before: string, after: string): Part[] {
  const parts: Part[] | undefined = diffWordsWithSpace(before, after, { timeout: timeoutMs });
  const kept = (parts ?? []).filter((part) => !part.added && !part.removed).reduce((sum, part) => sum + part.value.trim().length, 0);
  if (parts && kept >= readableShare * Math.max(before.length, after.length)) return parts;
  return [{ value: before, removed: true }, { value: "\n\n" }, { value: after, added: true }];
}
