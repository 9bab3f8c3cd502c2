/** Grounding: whether people found an answer carried by its source, and that verbatim extracts always are. */
import { groundedFrom, judgeGrounding, scoreGrounding } from "@/lib/core/grounding/judge-grounding";
import { type GroundingExample, trainGrounding } from "@/lib/core/grounding/train-grounding";
import { splitSentences } from "@/lib/core/text-model/split-sentences";
import { logistic } from "@/lib/core/text-model/small-model";
import { crossValidate } from "./cross-validate";
import { type Folders, heldOut } from "./folders";
import { auroc, mean, type Scored } from "./measure";
import { measure, type Metric } from "./metric";
import { type JsonRecord, readRecords, textOf, textsOf } from "./read-records";

/** `group`: what stays together in a fold (one source text, one conversation). */
type Judged = GroundingExample & { set: string; group: string };

const sets: readonly { name: string; metric: string; goal?: number; baseline?: number }[] = [
  { name: "begin", metric: "BEGIN AUROC", goal: 0.95, baseline: 0.938 },
  { name: "mtrag", metric: "mtRAG human AUROC", goal: 0.88, baseline: 0.862 },
  { name: "summedits", metric: "SummEdits sales AUROC, small edits" },
];

const suite = "grounding";

export function runGrounding(folders: Folders): Metric[] {
  const train = readJudged(folders.train);
  const held = folders.data === null ? null : readJudged(folders.data);
  if (train.length === 0 || held?.length === 0) return [];
  const judged = held === null ? crossValidate(train, ({ group }) => group, judgeBy) : judgeBy(train, held);
  return [...measureSets(judged), ...verbatimMetric(heldOut(folders))];
}

/** Each set judged by what the others taught. */
export function runGroundingLeftOut(folders: Folders): Metric[] {
  const train = readJudged(folders.train);
  const asked = readJudged(heldOut(folders));
  return measureSets(
    sets.flatMap(({ name }) => {
      const own = asked.filter(({ set }) => set === name);
      const others = train.filter(({ set }) => set !== name);
      return own.length === 0 || others.length === 0 ? [] : judgeBy(others, own);
    }),
  );
}

type Ruled = Scored & { set: string };

function judgeBy(seen: readonly Judged[], asked: readonly Judged[]): Ruled[] {
  // small edits cannot be seen in words: what is learned from them blurs the rest
  const model = trainGrounding(seen.filter(({ set }) => set !== "summedits"));
  return asked.map(({ answer, source, question, grounded, set }) => ({ set, positive: grounded, score: scoreGrounding(answer, source, question, model) }));
}

function measureSets(judged: readonly Ruled[]): Metric[] {
  return sets.flatMap(({ name, ...named }) => {
    const own = judged.filter(({ set }) => set === name);
    return own.length === 0 ? [] : [measure({ suite, better: "higher", ...named }, own, auroc), ...flagMetrics(name, own)];
  });
}

/** How often the flag is raised, as the product raises it. */
function flagMetrics(name: string, judged: readonly Ruled[]): Metric[] {
  const flagged = (grounded: boolean) => judged.filter(({ positive }) => positive === grounded).map(({ score }) => Number(logistic(score) < groundedFrom));
  return [
    measure({ suite, metric: `${name}: answers not carried that are flagged`, better: "higher" }, flagged(false), mean),
    measure({ suite, metric: `${name}: carried answers flagged`, better: "lower" }, flagged(true), mean),
  ];
}

/** Every second sentence of every source as an answer of its own, judged as the product judges it. */
function verbatimMetric(folder: string): Metric[] {
  const sources = [...new Set(readJudged(folder).map(({ source }) => source))].filter((source) => source.trim() !== "");
  const carried = sources.flatMap((text) => {
    const sentences = splitSentences(text);
    return sentences.flatMap(({ start, end }, at) => {
      if (at % 2 === 1) return [];
      const answer = text.slice(start, end);
      const { score, sentences: supports } = judgeGrounding(answer, splitSentences(answer), [{ text, sentences }], "");
      return [Number(score === 1 && supports.every((each) => each.score === 1 && each.evidence !== null))];
    });
  });
  return carried.length === 0 ? [] : [measure({ suite, metric: "verbatim extracts carried", better: "higher", goal: 1 }, carried, mean)];
}

export function readJudged(folder: string): Judged[] {
  return [...readBegin(folder), ...readMtrag(folder), ...readSummedits(folder)];
}

function readBegin(folder: string): Judged[] {
  return (readRecords(folder, "grounding_begin.jsonl") ?? [])
    .filter((record) => record["grounded"] === 0 || record["grounded"] === 1)
    .map((record) => {
      const source = textOf(record, "source_text");
      return {
        set: "begin",
        group: source,
        answer: textOf(record, "answer"),
        source,
        question: textOf(record, "question"),
        grounded: record["grounded"] === 1,
      };
    });
}

function readMtrag(folder: string): Judged[] {
  const texts = sourceTexts(folder, "grounding_mtrag_human.sources.jsonl", "id", "text");
  return (readRecords(folder, "grounding_mtrag_human.jsonl") ?? []).map((record) => {
    const turns = (Array.isArray(record["conversation"]) ? record["conversation"] : []) as JsonRecord[];
    const source = textsOf(record, "context_ids")
      .map((id) => texts.get(id) ?? "")
      .join("\n");
    const group = textOf(record, "id").split("<")[0] ?? "";
    return { set: "mtrag", group, answer: textOf(record, "answer"), source, question: textOf(turns.at(-1) ?? {}, "text"), grounded: record["grounded"] === 1 };
  });
}

function readSummedits(folder: string): Judged[] {
  const texts = sourceTexts(folder, "grounding_summedits_sales.sources.jsonl", "source_id", "source_text");
  return (readRecords(folder, "grounding_summedits_sales.jsonl") ?? []).map((record) => {
    const group = textOf(record, "source_id");
    return { set: "summedits", group, answer: textOf(record, "answer"), source: texts.get(group) ?? "", question: "", grounded: record["grounded"] === 1 };
  });
}

function sourceTexts(folder: string, file: string, id: string, text: string): Map<string, string> {
  return new Map((readRecords(folder, file) ?? []).map((record) => [textOf(record, id), textOf(record, text)]));
}
