/**
 * Mood: anger and frustration among strangers, discontent of an airline's customers with and without labels, and shifts of mood over
 * conversations that are put together from single messages.
 */
import { judgeMood, readMood, scoreMood } from "@/lib/core/sentiment/judge-mood";
import type { MoodModels } from "@/lib/core/sentiment/mood-weights";
import { type MoodExample, trainMood } from "@/lib/core/sentiment/train-mood";
import { hashWords, scoreSmall } from "@/lib/core/text-model/small-model";
import { trainSmallModel } from "@/lib/core/text-model/train-small-model";
import { crossValidate } from "./cross-validate";
import { type Folders, heldOut } from "./folders";
import { auroc, mean, type Scored } from "./measure";
import { measure, type Metric } from "./metric";
import { seededRandom } from "./random";
import { readRecords, textOf, textsOf } from "./read-records";

type Stranger = MoodExample & { neutral: boolean };
type Customer = { text: string; negative: boolean };
type Judged = { mood: { frustration: number; anger: number }; of: Stranger };

const suite = "sentiment";
const higher = { suite, better: "higher" as const };

export function runSentiment({ train, data }: Folders): Metric[] {
  const strangers = readStrangers(train);
  const models = strangers.length > 0 ? trainMood(strangers) : null;
  return [
    ...(strangers.length > 0 ? strangerMetrics(strangers, data === null ? null : readStrangers(data)) : []),
    ...customerMetrics(readCustomers(train), data === null ? null : readCustomers(data), models),
  ];
}

/** An airline's customers judged by what strangers taught. */
export function runSentimentLeftOut(folders: Folders): Metric[] {
  const strangers = readStrangers(folders.train);
  const asked = readCustomers(heldOut(folders));
  return strangers.length === 0 || asked.length === 0 ? [] : [withoutLabel(asked, trainMood(strangers))];
}

function withoutLabel(asked: readonly Customer[], shipped: MoodModels): Metric {
  const scored = asked.map(({ text, negative }) => ({ score: scoreMood(text, "en", shipped)?.frustration ?? 0, positive: negative }));
  return measure({ ...higher, metric: "airline negative AUROC, no label", goal: 0.86, baseline: 0.779 }, scored, auroc);
}

/** Without held-out records every fold is judged by models that were trained on the others. */
function strangerMetrics(train: Stranger[], held: Stranger[] | null): Metric[] {
  if (held?.length === 0) return [];
  const conversations: Turn[] = [];
  const judge = (seen: Stranger[], asked: Stranger[]): Judged[] => {
    const models = trainMood(seen);
    conversations.push(...shifts(asked, models));
    return asked.map((of) => ({ of, mood: scoreMood(of.text, "en", models) ?? { frustration: 0, anger: 0 } }));
  };
  const judged = held === null ? crossValidate(train, (_, place) => String(place), judge) : judge(train, held);
  const by = (of: "frustration" | "anger") => (items: readonly Judged[]) =>
    auroc(items.map((item): Scored => ({ score: item.mood[of], positive: item.of[of] })));
  const neutral = conversations.filter(({ angry }) => !angry);
  const angry = conversations.filter(({ angry: is }) => is);
  return [
    measure({ ...higher, metric: "anger AUROC", goal: 0.87, baseline: 0.815 }, judged, by("anger")),
    measure({ ...higher, metric: "frustration AUROC", goal: 0.82, baseline: 0.78 }, judged, by("frustration")),
    measure({ ...higher, metric: "shift: share of anger found", goal: 0.5 }, angry, (turns) => mean(turns.map(({ fired }) => Number(fired)))),
    measure(
      { suite, better: "lower", metric: "shift: false per 100 neutral turns", goal: 1 },
      neutral,
      (turns) => 100 * mean(turns.map(({ fired }) => Number(fired))),
    ),
  ];
}

/** How often each angry message is put into a conversation. */
const rounds = 3;

type Turn = { angry: boolean; fired: boolean };

