/** Amounts of money: found with the right value and currency, and nothing where there is none. */
import { findAmounts } from "@/lib/core/escalation/find-amounts";
import { type Folders, heldOut } from "./folders";
import { mean } from "./measure";
import { measure, type Metric } from "./metric";
import { readRecords, textOf } from "./read-records";

type Gold = { span: [number, number]; value: { amount: number; currency: string } };

/** The rules learn nothing, so only the held-out file is read. Right: the place overlaps, amount and currency are equal; "ambiguous" means that no currency may be claimed. */
export function runAmounts(folders: Folders): Metric[] {
  const records = (readRecords(heldOut(folders), "amounts.jsonl") ?? []).map((record) => ({
    gold: (Array.isArray(record["amounts"]) ? record["amounts"] : []) as Gold[],
    found: findAmounts(textOf(record, "text")),
  }));
  if (records.length === 0) return [];
  const pairs = records.flatMap(({ gold, found }) =>
    gold.map(({ span: [start, end], value }) => {
      const match = found.find(({ span }) => span.start < end && span.end > start);
      return { amount: match?.amount === value.amount, currency: match !== undefined && (match.currency ?? "ambiguous") === value.currency };
    }),
  );
  const wrong = records.map(({ gold, found }) => found.some(({ span }) => !gold.some(({ span: [start, end] }) => span.start < end && span.end > start)));
  return [
    measure({ suite: "amounts", metric: "exact", better: "higher", goal: 0.98, baseline: 62 / 65 }, pairs, (items) =>
      mean(items.map(({ amount, currency }) => Number(amount && currency))),
    ),
    measure({ suite: "amounts", metric: "currency right", better: "higher", goal: 0.98 }, pairs, (items) =>
      mean(items.map(({ currency }) => Number(currency))),
    ),
    measure({ suite: "amounts", metric: "messages with a false one", better: "lower", goal: 0 }, wrong, (items) => mean(items.map(Number))),
  ];
}
