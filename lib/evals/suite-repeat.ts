/**
 * Whether two questions ask the same, by words alone and with the knowledge they were asked of; whether who asks three times is handed over, and
 * who asks of one matter what is not the same is not.
 */
import { decide } from "@/lib/core/escalation/decide";
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import { detectRepeat } from "@/lib/core/escalation/detect-repeat";
import { buildIndex } from "@/lib/core/retrieval/build-index";
import { questionsCompared, questionSimilarities, questionSimilarity } from "@/lib/core/retrieval/question-similarity";
import type { RetrievalIndex } from "@/lib/core/retrieval/types";
import { loadCollections } from "./load-collection";
import { type Folders, heldOut } from "./folders";
import { auroc, mean } from "./measure";
import { measure, type Metric } from "./metric";
import { readRecords, textOf } from "./read-records";

const knowledgeOf: Readonly<Record<string, string>> = { covidfaq: "helpcentre_covid", banking77: "scope_banking77" };
/** The product judges with the knowledge that it has. */
const aims: Readonly<Record<string, { goal: number; baseline: number }>> = {
  covidfaq: { goal: 0.9, baseline: 0.826 },
  banking77: { goal: 0.95, baseline: 0.64 },
};

export function runRepeat(folders: Folders): Metric[] {
  const { train } = folders;
  const data = heldOut(folders);
  const pairs = readRecords(data, "repeat_pairs.jsonl") ?? [];
  const sources = [...new Set(pairs.map((pair) => textOf(pair, "source")))].sort();
  const asked = sources.flatMap((source) => {
    const own = pairs.filter((pair) => textOf(pair, "source") === source);
    const index = loadIndex(train, data, knowledgeOf[source] ?? "");
    const row = (metric: string, by: RetrievalIndex | null): Metric => {
      const scored = own.map((pair) => ({ score: questionSimilarity(textOf(pair, "a"), textOf(pair, "b"), by), positive: pair["same"] === 1 }));
      return measure({ suite: "repeat", metric: `${source} ${metric}`, better: "higher", ...(by === null ? {} : aims[source]) }, scored, auroc);
    };
    return [
      row("same question AUROC, words", null),
      ...(index === null ? [] : [row("same question AUROC, with knowledge", index), ...replays(source, own, index)]),
    ];
  });
  return pairs.length === 0 ? [] : [...asked, ...goingOn(train, data)];
}

/** Conversations of people who ask on about one matter, and three questions that one paragraph answers: close, and none of them the same again. */
function goingOn(train: string, data: string): Metric[] {
  const dialogues = (loadCollections(train, data, "helpcentre_mtragun") ?? []).map(({ articles, questions }) => ({
    index: buildIndex(articles),
    conversations: questions.map(({ text, history }) => [...history, text]).filter(({ length }) => length >= 3),
  }));
  const paragraphs = ["de", "en", "es"].flatMap((language) => loadCollections(train, data, `helpcentre_xquad_${language}`) ?? []);
  const ofOne = paragraphs.map(({ articles, questions }) => {
    const of = new Map<string, string[]>();
    for (const { text, gold } of questions) of.set(gold.join(" "), [...(of.get(gold.join(" ")) ?? []), text]);
    of.delete("");
    return { index: buildIndex(articles), conversations: [...of.values()].filter(({ length }) => length >= 3).map((texts) => texts.slice(0, 3)) };
  });
  const row = (metric: string, groups: readonly { index: RetrievalIndex; conversations: readonly string[][] }[]): Metric[] => {
    const found = groups.flatMap(({ index, conversations }) => conversations.map((conversation) => (isHandedOver(conversation, index) ? 1 : 0)));
    return found.length === 0 ? [] : [measure({ suite: "repeat", metric, better: "lower" }, found, mean)];
  };
  return [...row("mtRAG-UN conversations handed over as repeats", dialogues), ...row("XQuAD handed over after three questions on one paragraph", ofOne)];
}

/**
 * A replay: a visitor asks, and twice more in other words, with no answer that helps: three questions of one group of pairs that ask the same.
 * By the default policy it is handed over on the third. Beside it the same with three questions that have nothing in common.
 */
function replays(source: string, pairs: readonly Record<string, unknown>[], index: RetrievalIndex): Metric[] {
  const groups = groupsOf(pairs.filter((pair) => pair["same"] === 1).map((pair) => [textOf(pair, "a"), textOf(pair, "b")] as const));
  const same = groups.filter(({ length }) => length >= 3).map((group) => group.slice(0, 3));
  // Groups that stand beside each other in the file can be of one matter.
  const far = Math.ceil(groups.length / 3);
  const different = groups.map((_, place) => [0, far, 2 * far].map((step) => groups[(place + step) % groups.length]?.[0] ?? ""));
  const share = (conversations: readonly string[][]) => conversations.map((conversation) => (isHandedOver(conversation, index) ? 1 : 0));
  return [
    measure({ suite: "repeat", metric: `${source} handed over by the second repeat`, better: "higher", goal: 0.9 }, share(same), mean),
    measure({ suite: "repeat", metric: `${source} handed over after three different questions`, better: "lower" }, share(different), mean),
  ];
}

function isHandedOver(conversation: readonly string[], index: RetrievalIndex): boolean {
  return conversation.some((_, place) => {
    const compared = conversation.slice(Math.max(0, place - questionsCompared), place + 1);
    const repeat = place === 0 ? null : detectRepeat(questionSimilarities(compared, index), defaultPolicy.repeatSimilarity);
    const known = { explicitRequest: null, sensitive: [], confidence: 1, scope: 1, hasKnowledge: true, turns: place, modelFailure: null };
    return decide({ ...known, repeat }, defaultPolicy).reasons.some(({ code }) => code === "repeated_question");
  });
}

/** Texts that a chain of pairs joins, in the order of the pairs. */
function groupsOf(pairs: readonly (readonly [string, string])[]): string[][] {
  const groupOf = new Map<string, string[]>();
  for (const [left, right] of pairs) {
    const [into, from] = [groupOf.get(left) ?? [left], groupOf.get(right) ?? [right]];
    if (into !== from) into.push(...from);
    for (const text of into) groupOf.set(text, into);
  }
  return [...new Set(groupOf.values())];
}

function loadIndex(train: string, data: string, name: string): RetrievalIndex | null {
  const collections = loadCollections(train, data, name) ?? loadCollections(train, train, name);
  const first = collections?.[0];
  return first === undefined ? null : buildIndex(first.articles);
}
