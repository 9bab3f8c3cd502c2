/** What was tried where a goal is missed, and why it stays missed; told in docs/evals.md as long as the figure misses it. */
import type { Metric } from "./metric";

type Tried = { suite: string; metric: RegExp; words: string };

const nearby =
  "Tried: a linear judge for every article, its margin, its share among all and how typical the question is of the article's own, stacked with the coverage of words. Reason: what is left out of the knowledge are matters of the same bank, in the same words.";
const fewExemplars =
  "Tried: exemplars as documents of their own, a judge for every article, coverage, margins. Reason: short messages full of slips, and a handful of exemplars an article; an article learns only as exemplars are kept.";

const tries: readonly Tried[] = [
  { suite: "scope", metric: /^scope_banking77 (?:out-of-scope|acc@1)/u, words: nearby },
  { suite: "selective", metric: /^scope_banking77 coverage at 5 %/u, words: nearby },
  { suite: "scope", metric: /^scope_hint3/u, words: fewExemplars },
  {
    suite: "helpcentre",
    metric: /^helpcentre_covid/u,
    words:
      "Tried: units of a passage, bigrams, coverage and agreement stacked. Reason: passages without exemplars, and questions of a crowd in other words than the passage; a quarter of the passages is left out and its neighbours stay.",
  },
  {
    suite: "helpcentre",
    metric: /^helpcentre_mtragun/u,
    words: "Tried: earlier questions of the conversation weighed in. Reason: one question more in about 180 reaches it; the interval holds the goal.",
  },
  {
    suite: "repeat",
    metric: /handed over by the second repeat/u,
    words:
      "Tried: a limit for each pair (0.5: 67 and 20 %; 0.25: 74 and 41 %); the average of all pairs (95 and 73 %, and then three of four conversations that merely go on about one matter); both weighed, with the part of the article that answers (what stands here). Reason: nobody says that an answer did not help, and who asks on looks much like who asks again.",
  },
  {
    suite: "cost",
    metric: /p95/u,
    words:
      "Tried: earlier messages and searches are remembered, patterns are not copied. Reason: processor time on a machine that several share, where the same code took 12 to 16 ms within an hour; the interval is wide, and all that is measured on a turn counts.",
  },
  {
    suite: "sensitive",
    metric: /^in source: recall/u,
    words:
      "Tried: hashed models of 4,096 to 32,768 buckets, costs of 1 to 20, the rules' findings and evidence as measures of the model (93.8 to 95.4 %). Reason: disputes of a bank and harmless questions about payments share their words at 3 % of harmless messages taken.",
  },
  {
    suite: "sensitive",
    metric: /^left out: banking77/u,
    words:
      "Tried: the classifier at shares of 3 and 5 %, with and without what the rules found. Reason: questions about rates, fees and declined payments count as disputes there and not in the other sources, so that nobody teaches them.",
  },
  {
    suite: "sensitive",
    metric: /^left out: multidogo/u,
    words:
      "Tried: the classifier at shares of 3 and 5 %, hashed and with a vocabulary. Reason: disputes told in the middle of a dialogue, in a few words; two more of 150 reach it, and the interval holds the goal.",
  },
  {
    suite: "sensitive",
    metric: /harmless taken/u,
    words:
      "The limit is chosen on sources that were strange while it was chosen, for 5 %; on the next stranger it is a little more. The interval holds the goal.",
  },
  {
    suite: "sensitive",
    metric: /^left out|^source left out/u,
    words:
      "Tried: fewer words are enough in long stories (legal) and for family matters (mental health), a pattern of questions about rights (no gain, dropped), looser limits (legal 95 % and mental health 95 %, at up to 1.3 % more customers taken wrongly, dropped). Reason: one source a topic, so that the rules stand alone; a few dozen records.",
  },
  {
    suite: "sentiment",
    metric: /^shift/u,
    words:
      "Tried: two messages in a row weigh more than one, a scale set on calm messages that the model has not seen, words of outright anger that count for themselves. Reason: the limit keeps false shifts at one in a hundred; the interval holds the goal.",
  },
  {
    suite: "grounding",
    metric: /mtRAG/u,
    words:
      "Tried: rarity of words, names and numbers, order and places of evidence in a linear model. Reason: answers in words of their own, which words alone do not tell from invention; 255 answers, the interval holds the goal. Without a model the bot answers in verbatim extracts.",
  },
  {
    suite: "repeat",
    metric: /banking77/u,
    words:
      "Tried: similarity of words with the answers that both questions would get, weighed together. Reason: the other questions were chosen as the closest in words of forty, and their answers are neighbours.",
  },
];

export function triesOf({ suite, metric }: Metric): string {
  return tries.find((tried) => tried.suite === suite && tried.metric.test(metric))?.words ?? "Nothing yet.";
}
