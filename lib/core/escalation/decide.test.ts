import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawOf, isDrawnForReview } from "../kernel/draw-sample";
import { decide, samplingProbability } from "./decide";
import { defaultPolicy } from "./default-policy";
import { caution, flagKinds, riskClasses, ruleOutcomes, type Condition, type Guardrail, type Policy, type Rule, type TopicPolicy } from "./policy-types";
import { modelFailures, sensitiveTopics, type SensitiveMatch, type Signals } from "./types";
import { smallTalkKinds } from "./small-talk-kinds";
import { topicPolicy } from "./upgrade-policy";

const span = { start: 0, end: 4 };
const request = { rule: "talk_to_person", language: "en", span };
const sure: Signals = { explicitRequest: null, sensitive: [], confidence: 0.99, scope: 0.99, hasKnowledge: true, repeat: null, turns: 0, modelFailure: null };
const open: Policy = {
  ...defaultPolicy,
  topics: { ...defaultPolicy.topics, refund: topicPolicy("review"), complaint: topicPolicy("automate"), wax: topicPolicy("person") },
};
const unsure = { confidence: 0.05, scope: 0.1 };
const hello = { kind: "greeting" as const, language: null };
const thanks = { kind: "thanks" as const, language: "en" };
const furious = { level: "angry" as const, language: "en", frustration: 0.2, anger: 0.9, shift: 0.5, from: 3 };
const collections = ["none", "wax", "tours"];

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const score = fc.oneof(probability, fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY));
const sensitive: fc.Arbitrary<SensitiveMatch> = fc.record({
  topic: fc.constantFrom(...sensitiveTopics),
  rule: fc.constantFrom("en:0", "de:1"),
  span: fc.record({ start: fc.nat(20), end: fc.nat(40) }),
});
const amount = fc.record({ amount: fc.oneof(fc.nat(500), fc.constant(Number.NaN)), currency: fc.constantFrom("EUR", "GBP", null), span: fc.constant(span) });
const signals: fc.Arbitrary<Signals> = fc.record({
  explicitRequest: fc.option(fc.constant(request)),
  sensitive: fc.uniqueArray(sensitive, { maxLength: 4, selector: ({ topic }) => topic }),
  confidence: score,
  scope: score,
  hasKnowledge: fc.boolean(),
  repeat: fc.option(fc.record({ similarity: probability, count: fc.nat(4) })),
  turns: fc.nat(20),
  modelFailure: fc.option(fc.constantFrom(...modelFailures)),
  mood: fc.option(
    fc.record({
      level: fc.constantFrom("calm", "frustrated", "angry", "unknown"),
      language: fc.constantFrom("en", "de", null),
      frustration: fc.option(probability),
      anger: fc.option(probability),
      shift: fc.constant(null),
      from: fc.constant(1),
    }),
  ),
  flags: fc.uniqueArray(
    fc.record({ kind: fc.constantFrom(...flagKinds), rule: fc.constant("r"), score: fc.constant(1), threshold: fc.constant(0.5), span: fc.constant(span) }),
    { maxLength: 2, selector: ({ kind }) => kind },
  ),
  amounts: fc.array(amount, { maxLength: 2 }),
  complexity: fc.option(fc.record({ requests: fc.nat(6), steps: fc.nat(8), conflict: fc.boolean() })),
  topic: fc.constantFrom(null, ...collections),
  circumstances: fc.option(
    fc.record({
      channelId: fc.constantFrom("c1", "c2", null),
      language: fc.constantFrom("en", "de", null),
      verified: fc.boolean(),
      attributes: fc.dictionary(fc.constant("plan is gold"), fc.boolean()),
    }),
  ),
  saidWords: fc.option(fc.constant({ "asbestos|recall*": { words: "recall*", span: { start: 0, end: 6 } } }), { nil: undefined }),
  clarified: fc.nat(2),
  smallTalk: fc.option(fc.record({ kind: fc.constantFrom(...smallTalkKinds), language: fc.constantFrom("de", null) }), { nil: undefined }),
  draw: probability,
});
const topicKey = fc.constantFrom(...sensitiveTopics, ...collections);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant("score" as const),
    score: fc.constantFrom("confidence" as const, "frustration" as const, "turns" as const),
    op: fc.constantFrom("below" as const, "at_least" as const),
    limit: probability,
  }),
  fc.record({ kind: fc.constant("topic" as const), topic: topicKey }),
  fc.record({
    kind: fc.constant("amount" as const),
    op: fc.constantFrom("above" as const, "at_most" as const),
    limit: fc.nat(500),
    currency: fc.constantFrom("EUR", null),
  }),
  fc.record({ kind: fc.constant("language" as const), languages: fc.constant(["de"]) }),
  fc.record({ kind: fc.constant("contact" as const), is: fc.constantFrom("verified" as const, "unverified" as const) }),
  fc.constant({ kind: "attribute" as const, name: "plan", op: "is" as const, value: "gold" }),
  fc.constant({ kind: "words" as const, words: ["recall*", "asbestos"] }),
);
const rule: fc.Arbitrary<Rule> = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  name: fc.constant("A rule"),
  enabled: fc.boolean(),
  when: fc.array(condition, { maxLength: 2 }),
  outcome: fc.constantFrom(...ruleOutcomes),
  teamId: fc.constantFrom(null, "t1"),
});
const own: fc.Arbitrary<TopicPolicy> = fc.record({
  risk: fc.constantFrom(...riskClasses),
  confidenceThreshold: fc.option(probability),
  scopeThreshold: fc.option(probability),
  teamId: fc.constantFrom(null, "t1"),
});
const policy: fc.Arbitrary<Policy> = fc.record({
  schema: fc.constant(2 as const),
  confidenceThreshold: probability,
  scopeThreshold: probability,
  repeatSimilarity: probability,
  repeatCount: fc.integer({ min: 1, max: 5 }),
  turnCap: fc.integer({ min: 1, max: 20 }),
  draftMode: fc.boolean(),
  topics: fc.dictionary(topicKey, own),
  rules: fc.uniqueArray(rule, { maxLength: 4, selector: ({ id }) => id }),
  mood: fc.record({ limit: probability, action: fc.constantFrom("none", "hold", "handoff") }),
  complexity: fc.record(
    { requests: fc.integer({ min: 2, max: 5 }), steps: fc.integer({ min: 2, max: 8 }), action: fc.constantFrom("none", "clarify", "handoff") },
    { requiredKeys: ["requests", "action"] },
  ),
  moderation: fc.record({
    ungrounded: fc.constantFrom("hold", "handoff"),
    policy: fc.constantFrom("hold", "handoff"),
    toxicity: fc.constantFrom("hold", "handoff"),
    personal_data: fc.constantFrom("hold", "handoff"),
    bias: fc.constantFrom("none", "hold", "handoff"),
  }),
  sampling: fc.record({ all: probability, sample: probability, review: probability }, { requiredKeys: ["all", "sample"] }),
});

