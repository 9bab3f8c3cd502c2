/** Reasons of decisions in words: every code with the value and the limit that led to it. Pure; screens add the marks. */
import type { DecisionSummary } from "@/lib/contracts/api/conversation";
import type { WireReason } from "@/lib/contracts/api/reason";

export type ReasonCode = WireReason["code"];

const chips: Record<ReasonCode, string> = {
  explicit_request: "Asked for a person",
  visitor_button: "Asked for a person",
  sensitive_topic: "Sensitive topic",
  flagged_output: "Own words flagged",
  topic_class: "Topic for people",
  rule: "Rule",
  frustration: "Frustrated",
  complex: "Several things at once",
  no_knowledge: "No knowledge",
  model_failed: "Model failed",
  turn_cap: "Too many turns",
  repeated_question: "Asked again",
  out_of_scope: "Outside knowledge",
  low_confidence: "Not sure enough",
  draft_mode: "Draft mode",
  external_failed: "Own bot failed",
  external_handoff: "Own bot passed on",
  stopped: "Bot stopped",
  external_answered: "Own bot answered",
  tool_unknown: "Tool: outcome unknown",
  request_form: "Form offered",
  small_talk: "Small talk",
  tool_call: "Tool asked for",
  tool_call_refused: "Tool refused",
  request_open: "Request not completed",
  answered: "Answered",
  drawn_for_review: "Drawn for review",
  drawn_for_grading: "Drawn for grading",
  taken_over: "Taken over",
};

const smallTalkWords: Record<Extract<WireReason, { code: "small_talk" }>["kind"], string> = {
  greeting: "the visitor greeted and asked nothing yet",
  opening: "the visitor announced a question and has not asked it yet",
  thanks: "the visitor said thanks and asked nothing",
  farewell: "the visitor said goodbye",
  assent: "the visitor took note and asked nothing",
  identity: "the visitor asked who is answering",
};

const formNames = { refund: "a refund", account_deletion: "the deletion of an account", address_change: "a change of address" };

/** Two or three words for a row; a code that this version does not know is shown as it is. */
export function reasonChip(code: string): string {
  return Object.hasOwn(chips, code) ? chips[code as ReasonCode] : code.replaceAll("_", " ");
}

const topics: Record<string, string> = {
  billing_dispute: "billing dispute",
  refund: "refund",
  fraud_security: "fraud or security",
  account_deletion: "account deletion",
  complaint: "complaint",
  legal: "legal matter",
  medical: "medical question",
  mental_health: "mental health",
  self_harm: "self-harm",
};

export function topicWords(topic: string): string {
  return topics[topic] ?? topic.replaceAll("_", " ");
}

const modelFailures: Record<string, string> = {
  refused: "it refused the request",
  timeout: "it did not answer in time",
  unreachable: "it could not be reached",
  rate_limited: "it had too many requests",
  invalid_output: "its answer could not be used",
  too_large: "its answer was too long",
  cancelled: "it was stopped",
};

export function modelFailureWords(kind: string): string {
  return modelFailures[kind] ?? kind.replaceAll("_", " ");
}