/** A visitor writes three neutral messages and then two angry ones, and another five neutral ones: what the product would say at each. */
function shifts(strangers: readonly Stranger[], models: MoodModels): Turn[] {
  const angry = strangers.filter(({ anger }) => anger);
  const neutral = strangers.filter((each) => each.neutral);
  const random = seededRandom(11);
  const pick = (from: readonly Stranger[]): string => from[Math.floor(random() * from.length)]?.text ?? "";
  const turns: Turn[] = [];
  if (angry.length === 0 || neutral.length === 0) return turns;
  const limit = 0.6;
  const fires = (messages: readonly string[]): boolean => {
    const { frustration, anger } = judgeMood(messages, models);
    return Math.max(frustration ?? 0, anger ?? 0) >= limit;
  };
  for (let round = 0; round < rounds * angry.length; round += 1) {
    const opening = [pick(neutral), pick(neutral), pick(neutral)];
    const first = [...opening, angry[round % angry.length]?.text ?? ""];
    for (let at = 1; at <= opening.length; at += 1) turns.push({ angry: false, fired: fires(opening.slice(0, at)) });
    turns.push({ angry: true, fired: fires(first) || fires([...first, pick(angry)]) });
    const calm = [1, 2, 3, 4, 5].map(() => pick(neutral));
    for (let at = 1; at <= calm.length; at += 1) turns.push({ angry: false, fired: fires(calm.slice(0, at)) });
  }
  return turns;
}

/** Labels of a tenant train a judge of its own over the same measures; with 200 of them, and with none, what is shipped weighs in. */
function customerMetrics(train: Customer[], held: Customer[] | null, shipped: MoodModels | null): Metric[] {
  const asked = held ?? train;
  if (asked.length === 0) return [];
  const measuresOf = measuresBy(shipped);
  const learn =
    (buckets: number, cost: number, namedShare: number) =>
    (seen: Customer[], judged: Customer[]): Scored[] => {
      const model = trainSmallModel(
        seen.map(({ text, negative }) => ({ text: hashWords(text, buckets), named: measuresOf(text), positive: negative })),
        { buckets, cost, namedShare, passes: 12 },
      );
      return judged.map(({ text, negative }) => ({ score: scoreSmall(model, hashWords(text, buckets), measuresOf(text)), positive: negative }));
    };
  const all = learn(131072, 3, 0.2);
  const few = learn(32768, 1, 0.3);
  const full = held === null ? crossValidate(train, (_, place) => String(place), all) : all(train, held);
  const some = train.filter((_, place) => place % Math.max(1, Math.floor(train.length / 200)) === 0).slice(0, 200);
  const rest = held ?? train.filter((each) => !some.includes(each));
  const metrics = [
    measure({ ...higher, metric: "airline negative AUROC", goal: 0.92, baseline: 0.779 }, full, auroc),
    measure({ ...higher, metric: "airline negative AUROC, 200 labels", goal: 0.88, baseline: 0.779 }, few(some, rest), auroc),
  ];
  return shipped === null ? metrics : [...metrics, withoutLabel(asked, shipped)];
}

/** Each text is read once. */
function measuresBy(shipped: MoodModels | null): (text: string) => Record<string, number> {
  const known = new Map<string, Record<string, number>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const scored = shipped === null ? null : scoreMood(text, "en", shipped);
    const measures = { ...readMood(text, "en"), ...(scored === null ? {} : { shipped: scored.frustration }) };
    known.set(text, measures);
    return measures;
  };
}

export function readStrangers(folder: string): Stranger[] {
  return (readRecords(folder, "sentiment_goemotions.jsonl") ?? []).map((record) => {
    const emotions = textsOf(record, "emotions");
    return {
      text: textOf(record, "text"),
      frustration: record["frustration"] === 1,
      anger: record["anger"] === 1,
      neutral: emotions.length === 1 && emotions[0] === "neutral",
    };
  });
}

function readCustomers(folder: string): Customer[] {
  return (readRecords(folder, "sentiment_airline.jsonl") ?? []).map((record) => ({
    text: textOf(record, "text"),
    negative: textOf(record, "sentiment") === "negative",
  }));
}