const fired = (outcome: Rule["outcome"], when: Condition[], more: Partial<Rule> = {}): Rule => ({
  id: "r",
  name: "Rule",
  enabled: true,
  when,
  outcome,
  teamId: null,
  ...more,
});
const about = (topic: string): Condition => ({ kind: "topic", topic });
const guardrail: Guardrail = { id: "promises", name: "Promises", enabled: true, phrases: ["guaranteed"], outcome: "handoff", examples: [] };
const refund: SensitiveMatch = { topic: "refund", rule: "en:0", span };

describe("decide", () => {
  it("answers a sure turn and says which values and limits let it pass [E10]", () => {
    expect(decide(sure, open)).toEqual({ action: "answer", reasons: [{ code: "answered", score: 0.99, threshold: defaultPolicy.confidenceThreshold }] });
  });

  it.each<[string, Partial<Signals>, Partial<Policy>, string, string]>([
    ["an explicit request", { explicitRequest: request }, {}, "handoff", "explicit_request"],
    ["no knowledge", { hasKnowledge: false }, {}, "handoff", "no_knowledge"],
    ["a failed model", { modelFailure: "timeout" }, {}, "handoff", "model_failed"],
    ["too many turns", { turns: open.turnCap }, {}, "handoff", "turn_cap"],
    ["the same question again", { repeat: { similarity: 0.9, count: 2 } }, {}, "handoff", "repeated_question"],
    ["a question outside the knowledge", { scope: 0.01 }, {}, "handoff", "out_of_scope"],
    ["low confidence", { confidence: 0.1 }, {}, "handoff", "low_confidence"],
    ["a topic that is a person's", { sensitive: [{ topic: "medical", rule: "en:0", span }] }, {}, "handoff", "sensitive_topic"],
    ["a topic to review", { sensitive: [refund] }, {}, "hold", "sensitive_topic"],
    ["a topic to automate", { sensitive: [{ topic: "complaint", rule: "en:0", span }] }, {}, "answer", "answered"],
    ["a collection that is a person's", { topic: "wax" }, {}, "handoff", "topic_class"],
    ["a collection without an entry", { topic: "tours" }, {}, "answer", "answered"],
    ["flagged words", { flags: [{ kind: "policy", rule: "p", score: 1, threshold: 1, span }] }, {}, "hold", "flagged_output"],
    [
      "words of a guardrail that hands over",
      { flags: [{ kind: "policy", rule: "guardrail:promises", score: 1, threshold: 1, span }] },
      { guardrails: [guardrail] },
      "handoff",
      "flagged_output",
    ],
    [
      "words of a guardrail that the policy has no more",
      { flags: [{ kind: "policy", rule: "guardrail:gone", score: 1, threshold: 1, span }] },
      {},
      "answer",
      "answered",
    ],
    ...(["refund", "tours"] as const).map((topic): [string, Partial<Signals>, Partial<Policy>, string, string] => [
      `words of a guardrail for one topic, on the topic ${topic}`,
      { topic: "tours", flags: [{ kind: "policy", rule: "guardrail:promises", score: 1, threshold: 1, span }] },
      { guardrails: [{ ...guardrail, topic }] },
      topic === "tours" ? "handoff" : "answer",
      topic === "tours" ? "flagged_output" : "answered",
    ]),
    ["a bot that is stopped", { stopped: "bot" }, {}, "handoff", "stopped"],
    [
      "an answer that is another one for somebody else",
      { flags: [{ kind: "bias", rule: "gender", score: 0.9, threshold: 0.5, span }] },
      { moderation: { ...defaultPolicy.moderation, bias: "hold" } },
      "hold",
      "flagged_output",
    ],
    [
      "one where the policy does not compare",
      { flags: [{ kind: "bias", rule: "gender", score: 0.9, threshold: 0.5, span }] },
      { moderation: { ...defaultPolicy.moderation, bias: "none" } },
      "answer",
      "answered",
    ],
    ["toxic words", { flags: [{ kind: "toxicity", rule: "t", score: 0.9, threshold: 0.5, span }] }, {}, "handoff", "flagged_output"],
    ["an angry visitor", { mood: furious }, {}, "handoff", "frustration"],
    ["several requests at once", { complexity: { requests: 30, steps: 30, conflict: false } }, {}, "clarify", "complex"],
    ["several requests that were asked back once", { complexity: { requests: 30, steps: 30, conflict: false }, clarified: 1 }, {}, "handoff", "complex"],
    ["one request of many steps", { complexity: { requests: 1, steps: 6 } }, {}, "clarify", "complex"],
    ["many steps that were asked back once", { complexity: { requests: 1, steps: 6 }, clarified: 1 }, {}, "handoff", "complex"],
    [
      "many steps where the policy hands over",
      { complexity: { requests: 1, steps: 6 } },
      { complexity: { requests: 4, steps: 6, action: "handoff" } },
      "handoff",
      "complex",
    ],
    ["fewer steps than the limit", { complexity: { requests: 1, steps: 5 } }, {}, "answer", "answered"],
    [
      "many steps under a policy from before their limit",
      { complexity: { requests: 1, steps: 50 } },
      { complexity: { requests: 4, action: "clarify" } },
      "answer",
      "answered",
    ],
    ["passages that disagree", { complexity: { requests: 1, steps: 1, conflict: true } }, {}, "handoff", "complex"],
    [
      "a rule that asks back",
      { confidence: 0.1 },
      { rules: [fired("clarify", [{ kind: "score", score: "confidence", op: "below", limit: 0.5 }])] },
      "clarify",
      "rule",
    ],
    ["a rule that declines", { topic: "tours", scope: 0.1 }, { rules: [fired("refuse", [about("tours")])] }, "refuse", "rule"],
    ["a rule that holds", { topic: "tours" }, { rules: [fired("hold", [about("tours")])] }, "hold", "rule"],
    ["draft mode", {}, { draftMode: true }, "hold", "draft_mode"],
    ["thanks that no article answers", { ...unsure, smallTalk: thanks }, {}, "clarify", "small_talk"],
    ["thanks in draft mode, since the words are the policy's", { ...unsure, smallTalk: thanks }, { draftMode: true }, "clarify", "small_talk"],
    ["thanks before there is any knowledge", { ...unsure, smallTalk: thanks, hasKnowledge: false }, {}, "clarify", "small_talk"],
    ["thanks said again and again", { ...unsure, smallTalk: thanks, repeat: { similarity: 1, count: 9 } }, {}, "clarify", "small_talk"],
    ["a greeting said again and again", { ...unsure, smallTalk: hello, repeat: { similarity: 1, count: 9 } }, {}, "handoff", "repeated_question"],
    ["small talk without end", { ...unsure, smallTalk: thanks, turns: 99 }, {}, "handoff", "turn_cap"],
    ["a question that is announced twice", { ...unsure, smallTalk: { kind: "opening", language: "en" }, clarified: 1 }, {}, "handoff", "small_talk"],
    ["thanks of somebody angry", { ...unsure, smallTalk: thanks, mood: furious }, {}, "handoff", "frustration"],
    ["a greeting that an article answers", { smallTalk: hello }, {}, "answer", "answered"],
    ["a greeting to a bot of the tenant's own", { smallTalk: hello, external: { kind: "asked" } }, {}, "answer", "external_answered"],
  ])("decides on %s with its own reason first [E1] [E2] [E3] [E5] [E6] [E9] [E10] [E15]", (_, change, by, expected, code) => {
    const decision = decide({ ...sure, ...change }, { ...open, ...by });
    expect(decision.action).toBe(expected);
    expect(decision.reasons[0]?.code).toBe(code);
  });

  it("never overrules an explicit request or self-harm, whatever the policy, its rules and the other signals [E1] [E5] [E13]", () => {
    fc.assert(
      fc.property(signals, policy, fc.boolean(), (given, by, harm) => {
        const extra: Signals = harm
          ? { ...given, sensitive: [...given.sensitive.filter(({ topic }) => topic !== "self_harm"), { topic: "self_harm", rule: "en:0", span }] }
          : { ...given, explicitRequest: request };
        const decision = decide(extra, by);
        expect(decision.action).toBe("handoff");
        const first = decision.reasons[0];
        const expected = extra.sensitive.some(({ topic }) => topic === "self_harm") ? "sensitive_topic" : "explicit_request";
        expect(first?.code).toBe(expected);
      }),
    );
  });

  it("never sends by itself what is legal or flagged, whatever the policy and its rules [E5] [E8] [E13]", () => {
    fc.assert(
      fc.property(signals, policy, fc.boolean(), (given, by, legal) => {
        const extra: Signals = legal
          ? { ...given, sensitive: [...given.sensitive.filter(({ topic }) => topic !== "legal"), { topic: "legal", rule: "en:0", span }] }
          : { ...given, flags: [{ kind: "toxicity", rule: "t", score: 1, threshold: 0.5, span }] };
        expect(["hold", "handoff"]).toContain(decide(extra, by).action);
      }),
    );
  });

  it("lets a rule answer only what the class of the topic that it names would have held, never another reason [E7] [E9]", () => {
    const small = fired("answer", [about("refund"), { kind: "amount", op: "at_most", limit: 20, currency: "EUR" }]);
    const by = { ...open, rules: [small] };
    const asked = { ...sure, sensitive: [refund], amounts: [{ amount: 12, currency: "EUR", span }] };
    expect(decide(asked, by)).toMatchObject({ action: "answer", reasons: [{ code: "rule", rule: "r", outcome: "answer" }, { code: "answered" }] });
    expect(decide({ ...asked, amounts: [{ amount: 21, currency: "EUR", span }] }, by).action).toBe("hold");
    expect(decide({ ...asked, amounts: [{ amount: 12, currency: null, span }] }, by).action).toBe("hold");
    expect(decide({ ...asked, amounts: [] }, by).action).toBe("hold");
    expect(decide({ ...asked, confidence: 0.2 }, by).action).toBe("handoff");
    expect(decide({ ...asked, sensitive: [refund, { topic: "fraud_security", rule: "en:1", span }] }, by).action).toBe("handoff");
  });

  it("hands an amount above a limit to the team of the rule, in the currency or when none is named [E7]", () => {
    const by = { ...open, rules: [fired("handoff", [{ kind: "amount", op: "above", limit: 100, currency: "EUR" }], { teamId: "t1" })] };
    const reason = { code: "rule", rule: "r", teamId: "t1", found: [{ kind: "amount", name: "EUR", value: 250, limit: 100 }] };
    expect(decide({ ...sure, amounts: [{ amount: 250, currency: "EUR", span }] }, by)).toMatchObject({ action: "handoff", reasons: [reason] });
    expect(decide({ ...sure, amounts: [{ amount: 250, currency: null, span }] }, by).action).toBe("handoff");
    expect(decide({ ...sure, amounts: [{ amount: 250, currency: "GBP", span }] }, by).action).toBe("answer");
    expect(decide({ ...sure, amounts: [{ amount: 100, currency: "EUR", span }] }, by).action).toBe("answer");
  });

  it("says how many steps a message has and their limit, and says neither under a policy without one [E10] [E15]", () => {
    const many = { ...sure, complexity: { requests: 1, steps: 7 } };
    const reason = { code: "complex", requests: 1, limit: 4, conflict: false, steps: 7, stepLimit: 6 };
    expect(decide(many, open).reasons[0]).toEqual(reason);
    const before = { ...open, complexity: { requests: 4, action: "clarify" as const } };
    expect(decide({ ...sure, complexity: { requests: 5, steps: 7 } }, before).reasons[0]).toEqual({ code: "complex", requests: 5, limit: 4, conflict: false });
  });

  it("is never bolder under a lower limit of steps, nor with more of them, whatever else there is; no limit is as one that is never reached [E15]", () => {
    fc.assert(
      fc.property(signals, policy, fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 8 }), (given, by, one, other) => {
        const careful = (steps: number | undefined, more = 0): number => {
          const complexity = given.complexity ? { ...given.complexity, steps: given.complexity.steps + more } : undefined;
          return caution[decide({ ...given, complexity }, { ...by, complexity: { ...by.complexity, steps } }).action];
        };
        expect(careful(Math.min(one, other))).toBeGreaterThanOrEqual(careful(Math.max(one, other)));
        expect(careful(one, other)).toBeGreaterThanOrEqual(careful(one));
        expect(careful(undefined)).toBe(careful(100));
      }),
    );
  });

  it("takes the strictest limit of the topics of a turn and names the topic [E2]", () => {
    const by: Policy = {
      ...open,
      topics: {
        ...open.topics,
        tours: { ...topicPolicy("automate"), confidenceThreshold: 0.5 },
        complaint: { ...topicPolicy("automate"), confidenceThreshold: 0.97 },
      },
    };
    expect(decide({ ...sure, confidence: 0.6, topic: "tours" }, by)).toEqual({
      action: "answer",
      reasons: [{ code: "answered", score: 0.6, threshold: 0.5, topic: "tours" }],
    });
    const both = { ...sure, confidence: 0.95, topic: "tours", sensitive: [{ topic: "complaint" as const, rule: "en:0", span }] };
    expect(decide(both, by).reasons).toEqual([{ code: "low_confidence", score: 0.95, threshold: 0.97, topic: "complaint" }]);
  });

  it("never answers without a known confidence at or above the limit that counts [E2] [Q1]", () => {
    fc.assert(
      fc.property(signals, policy, (given, by) => {
        const decision = decide(given, by);
        if (decision.action !== "answer") return;
        const passed = decision.reasons.find(({ code }) => code === "answered");
        if (passed?.code !== "answered") throw new Error("an answer without its confidence");
        const confidence = Number.isFinite(given.confidence) ? (given.confidence ?? 0) : 0;
        expect(passed.score).toBe(confidence);
        expect(confidence >= passed.threshold).toBe(true);
        expect(by.draftMode).toBe(false);
      }),
    );
  });

  it("counts missing, infinite and not-a-number scores as no confidence [E2] [Q9]", () => {
    for (const value of [null, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(decide({ ...sure, confidence: value }, open).reasons).toEqual([{ code: "low_confidence", score: 0, threshold: open.confidenceThreshold }]);
      expect(decide({ ...sure, scope: value }, open).reasons[0]).toEqual({ code: "out_of_scope", score: 0, threshold: open.scopeThreshold });
    }
    expect(decide(sure, { ...open, confidenceThreshold: Number.NaN }).action).toBe("handoff");
    expect(decide({ ...sure, turns: Number.NaN }, open).action).toBe("handoff");
  });

  it("becomes no bolder when a limit or a class is made stricter or draft mode is switched on [E2] [E3] [E6] [E9]", () => {
    fc.assert(
      fc.property(signals, policy, probability, topicKey, (given, by, more, topic) => {
        const before = caution[decide(given, by).action];
        const own = by.topics[topic] ?? topicPolicy("automate");
        const withTopic = (change: Partial<TopicPolicy>): Policy => ({ ...by, topics: { ...by.topics, [topic]: { ...own, ...change } } });
        const above = riskClasses.indexOf(own.risk) + 1;
        const stricter: Policy[] = [
          { ...by, confidenceThreshold: Math.max(by.confidenceThreshold, more) },
          { ...by, scopeThreshold: Math.max(by.scopeThreshold, more) },
          { ...by, repeatSimilarity: Math.min(by.repeatSimilarity, more) },
          { ...by, repeatCount: 1 },
          { ...by, turnCap: 1 },
          { ...by, draftMode: true },
          { ...by, mood: { action: by.mood.action, limit: Math.min(by.mood.limit, more) } },
          withTopic({ confidenceThreshold: Math.max(own.confidenceThreshold ?? by.confidenceThreshold, more) }),
          withTopic({ scopeThreshold: Math.max(own.scopeThreshold ?? by.scopeThreshold, more) }),
          withTopic({ risk: riskClasses[above] ?? "person" }),
        ];
        for (const strict of stricter) expect(caution[decide(given, strict).action]).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it("becomes no more careful when confidence rises and no rule asks for it to be high [E2]", () => {
    fc.assert(
      fc.property(signals, policy, probability, (given, by, more) => {
        const plain = { ...by, rules: by.rules.filter(({ when }) => !when.some(({ kind }) => kind === "score")) };
        const bold = { ...given, confidence: Math.max(Number.isFinite(given.confidence) ? (given.confidence ?? 0) : 0, more) };
        expect(caution[decide(bold, plain).action]).toBeLessThanOrEqual(caution[decide(given, plain).action]);
      }),
    );
  });

  it("does not depend on the order of rules or of what was found [E9] [E10] [Q13]", () => {
    fc.assert(
      fc.property(signals, policy, (given, by) => {
        const turned = { ...given, sensitive: [...given.sensitive].reverse() };
        expect(decide(turned, { ...by, rules: [...by.rules].reverse() })).toEqual(decide(given, by));
      }),
    );
  });

  it("answers small talk only where a score, missing knowledge or a repeat would have called a person, and overrules nothing else [E9] [E1] [E5]", () => {
    const called = new Set(["out_of_scope", "low_confidence", "no_knowledge", "repeated_question"]);
    fc.assert(
      fc.property(signals, policy, fc.constantFrom(...smallTalkKinds), (given, by, kind) => {
        const without = decide({ ...given, smallTalk: undefined }, by);
        const { action } = decide({ ...given, smallTalk: { kind, language: null } }, by);
        if (without.action !== "handoff") expect([without.action, "handoff", ...(without.action === "hold" ? ["clarify"] : [])]).toContain(action);
        else if (!called.has(without.reasons[0]?.code ?? "")) expect(action).toBe("handoff");
      }),
    );
  });

  it("asks nothing back twice in a row [E15]", () => {
    fc.assert(
      fc.property(signals, policy, (given, by) => void expect(decide({ ...given, smallTalk: undefined, clarified: 1 }, by).action).not.toBe("clarify")),
    );
  });

  it("draws answered turns with the recorded chance and no others [M2]", () => {
    fc.assert(
      fc.property(signals, policy, (given, by) => {
        const { action, reasons } = decide(given, by);
        const drawn = reasons.find(({ code }) => code === "drawn_for_grading");
        const chance = samplingProbability(given, by);
        expect(drawn !== undefined).toBe(action === "answer" && (given.draw ?? 1) < chance);
        if (drawn?.code === "drawn_for_grading") expect(drawn.probability).toBe(chance);
      }),
    );
  });

  it("holds the share of the answers that chance draws for review, and nothing else by it [R1] [Q13]", () => {
    fc.assert(
      fc.property(signals, policy, (given, by) => {
        const plain = decide(given, { ...by, sampling: { ...by.sampling, review: 0 } });
        const { action, reasons } = decide(given, by);
        const share = by.sampling.review ?? 0;
        const isDrawn = plain.action === "answer" && isDrawnForReview(given.draw, share);
        expect(action).toBe(isDrawn ? "hold" : plain.action);
        expect(reasons.filter(({ code }) => code === "drawn_for_review")).toEqual(isDrawn ? [{ code: "drawn_for_review", probability: share }] : []);
      }),
    );
  });

  it("draws for review as often as its share says, and as often among those that are drawn for grading [R1] [M2]", () => {
    const draws = Array.from({ length: 20_000 }, (_, at) => drawOf(`turn ${at}`));
    const shareOf = (among: readonly number[]): number => among.filter((draw) => isDrawnForReview(draw, 0.2)).length / among.length;
    // four standard errors of 20,000 and of about 2,000 draws
    expect(Math.abs(shareOf(draws) - 0.2)).toBeLessThan(0.0114);
    expect(Math.abs(shareOf(draws.filter((draw) => draw < 0.1)) - 0.2)).toBeLessThan(0.036);
  });

  it("passes a call on only where it would have answered or held, and a person agrees where it would have held, or the visitor has not said it all [B6] [Q1]", () => {
    const said = fc.record({ tool: fc.constant("cancel"), refused: fc.constant(null), unsaid: fc.nat(1), heard: fc.boolean() });
    fc.assert(
      fc.property(signals, policy, said, (given, by, toolCall) => {
        const without = decide(given, by).action;
        const { action, reasons } = decide({ ...given, toolCall }, by);
        const passes = without === "answer" || without === "hold";
        expect(action).toBe(passes ? "answer" : without);
        if (!passes) return;
        const person = without === "hold" || toolCall.unsaid > 0 || !toolCall.heard;
        expect(reasons[0]).toEqual({ code: "tool_call", tool: "cancel", unsaid: toolCall.unsaid, person });
        expect(reasons.some(({ code }) => code === "drawn_for_grading")).toBe(false);
        expect(samplingProbability({ ...given, toolCall }, by)).toBe(0);
      }),
    );
  });

  it("hands over a call that is refused, with the reason why, whatever else would have been answered [B6]", () => {
    const toolCall = { tool: "cancel", refused: "arguments", unsaid: 0, heard: false } as const;
    expect(decide({ ...sure, toolCall }, open)).toEqual({ action: "handoff", reasons: [{ code: "tool_call_refused", tool: "cancel", why: "arguments" }] });
    fc.assert(fc.property(signals, policy, (given, by) => void expect(["answer", "hold"]).not.toContain(decide({ ...given, toolCall }, by).action)));
  });

  it("gives a reason for every decision and no text in any [E10]", () => {
    fc.assert(
      fc.property(signals, policy, (given, by) => {
        const { reasons } = decide(given, by);
        expect(reasons.length).toBeGreaterThan(0);
        expect(JSON.stringify(reasons).length).toBeLessThan(4000);
      }),
    );
  });
});
