/** Colours of meaning for marks and swatches. A tone never stands without its word. */
import type { Tone } from "./chart-data";

export const toneColour: Record<Tone, string> = {
  bot: "var(--bot-mark)",
  waiting: "var(--waiting-mark)",
  person: "var(--person-mark)",
  approved: "var(--approved-mark)",
  failed: "var(--failed-mark)",
  quiet: "var(--line-strong)",
};

export const toneSwatch: Record<Tone, string> = {
  bot: "bg-bot-mark",
  waiting: "bg-waiting-mark",
  person: "bg-person-mark",
  approved: "bg-approved-mark",
  failed: "bg-failed-mark",
  quiet: "bg-line-strong",
};
