/** What was measured on a turn beside the limits that applied to it, ready to be drawn. Reads stored JSON, so it trusts no field. Pure. */
import { attributeWords, languageName, modelFailureWords, saidBy, topicWords, valueAndLimit } from "./reason-words";

export type SignalRow = {
  name: string;
  /** The value in words. */
  value: string;
  /** The limit in words; null for what has none. */
  limit: string | null;
  /** For a bar: value and limit as shares of the scale, 0 to 1; null for what is not a number. */
  bar: { value: number; limit: number } | null;
  /** What it spoke for. `unknown` was not measured. */
  speaksFor: "answer" | "person" | "hold" | "nothing" | "unknown";
};

type Stored = Record<string, unknown>;

export function signalRows(signals: Stored, policy: Stored): SignalRow[] {
  return [
    requestRow(signals),
    ...topicRows(signals, policy),
    knowledgeRow(signals),
    modelRow(signals),
    turnRow(signals, policy),
    repeatRow(signals, policy),
    ...moodRow(signals, policy),
    ...countRows(signals, policy),
    ownRow("Carried by the sources", record(signals.grounding)?.score),
    ownRow("Toxicity of the bot’s words", signals.toxicity),
    ...flagRows(signals, policy),
    pairedRow(signals),
    scoreRow("Scope", signals.scope, limitOf("scopeThreshold", signals, policy)),
    scoreRow("Confidence", signals.confidence, limitOf("confidenceThreshold", signals, policy)),
  ].flatMap((row) => row ?? []);
}

/** The inputs of both estimates, as they were stored. */
export function featureRows(signals: Stored): { name: string; value: string }[] {
  const features = signals.features;
  if (typeof features !== "object" || features === null) return [];
  return Object.entries(features).flatMap(([name, value]) =>
    typeof value === "number" ? [{ name: name.replace(/([A-Z])/g, " $1").toLowerCase(), value: String(value) }] : [],
  );
}

function requestRow(signals: Stored): SignalRow {
  const found = record(signals.explicitRequest);
  return {
    name: "Asked for a person",
    value: found ? `yes, in ${languageName(text(found.language))} (rule ${text(found.rule)})` : "no",
    limit: null,
    bar: null,
    speaksFor: found ? "person" : "nothing",
  };
}

function topicRows(signals: Stored, policy: Stored): SignalRow[] {
  const matches = matchesOf(signals);
  if (matches.length === 0) return [{ name: "Sensitive topic", value: "none", limit: null, bar: null, speaksFor: "nothing" }];
  return matches.map((match) => {
    const topic = text(match.topic);
    const score = match.kind === "classifier" ? number(match.score) : null;
    const least = number(match.limit);
    const action = topic === "self_harm" ? "handoff" : actionOf(policy, topic);
    return {
      name: "Sensitive topic",
      value: `${topicWords(topic)} (${score === null ? `rule ${text(match.rule)}` : `classifier, ${valueAndLimit(score, least ?? 0).value}`})`,
      limit:
        topic === "self_harm" ? "always a person" : action === "handoff" ? "set to: a person" : action === "hold" ? "set to: check first" : "set to: answer",
      bar: score === null || least === null ? null : { value: clamp(score), limit: clamp(least) },
      speaksFor: action === "handoff" ? "person" : action === "hold" ? "hold" : "nothing",
    };
  });
}

function matchesOf(signals: Stored): Stored[] {
  return Array.isArray(signals.sensitive) ? (signals.sensitive as unknown[]).map(record).filter((match) => match !== null) : [];
}

/** What a topic's class comes to; policies of before name the action itself. */
function actionOf(policy: Stored, topic: string): unknown {
  const own = record(policy.topics)?.[topic];
  const risk = record(own)?.risk;
  return risk === "person" ? "handoff" : risk === "review" ? "hold" : risk === undefined ? own : "answer";
}

/** The limit that counted: a topic of the turn may have one of its own. */
function limitOf(name: "confidenceThreshold" | "scopeThreshold", signals: Stored, policy: Stored): unknown {
  const topics = [...matchesOf(signals).map(({ topic }) => topic), signals.topic].filter((topic) => typeof topic === "string" && topic !== "self_harm");
  const own = topics.map((topic) => number(record(record(policy.topics)?.[topic as string])?.[name]) ?? number(policy[name]));
  const known = own.filter((limit) => limit !== null);
  return known.length === 0 ? policy[name] : Math.max(...known);
}

function moodRow(signals: Stored, policy: Stored): SignalRow[] {
  const mood = record(signals.mood);
  if (!mood) return [];
  const level = text(mood.level);
  const strength = Math.max(number(mood.frustration) ?? 0, number(mood.anger) ?? 0);
  const set = record(policy.mood);
  const limit = number(set?.limit);
  const acts = limit !== null && set?.action !== "none";
  const upset = level === "frustrated" || level === "angry";
  return [
    {
      name: "Mood",
      value: level === "unknown" ? "unknown: its language is not read" : `${level}, ${strength.toFixed(2)}`,
      limit: acts ? `below ${limit.toFixed(2)}` : null,
      bar: acts && level !== "unknown" ? { value: clamp(strength), limit: clamp(limit) } : null,
      speaksFor: level === "unknown" ? "unknown" : acts && upset && strength >= limit ? (set?.action === "hold" ? "hold" : "person") : "nothing",
    },
  ];
}

