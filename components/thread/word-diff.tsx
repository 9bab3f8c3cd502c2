/** What an edit takes out and puts in, word by word. Marked by strike and underline as well as by colour. */
import { diffWordsWithSpace } from "diff";
import { cn } from "@/lib/client/cn";

export function WordDiff({ before, after, className }: { before: string; after: string; className?: string }) {
  return (
    <p dir="auto" className={cn("text-sm wrap-anywhere whitespace-pre-wrap text-ink-2", className)}>
      {diffWordsWithSpace(before, after).map((part, index) =>
        part.added ? (
          <ins key={index} className="bg-approved-wash text-approved decoration-approved-mark">
            {part.value}
          </ins>
        ) : part.removed ? (
          <del key={index} className="bg-failed-wash text-failed decoration-failed-mark">
            {part.value}
          </del>
        ) : (
          <span key={index}>{part.value}</span>
        ),
      )}
    </p>
  );
}
