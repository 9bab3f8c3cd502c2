/** The sets of conversations that a figure counts, by the name under which a click opens them. Each is also a measure or a sum of measures. */
import type { Cells } from "./cells";
import { durationNames } from "./durations";
import type { DurationName } from "./durations";
import { outcomes } from "./outcome";
import type { Outcome } from "./outcome";

export type Segment =
  | { readonly kind: "conversations" | "handed_off" | "ended" | "reopened" | "rated" | "reviewed" | "corrected" }
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  | { readonly kind: "reason"; readonly code: string }
  | { readonly kind: "duration"; readonly name: DurationName }
  | { readonly kind: "csat"; readonly path: "bot" | "person"; readonly score: number };

const plain = ["conversations", "handed_off", "ended", "reopened", "rated", "reviewed", "corrected"] as const;

/** `conversations`, `outcome.bot`, `reason.low_confidence`, `duration.botResponse`, `csat.person.5` …; null for anything else. */
export function readSegment(name: string): Segment | null {
  const [kind, first = "", second = "", ...rest] = name.split(".");
  if (rest.length > 0) return null;
  const known = plain.find((each) => each === name);
  if (known) return { kind: known };
  if (kind === "outcome" && second === "") return found(outcomes, first, (outcome) => ({ kind, outcome }));
  if (kind === "duration" && second === "") return found(durationNames, first, (each) => ({ kind, name: each }));
  if (kind === "reason" && second === "" && /^[a-z][a-z_]{0,59}$/.test(first)) return { kind, code: first };
  if (kind === "csat" && (first === "bot" || first === "person") && /^[1-5]$/.test(second)) return { kind, path: first, score: Number(second) };
  return null;
}

function found<T extends string>(list: readonly T[], name: string, make: (each: T) => Segment): Segment | null {
  const each = list.find((candidate) => candidate === name);
  return each === undefined ? null : make(each);
}

/** How many conversations of the counts are in the segment. */
export function countSegment(cells: Cells, segment: Segment): number {
  switch (segment.kind) {
    case "outcome":
      return cells.get(`outcome.${segment.outcome}`) ?? 0;
    case "reason":
      return cells.get(`reason.${segment.code}`) ?? 0;
    case "csat":
      return cells.get(`csat.${segment.path}.${segment.score}`) ?? 0;
    case "duration":
      return [...cells].reduce((sum, [measure, count]) => (measure.startsWith(`${segment.name}.`) ? sum + count : sum), 0);
    default:
      return cells.get(segment.kind) ?? 0;
  }
}
