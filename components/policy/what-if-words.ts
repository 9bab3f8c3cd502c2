/** What a staged policy would have done, in words. Pure. */
import { rateWords } from "@/components/charts/format-figures";
import type { PolicyReplay } from "@/lib/contracts/api/what-if";

type Outlook = PolicyReplay["before"];
type Wrong = Outlook["wrong"];
type Flip = PolicyReplay["flips"][number];

const doneWords: Readonly<Record<Flip["before"], string>> = {
  answer: "answered",
  clarify: "asked back",
  refuse: "declined",
  hold: "held as draft",
  handoff: "handed over",
};

/** Figures of a day: a tenth where it is little. */
function perDay(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 });
}

function wrongShare({ share }: Wrong): string {
  return share === null ? "not known" : `${rateWords(share.value)} (${rateWords(share.low)} to ${rateWords(share.high)})`;
}

export type FigureRow = { name: string; now: string; then: string };

export function figureRows({ before, after }: Pick<PolicyReplay, "before" | "after">): FigureRow[] {
  const row = (name: string, of: (outlook: Outlook) => string): FigureRow => ({ name, now: of(before), then: of(after) });
  return [
    row("Conversations with people, a day", ({ escalationsPerDay }) => perDay(escalationsPerDay)),
    row("Hours of people, a day", ({ hoursPerDay }) => perDay(hoursPerDay)),
    row("Answers without review", ({ actions }) => actions.answer.toLocaleString("en")),
    row("Wrong among them", ({ wrong }) => wrongShare(wrong)),
  ];
}

/** What the share of wrong answers stands on, or why there is none. */
export function wrongSentence({ answers, sentThen, drawn, graded, share, bounds }: Wrong): string {
  const unseen = answers - sentThen;
  const beyond = unseen > 0 ? ` Nobody has seen the words of ${count(unseen, "answer")} that ${unseen === 1 ? "was" : "were"} not sent then.` : "";
  if (share !== null) {
    const missing = drawn - graded;
    const like = missing === 1 ? "the one still to grade is" : `the ${missing.toLocaleString("en")} still to grade are`;
    const whatever =
      bounds === null ? "" : `; whatever ${missing === 1 ? "that one is" : "those are"}, they span ${rateWords(bounds.low)} to ${rateWords(bounds.high)}`;
    const more = missing > 0 ? `, where ${like} like them${whatever}` : "";
    return `Wrong answers are estimated from ${count(graded, "graded answer")} that chance has drawn; the brackets hold the truth in 95 of 100 cases${more}.${beyond}`;
  }
  const why = drawn === 0 ? "none of them has been drawn for grading" : `${count(drawn, "drawn answer")} ${drawn === 1 ? "is" : "are"} not graded yet`;
  return `How many answers are wrong nobody can tell: ${why}.${beyond}`;
}

export function flipSentence({ toPerson, toBot, otherwise }: PolicyReplay["flipped"]): string {
  const all = toPerson + toBot + otherwise;
  if (all === 0) return "No conversation goes another way.";
  const parts = [
    ...(toPerson > 0 ? [`${toPerson.toLocaleString("en")} to a person`] : []),
    ...(toBot > 0 ? [`${toBot.toLocaleString("en")} to the bot alone`] : []),
    ...(otherwise > 0 ? [`${otherwise.toLocaleString("en")} otherwise`] : []),
  ];
  return `${count(all, "conversation")} ${all === 1 ? "goes" : "go"} another way: ${parts.join(", ")}`;
}

export function flipInWords({ before, after }: Pick<Flip, "before" | "after">): { before: string; after: string } {
  return { before: doneWords[before], after: doneWords[after] };
}

/** On what it was tried. */
export function basisSentence({ turns, conversations, days, isBounded }: PolicyReplay): string {
  const bounded = isBounded ? " These are the newest; older ones are left out." : "";
  return `${count(turns, "turn")} of ${count(conversations, "conversation")} in ${count(days, "day")}, decided again from what was measured then.${bounded}`;
}

function count(number: number, what: string): string {
  return `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;
}