/** A reason as the second half of a sentence, without a full stop: "confidence 0.62, limit 0.80". */
export function reasonClause(reason: WireReason): string {
  switch (reason.code) {
    case "explicit_request":
      return `the visitor asked for a person in ${languageName(reason.language)}`;
    case "visitor_button":
      return "the visitor pressed “Talk to a person”";
    case "sensitive_topic":
      return reason.topic === "self_harm"
        ? "the visitor may be in danger (self-harm); this always goes to a person"
        : `sensitive topic: ${topicWords(reason.topic)}${reason.kind === "classifier" ? `, heard by the classifier: ${against("score", reason.score ?? 0, reason.limit ?? 0)}` : ""}`;
    case "flagged_output":
      if (reason.flag === "bias")
        return `the bot treats people differently by ${attributeWords(reason.rule)}: ${against("score", reason.score, reason.threshold)}`;
      return `${flagWords(reason.flag)} in the bot’s own words: ${against("score", reason.score, reason.threshold)}`;
    case "topic_class":
      return `${reason.topic === "none" ? "what lies in no collection" : "this collection of articles"} is set to ${reason.risk === "person" ? "a person" : "review"}`;
    case "rule":
      return `rule “${reason.name}”${reason.found.map(foundWords).join("")}`;
    case "frustration":
      return `the visitor is ${reason.level}: ${against("strength", reason.score, reason.threshold)}`;
    case "complex":
      return complexClause(reason);
    case "no_knowledge":
      return "nothing is published yet that the bot could answer from";
    case "model_failed":
      return `the language model failed: ${modelFailureWords(reason.kind)}`;
    case "turn_cap":
      return `the bot had answered ${times(reason.turns)} in this conversation, limit ${reason.cap}`;
    case "repeated_question":
      return `the same question came back ${times(reason.count)}: ${against("similarity", reason.similarity, reason.threshold)}`;
    case "out_of_scope":
      return `the knowledge is not about this: ${against("scope", reason.score, reason.threshold)}${limitOf(reason.topic)}`;
    case "low_confidence":
      return `not sure enough: ${against("confidence", reason.score, reason.threshold)}${limitOf(reason.topic)}`;
    case "draft_mode":
      return "draft mode is on: a person checks every answer";
    case "external_failed":
      return `your own bot failed: ${reason.kind === "unreachable" ? "it did not answer as it should" : modelFailureWords(reason.kind)}`;
    case "external_handoff":
      return "your own bot asked for a person";
    case "stopped":
      return `a person has stopped the bot ${reason.scope === "conversation" ? "in this conversation" : reason.scope === "bot" ? "everywhere" : "and every other of the workspace"}`;
    case "external_answered":
      return reason.score === null
        ? "your own bot answered and gave no confidence"
        : `your own bot answered: ${against("confidence", reason.score, reason.threshold)}`;
    case "answered":
      return `${against("confidence", reason.score, reason.threshold)}${limitOf(reason.topic)}`;
    case "drawn_for_review":
      return `drawn by chance: a person sees ${chanceWords(reason.probability)} of the answers first`;
    case "drawn_for_grading":
      return `drawn for grading, with a chance of ${chanceWords(reason.probability)}`;
    case "tool_unknown":
      return "a tool was called, and whether it did what was asked is not known";
    case "tool_call":
      return `the tool ${reason.tool}${unsaidWords(reason.unsaid)}${reason.person ? "; a person has to agree" : ""}`;
    case "tool_call_refused":
      return reason.why === "arguments"
        ? `the language model asked for the tool ${reason.tool ?? ""} with arguments that it does not take`
        : `the language model asked for ${reason.tool === null ? "a tool" : `the tool ${reason.tool}`} that is not there for this visitor`;
    case "request_form":
      return `the form for ${formNames[reason.form]} was offered`;
    case "small_talk":
      return smallTalkWords[reason.kind];
    case "request_open":
      return "what the visitor asked for with a form was not carried out";
    case "taken_over":
      return "a person took over without being asked";
    default:
      return unknownReason(reason);
  }
}

function unsaidWords(unsaid: number): string {
  if (unsaid === 0) return "";
  return `, with ${unsaid === 1 ? "a value" : `${unsaid} values`} that the visitor has not written`;
}

const flags: Record<Extract<WireReason, { code: "flagged_output" }>["flag"], string> = {
  ungrounded: "something that the sources do not say",
  policy: "something that you do not want said",
  toxicity: "offensive words",
  personal_data: "personal data",
  bias: "something that it would not say to everybody",
};

const attributes: Record<string, string> = { orientation: "sexual orientation", family: "pregnancy or family" };

/** What may make no difference to who asks: "gender", "age". */
export function attributeWords(attribute: string): string {
  return attributes[attribute] ?? attribute.replaceAll("_", " ");
}

export function flagWords(flag: keyof typeof flags): string {
  return flags[flag];
}

const foundNames: Record<string, string> = { repeat_similarity: "similarity to an earlier question", turns: "turns of the bot" };

