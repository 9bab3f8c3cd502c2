/** A passage with the words that another one about the same does not have. */
import { diffWordsWithSpace } from "diff";

/** A comparison that takes longer than this is given up, in milliseconds; the passage is then shown without marks. */
const timeoutMs = 200;

export function MarkedPassage({ text, other }: { text: string; other: string }) {
  const parts: { value: string; added?: boolean; removed?: boolean }[] | undefined = diffWordsWithSpace(other, text, { timeout: timeoutMs });
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap text-ink-2">
      {(parts ?? [{ value: text }]).map((part, index) =>
        part.removed ? null : part.added ? (
          <mark key={index} className="bg-failed-wash text-failed underline decoration-failed-mark">
            {part.value}
          </mark>
        ) : (
          <span key={index}>{part.value}</span>
        ),
      )}
    </p>
  );
}
