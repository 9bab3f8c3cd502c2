/** A count beside its limit, with a bar. The words say everything; the bar is for the eye. */
import { cn } from "@/lib/client/cn";

export function LimitRow({
  name,
  count,
  limit,
  words,
  note,
}: {
  name: string;
  count: number;
  /** Null: none. */
  limit: number | null;
  words: (count: number) => string;
  note?: string;
}) {
  const share = limit === null ? 0 : Math.min(1, count / limit);
  return (
    <li className="grid content-start gap-1 text-sm">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>{name}</span>
        <span className="tabular text-ink-2">
          <span className="font-medium text-ink">{words(count)}</span>
          {limit === null ? ", no limit" : ` of ${words(limit)}`}
          {share >= 1 ? <span className="pl-1.5 text-failed">full</span> : null}
        </span>
      </span>
      {limit === null ? null : (
        <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
          <span
            className={cn("block h-full rounded-full", share >= 1 ? "bg-failed-mark" : share >= 0.8 ? "bg-waiting-mark" : "bg-line-strong")}
            style={{ width: `${Math.max(count > 0 ? 1 : 0, share * 100)}%` }}
          />
        </span>
      )}
      {note === undefined ? null : <span className="text-xs text-ink-3">{note}</span>}
    </li>
  );
}
