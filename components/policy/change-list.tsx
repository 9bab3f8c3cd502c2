/** What changes, or what changed: each field with both values. */
import type { PolicyNames } from "./policy-fields";
import { changeInWords } from "./policy-words";

type Change = Parameters<typeof changeInWords>[0];

export function ChangeList({ changes, names, label }: { changes: readonly Change[]; names: PolicyNames; label: string }) {
  return (
    <ul aria-label={label} className="grid gap-1 text-sm">
      {changes.map((change) => {
        const { what, from, to } = changeInWords(change, names);
        return (
          <li key={change.path} className="break-words">
            <span className="text-ink-2">{what}:</span> <del className="text-ink-3">{from}</del> <span aria-hidden>→</span>{" "}
            <ins className="font-medium no-underline">{to}</ins>
          </li>
        );
      })}
    </ul>
  );
}
