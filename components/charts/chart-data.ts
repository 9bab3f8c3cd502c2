/** What a prepared chart consists of. Views draw it and decide nothing. */
import type { Figures } from "@/lib/core/metrics/figures";

/** A bar's stretch of time with its figures, as a report holds it. */
export type Stretch = { readonly from: string; readonly to: string; readonly unfinished: boolean; readonly figures: Figures };

/** The address of the conversations behind a number: of a stretch, or of the whole range. */
export type Behind = (segment: string, stretch?: { readonly from: string; readonly to: string }) => string;

/** A meaning with its colour from design.md; never shown without its word. */
export type Tone = "bot" | "waiting" | "person" | "approved" | "failed" | "quiet";

export type Series = {
  readonly key: string;
  readonly name: string;
  readonly tone: Tone;
  /** For the whole range, in words. */ readonly total: string;
  readonly href: string | null;
};

/** A value that is null is a gap. */
export type Point = {
  readonly label: string;
  /** The label at the axis: short, and no two alike. */
  readonly tick: string;
  readonly unfinished: boolean;
  readonly values: Readonly<Record<string, number | null>>;
  readonly hrefs: Readonly<Record<string, string>>;
};

export type TimeChart = { readonly series: readonly Series[]; readonly points: readonly Point[] };

/**
 * Shares, 0 to 1, of a share, with what they would be at best or at most; null where one has no point. `top`: end of the upward scale. `words`: what
 * a point is.
 */
export type CurveChart = {
  readonly points: readonly { readonly x: number; readonly found: number | null; readonly ideal: number | null; readonly words: string }[];
  readonly found: string;
  readonly ideal: string;
  readonly across: string;
  readonly up: string;
  readonly top: number;
};

export type Cell = { readonly text: string; readonly href: string | null };
export type DataTable = { readonly columns: readonly string[]; readonly rows: readonly { readonly head: string; readonly cells: readonly Cell[] }[] };

/** A number without conversations has no address. */
export function countCell(count: number, text: string, href: string): Cell {
  return { text, href: count === 0 ? null : href };
}