function countRows(signals: Stored, policy: Stored): SignalRow[] {
  const rows: SignalRow[] = [];
  const amounts = Array.isArray(signals.amounts) ? (signals.amounts as unknown[]).map(record).filter((amount) => amount !== null) : [];
  if (amounts.length > 0) {
    const values = amounts.map(({ amount, currency }) => `${number(amount) ?? "?"} ${typeof currency === "string" ? currency : ""}`.trim());
    rows.push({ name: "Amounts", value: values.join(", "), limit: null, bar: null, speaksFor: "nothing" });
  }
  const complexity = record(signals.complexity);
  const requests = number(complexity?.requests);
  const most = number(record(policy.complexity)?.requests);
  if (requests !== null) {
    const acts = record(policy.complexity)?.action !== "none";
    const many = most !== null && acts && requests >= most;
    if (complexity?.conflict === true) {
      const value = ["they disagree", ...conflictWords(complexity.passages)].join(": ");
      rows.push({ name: "Passages that answer it", value, limit: null, bar: null, speaksFor: acts ? "person" : "nothing" });
    }
    rows.push({
      name: "Requests in the message",
      value: String(requests),
      limit: most === null ? null : `fewer than ${most}`,
      bar: null,
      speaksFor: many ? "person" : "nothing",
    });
    const steps = number(complexity?.steps);
    const stepLimit = number(record(policy.complexity)?.steps);
    if (steps !== null && stepLimit !== null) {
      const speaksFor = acts && steps >= stepLimit ? "person" : "nothing";
      rows.push({ name: "Steps in the message", value: String(steps), limit: `fewer than ${stepLimit}`, bar: null, speaksFor });
    }
  }
  return rows;
}

function conflictWords(stored: unknown): string[] {
  const sides = Array.isArray(stored) ? (stored as unknown[]).map(record).filter((side) => side !== null) : [];
  const said = sides.map(({ title, sentence }) => saidBy({ title: text(title), sentence: text(sentence) }));
  return said.length > 0 ? [said.join(", ")] : [];
}

function flagRows(signals: Stored, policy: Stored): SignalRow[] {
  const flags = Array.isArray(signals.flags) ? (signals.flags as unknown[]).map(record).filter((flag) => flag !== null) : [];
  return flags.map((flag) => ({
    name: "Own words",
    value: `${text(flag.kind).replaceAll("_", " ")}, ${(number(flag.score) ?? 0).toFixed(2)}`,
    limit: `below ${(number(flag.threshold) ?? 0).toFixed(2)}`,
    bar: null,
    speaksFor: record(policy.moderation)?.[text(flag.kind)] === "handoff" ? "person" : "hold",
  }));
}

/** Of the bot's own words; where it lies beyond what is wanted there is a flag. */
function ownRow(name: string, value: unknown): SignalRow | null {
  const score = number(value);
  return score === null ? null : { name, value: score.toFixed(2), limit: null, bar: null, speaksFor: "nothing" };
}

/** What came of asking the model the same for somebody else; a difference is a flag. */
function pairedRow(signals: Stored): SignalRow | null {
  const paired = record(signals.paired);
  if (!paired) return null;
  const isCompared = paired.outcome === "compared";
  const what = isCompared ? `two answers, ${(number(paired.score) ?? 0).toFixed(2)} apart` : `not measured: ${modelFailureWords(text(paired.failure))}`;
  return {
    name: "Same question for somebody else",
    value: `${attributeWords(text(paired.attribute))}: ${what}`,
    limit: null,
    bar: null,
    speaksFor: isCompared ? "nothing" : "unknown",
  };
}

function knowledgeRow(signals: Stored): SignalRow {
  const has = signals.hasKnowledge === true;
  return { name: "Knowledge", value: has ? "searched" : "nothing published", limit: null, bar: null, speaksFor: has ? "nothing" : "person" };
}

function modelRow(signals: Stored): SignalRow | null {
  const failure = signals.modelFailure;
  return typeof failure === "string" ? { name: "Language model", value: modelFailureWords(failure), limit: null, bar: null, speaksFor: "person" } : null;
}

function turnRow(signals: Stored, policy: Stored): SignalRow | null {
  const turns = number(signals.turns);
  const cap = number(policy.turnCap);
  if (turns === null || cap === null) return null;
  return {
    name: "Turns of the bot",
    value: String(turns),
    limit: `fewer than ${cap}`,
    bar: cap > 0 ? { value: clamp(turns / cap), limit: 1 } : null,
    speaksFor: turns < cap ? "answer" : "person",
  };
}

function repeatRow(signals: Stored, policy: Stored): SignalRow {
  const repeat = record(signals.repeat);
  const similarity = number(repeat?.similarity);
  const threshold = number(policy.repeatSimilarity);
  const limitCount = number(policy.repeatCount);
  if (similarity === null || threshold === null)
    return { name: "Same question again", value: "first of its kind", limit: null, bar: null, speaksFor: "nothing" };
  const count = number(repeat?.count) ?? 0;
  const written = valueAndLimit(similarity, threshold);
  const repeated = similarity >= threshold && limitCount !== null && count >= limitCount;
  return {
    name: "Same question again",
    value: `similarity ${written.value}, ${count} before`,
    limit: `${written.limit}, ${limitCount ?? "?"} before`,
    bar: { value: clamp(similarity), limit: clamp(threshold) },
    speaksFor: repeated ? "person" : "nothing",
  };
}

function scoreRow(name: string, stored: unknown, storedLimit: unknown): SignalRow {
  const value = number(stored);
  const limit = number(storedLimit);
  if (value === null || limit === null)
    return {
      name,
      value: value === null ? "not measured" : value.toFixed(2),
      limit: limit === null ? null : limit.toFixed(2),
      bar: null,
      speaksFor: "unknown",
    };
  const written = valueAndLimit(value, limit);
  return {
    name,
    value: written.value,
    limit: `at least ${written.limit}`,
    bar: { value: clamp(value), limit: clamp(limit) },
    speaksFor: value < limit ? "person" : "answer",
  };
}

function record(value: unknown): Stored | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Stored) : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "?";
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
