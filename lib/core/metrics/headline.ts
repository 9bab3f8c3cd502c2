/** The sentence on top of the metrics: how many were handed off, against the stretch before, and the reason that moved it most. */
import type { Figures } from "./figures";

/** Below this many conversations a difference is chance. */
const fewest = 10;

export type HeadlineInput = {
  readonly current: Figures;
  readonly previous: Figures;
  /** The stretch before, as the sentence names it: "the week before". */
  readonly before: string;
  /** A reason's code in words: "not sure enough". */
  readonly reasonWords: (code: string) => string;
};

export function headlineOf({ current, previous, before, reasonWords }: HeadlineInput): string {
  if (current.handoffRate === null) return "No conversations in this time.";
  const lead = `${percent(current.handoffRate)} handed off`;
  const [first] = current.reasons;
  if (current.conversations < fewest || previous.conversations < fewest || previous.handoffRate === null)
    return first ? `${lead}; mostly: ${reasonWords(first.code)}.` : `${lead}.`;
  const points = Math.round((current.handoffRate - previous.handoffRate) * 100);
  if (points === 0) return `${lead}, as in ${before}${first ? `; mostly: ${reasonWords(first.code)}` : ""}.`;
  const why = mostMoved(current, previous, Math.sign(points));
  const change = `${Math.abs(points)} ${Math.abs(points) === 1 ? "point" : "points"} ${points < 0 ? "fewer" : "more"} than ${before}`;
  return `${lead}, ${change}${why === null ? "" : `; “${reasonWords(why)}” is why`}.`;
}

/** The reason whose share of all conversations went furthest in that direction; null when none went there. */
function mostMoved(current: Figures, previous: Figures, direction: number): string | null {
  const codes = new Set([...current.reasons, ...previous.reasons].map(({ code }) => code));
  const share = (figures: Figures, code: string) => (figures.reasons.find((each) => each.code === code)?.count ?? 0) / figures.conversations;
  let found: { code: string; moved: number } | null = null;
  for (const code of [...codes].sort()) {
    const moved = (share(current, code) - share(previous, code)) * direction;
    if (moved > 0 && (found === null || moved > found.moved)) found = { code, moved };
  }
  return found?.code ?? null;
}

function percent(rate: number): string {
  return `${Math.round(rate * 100)} %`;
}