/** What a rule compared, where it compared numbers. */
function foundWords({ kind, name, value, limit }: Extract<WireReason, { code: "rule" }>["found"][number]): string {
  if (kind === "words") return `, for “${name}”`;
  if (value === null || limit === null) return "";
  if (kind === "amount") return `, amount ${value} ${name}`.trimEnd() + `, limit ${limit}`;
  return `, ${foundNames[name] ?? name} ${shortNumber(value)}, limit ${shortNumber(limit)}`;
}

function shortNumber(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 3, useGrouping: false });
}

/** Whose limit it was, where it is a topic's own. */
function limitOf(topic: string | undefined): string {
  if (topic === undefined) return "";
  return Object.hasOwn(topics, topic) ? ` for ${topicWords(topic)}` : topic === "none" ? " for what lies in no collection" : " for this collection";
}

/** A reason as a sentence of its own. */
export function reasonSentence(reason: WireReason): string {
  const before = reason.code === "answered" ? "the bot was sure enough: " : reason.code === "tool_call" ? "the language model asked for " : "";
  const clause = `${before}${reasonClause(reason)}`;
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

const leads: Record<DecisionSummary["action"], string> = {
  answer: "Answered",
  clarify: "Asked back",
  hold: "Held for a person",
  handoff: "Handed over",
  refuse: "Declined to answer",
};

export type DecisionWords = { lead: string; clause: string; /** Said of answers that no graded sample stands behind. */ notCertified: boolean };

/** One line for a decision: what was done and the first reason for it. The other reasons stand in the details. */
export function decisionWords(decision: Pick<DecisionSummary, "action" | "outcome" | "reasons">): DecisionWords {
  const first = decision.reasons[0];
  const clause = first ? reasonClause(first) : "no reason was recorded";
  if (decision.outcome === "superseded") {
    const would =
      decision.action === "answer"
        ? "it would have answered"
        : decision.action === "hold"
          ? "it would have asked a person to check"
          : "it would have handed over";
    return { lead: "Kept back", clause: `a person had taken over before the bot was done; ${would} (${clause})`, notCertified: false };
  }
  if (first?.code === "tool_call") return { lead: "Asked for a call", clause, notCertified: false };
  if (first?.code === "small_talk" && decision.action === "clarify") return { lead: "Small talk", clause, notCertified: false };
  return { lead: leads[decision.action], clause, notCertified: decision.action === "answer" };
}

/** A probability to two decimals, more when two would hide on which side of its limit it lies. A limit above 1 cannot be reached. */
export function valueAndLimit(value: number, limit: number): { value: string; limit: string } {
  if (limit > 1) return { value: value.toFixed(2), limit: "out of reach" };
  for (const digits of [2, 3, 4]) {
    const written = { value: value.toFixed(digits), limit: limit.toFixed(digits) };
    if (value === limit || written.value !== written.limit) return written;
  }
  return { value: String(value), limit: String(limit) };
}

function against(name: string, value: number, limit: number): string {
  const written = valueAndLimit(value, limit);
  return `${name} ${written.value}, limit ${written.limit}`;
}

function chanceWords(probability: number): string {
  return `${(probability * 100).toLocaleString("en", { maximumFractionDigits: 1 })} %`;
}

function times(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}

/** "German" for `de`; the code itself when it names no language. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A newer server may send a code that this page does not know. */
function unknownReason(reason: never): string {
  return String((reason as { code: unknown }).code).replaceAll("_", " ");
}

function complexClause({ requests, limit, conflict, passages, steps = 0, stepLimit }: Extract<WireReason, { code: "complex" }>): string {
  if (conflict) return `the passages that answer it disagree${passages ? `: ${passages.map(saidBy).join(", ")}` : ""}`;
  const asked = requests >= limit ? [`several requests in one message: ${requests}, limit ${limit}`] : [];
  return [...asked, ...(stepLimit !== undefined && steps >= stepLimit ? [`many steps in one message: ${steps}, limit ${stepLimit}`] : [])].join("; ");
}

/** “Returns” says “You can return a tent within 30 days.” */
export function saidBy({ title, sentence }: { title: string; sentence: string }): string {
  return `“${title}” says “${sentence}”`;
}
