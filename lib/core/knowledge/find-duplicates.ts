/**
 * What a workspace's articles say twice: articles with the same text, articles that share most of their sentences or their title, and sentences
 * that are about the same and give other numbers, days or deny what the other says. A simple rule that can be explained; people judge what it finds.
 */
import { jaccard, type Statement, statementOf, sentencesOf, wordsOf } from "./statement";

export type ComparedArticle = { id: string; title: string; body: string };

export type Finding = {
  kind: "exact" | "near" | "contradiction";
  /** The smaller id first. */
  articleId: string;
  otherArticleId: string;
  /** 0 to 1: share of words that are the same. */
  similarity: number;
  /** The sentences that show it, or the titles. */
  passage: string;
  otherPassage: string;
};

/** Sentences are alike from this share of common content words on; contradictions need that many content words at least. */
const alike = 0.8;
const fewestWords = 5;
/** An article is nearly in another when this share of the words of its sentences is, and it has so many. */
const mostlyInside = 0.8;
const fewestArticleWords = 12;
/** What stands in more articles than this is a phrase of the house; a sentence with more values than this is a pattern with a number in it. */
const mostArticles = 50;
const mostValues = 12;
/** Comparisons at most, so that no text makes this endless. */
const mostComparisons = 20_000_000;
export const mostFindings = 1_000;

type Sentence = Statement & { articles: number[] };

/** Strongest first within a kind: same texts, then contradictions, then near ones. */
export function findDuplicates(articles: readonly ComparedArticle[]): Finding[] {
  const findings = new Map<string, Finding>();
  const add = (kind: Finding["kind"], a: number, b: number, similarity: number, passage: string, otherPassage: string) => {
    const first = articles[a];
    const second = articles[b];
    if (!first || !second || first.id === second.id) return;
    const isOrdered = first.id < second.id;
    const [articleId, otherArticleId] = isOrdered ? [first.id, second.id] : [second.id, first.id];
    const key = `${kind} ${articleId} ${otherArticleId}`;
    if ((findings.get(key)?.similarity ?? -1) >= similarity) return;
    findings.set(key, {
      kind,
      articleId,
      otherArticleId,
      similarity: Math.round(similarity * 1000) / 1000,
      passage: isOrdered ? passage : otherPassage,
      otherPassage: isOrdered ? otherPassage : passage,
    });
  };
  const same = findSame(articles, add);
  const sentences = collectSentences(articles, same);
  const shared = new Map<string, number>();
  for (const sentence of sentences) shareAmong(shared, sentence.articles, sentence.articles, sentence.content.length + sentence.values.length);
  compareAlike(sentences, (a, b, similarity) => {
    const isOther = a.isDenied !== b.isDenied || (a.values.length > 0 && b.values.length > 0 && a.values.join() !== b.values.join());
    if (isOther) {
      for (const one of a.articles.slice(0, 3))
        for (const two of b.articles.slice(0, 3)) if (one !== two) add("contradiction", one, two, similarity, a.text, b.text);
    } else shareAmong(shared, a.articles, b.articles, Math.min(a.content.length, b.content.length) + Math.min(a.values.length, b.values.length));
  });
  findNear(articles, sentences, shared, same, add);
  const order = { exact: 0, contradiction: 1, near: 2 };
  return [...findings.values()]
    .sort((a, b) => order[a.kind] - order[b.kind] || b.similarity - a.similarity || (a.articleId + a.otherArticleId < b.articleId + b.otherArticleId ? -1 : 1))
    .slice(0, mostFindings);
}

type Add = (kind: Finding["kind"], a: number, b: number, similarity: number, passage: string, otherPassage: string) => void;

/** Same words in title and text. Answers those that are copies of an earlier one, which are compared no further. */
function findSame(articles: readonly ComparedArticle[], add: Add): Set<number> {
  const first = new Map<string, number>();
  const copies = new Set<number>();
  articles.forEach(({ title, body }, index) => {
    const key = wordsOf(`${title}\n${body}`).join(" ");
    const earlier = key === "" ? undefined : first.get(key);
    if (earlier === undefined) first.set(key, index);
    else {
      copies.add(index);
      add("exact", earlier, index, 1, excerpt(articles[earlier]?.body ?? ""), excerpt(body));
    }
  });
  return copies;
}

/** Every sentence once, with the articles that it stands in. */
function collectSentences(articles: readonly ComparedArticle[], copies: ReadonlySet<number>): Sentence[] {
  const known = new Map<string, Sentence>();
  articles.forEach(({ body }, index) => {
    if (copies.has(index)) return;
    for (const text of sentencesOf(body)) {
      const statement = statementOf(text);
      if (statement.content.length < 2) continue;
      const key = `${statement.content.join(" ")}|${statement.values.join(" ")}|${statement.isDenied ? "-" : ""}`;
      const sentence = known.get(key);
      if (!sentence) known.set(key, { ...statement, articles: [index] });
      else if (sentence.articles.at(-1) !== index) sentence.articles.push(index);
    }
  });
  return [...known.values()].filter((sentence) => sentence.articles.length <= mostArticles);
}

function shareAmong(shared: Map<string, number>, ones: readonly number[], others: readonly number[], words: number): void {
  for (const a of ones) {
    for (const b of others) {
      if (ones === others ? a >= b : a === b) continue;
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      shared.set(key, (shared.get(key) ?? 0) + words);
    }
  }
}

/**
 * Visits every pair of sentences with a Jaccard similarity of their content words of `alike` or more. Two such sets share one of their rarest words
 * (prefix filtering, Chaudhuri et al. 2006), so only sentences that do are compared.
 */
function compareAlike(sentences: readonly Sentence[], visit: (a: Sentence, b: Sentence, similarity: number) => void): void {
  const frequency = new Map<string, number>();
  for (const { content } of sentences) for (const word of content) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const byWord = new Map<string, number[]>();
  const variants = new Map<string, number>();
  let comparisons = 0;
  sentences.forEach((sentence, index) => {
    const { content } = sentence;
    if (content.length < fewestWords) return;
    const pattern = content.join(" ");
    const seen = (variants.get(pattern) ?? 0) + 1;
    variants.set(pattern, seen);
    if (seen > mostValues) return;
    const rare = [...content].sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1));
    const prefix = rare.slice(0, content.length - Math.ceil(alike * content.length) + 1);
    const candidates = new Set<number>();
    for (const word of prefix) {
      const list = byWord.get(word) ?? [];
      for (const other of list) candidates.add(other);
      list.push(index);
      byWord.set(word, list);
    }
    for (const candidate of candidates) {
      const other = sentences[candidate];
      if (!other || other.content.length < content.length * alike || content.length < other.content.length * alike) continue;
      comparisons += 1;
      if (comparisons > mostComparisons) return;
      const similarity = jaccard(content, other.content);
      if (similarity >= alike) visit(other, sentence, similarity);
    }
  });
}

function findNear(
  articles: readonly ComparedArticle[],
  sentences: readonly Sentence[],
  shared: ReadonlyMap<string, number>,
  copies: ReadonlySet<number>,
  add: Add,
): void {
  const words = new Map<number, number>();
  for (const sentence of sentences) {
    for (const article of sentence.articles) words.set(article, (words.get(article) ?? 0) + sentence.content.length + sentence.values.length);
  }
  for (const [key, count] of shared) {
    const [a = 0, b = 0] = key.split(" ").map(Number);
    const smaller = Math.min(words.get(a) ?? 0, words.get(b) ?? 0);
    if (smaller < fewestArticleWords || count / smaller < mostlyInside) continue;
    add("near", a, b, Math.min(1, count / smaller), excerpt(articles[a]?.body ?? ""), excerpt(articles[b]?.body ?? ""));
  }
  const byTitle = new Map<string, number>();
  articles.forEach(({ title }, index) => {
    if (copies.has(index)) return;
    const key = wordsOf(title).join(" ");
    if (key === "") return;
    const earlier = byTitle.get(key);
    if (earlier === undefined) byTitle.set(key, index);
    else add("near", earlier, index, 0.5, articles[earlier]?.title ?? "", title);
  });
}

function excerpt(text: string): string {
  const start = text.slice(0, 240);
  return text.length > 240 ? `${start.toWellFormed().trimEnd()}…` : start;
}
