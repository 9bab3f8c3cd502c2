import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "./decide";
import { defaultPolicy } from "./default-policy";
import { type PastTurn, type PastTurns, packTurns, signalsAt } from "./past-turns";
import { type Guardrail, guardrailRule, type Policy, type StoredPolicy } from "./policy-types";
import { presetNames } from "./preset-names";
import { presets } from "./presets";
import { replayDecision } from "./replay-decision";
import { type Decided, replayTurns, turnActions } from "./replay-turns";
import type { OutputFlag, Signals } from "./types";
import { compareDecided } from "./what-if";
import { wordsKey } from "./words-key";

/** Of either outcome, on and off, everywhere and for one topic. */
const guardrails: readonly Guardrail[] = (["hold", "handoff"] as const).flatMap((outcome) =>
  [true, false].flatMap((enabled) =>
    [undefined, "none", "refund"].map((topic) => ({
      id: `${outcome}-${enabled ? "on" : "off"}-${topic ?? "everywhere"}`,
      name: outcome,
      enabled,
      ...(topic === undefined ? {} : { topic }),
      phrases: ["guaranteed"],
      outcome,
      examples: [],
    })),
  ),
);

/** A sequence that looks like chance and is the same each time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const span = { start: 3, end: 7 };

/** One to three: of a kind alone, and of guardrails, some of which no policy has. */
function someFlags(chance: () => number): OutputFlag[] {
  return Array.from({ length: 1 + Math.floor(chance() * 3) }, () => {
    const from = Math.floor(chance() * (guardrails.length + 3));
    const id = guardrails[from]?.id ?? "gone";
    const by = from > guardrails.length ? { kind: "ungrounded" as const, rule: "answer" } : { kind: "policy" as const, rule: guardrailRule(id) };
    return { ...by, score: chance(), threshold: 0.5, span };
  });
}

function someSignals(chance: () => number): Signals {
  const level = (["calm", "frustrated", "angry", "unknown"] as const)[Math.floor(chance() * 4)] ?? "calm";
  return {
    explicitRequest: chance() < 0.05 ? { rule: "en:1", language: "en", span } : null,
    sensitive:
      chance() < 0.2 ? [{ topic: (["refund", "legal", "complaint", "self_harm"] as const)[Math.floor(chance() * 4)] ?? "legal", rule: "en:2", span }] : [],
    confidence: chance() < 0.05 ? null : chance(),
    scope: chance() < 0.05 ? null : chance(),
    hasKnowledge: chance() > 0.03,
    repeat: chance() < 0.2 ? { similarity: chance(), count: Math.floor(chance() * 4) } : null,
    turns: Math.floor(chance() * 14),
    modelFailure: chance() < 0.02 ? "timeout" : null,
    ...(chance() < 0.1
      ? { external: chance() < 0.5 ? { kind: "clarify" as const, confidence: chance() < 0.3 ? null : chance() } : { kind: "handoff" as const } }
      : {}),
    ...(chance() < 0.2 ? { amounts: [{ amount: Math.floor(chance() * 300), currency: chance() < 0.5 ? "EUR" : null, span }] } : {}),
    complexity: { requests: Math.floor(chance() * 6), steps: Math.floor(chance() * 9) },
    mood: { level, language: "en", frustration: level === "unknown" ? null : chance(), anger: level === "unknown" ? null : chance(), shift: null, from: 1 },
    ...(chance() < 0.3 ? { flags: someFlags(chance) } : {}),
    ...(chance() < 0.5 ? { topic: "none" } : {}),
    ...(chance() < 0.2 ? { circumstances: { channelId: "c", language: "de", verified: chance() < 0.5, attributes: { "plan is gold": chance() < 0.5 } } } : {}),
    ...(chance() < 0.2 ? { saidWords: chance() < 0.5 ? {} : { [wordsKey({ words: ["warranty"] })]: { words: "warranty", span } } } : {}),
    ...(chance() < 0.1 ? { clarified: 1 } : {}),
    ...(chance() < 0.05 ? { stopped: "bot" as const } : {}),
    ...(chance() < 0.05 ? { form: "refund" as const } : {}),
    ...(chance() < 0.1 ? { smallTalk: { kind: chance() < 0.5 ? ("thanks" as const) : ("opening" as const), language: null } } : {}),
    draw: chance(),
    ...(chance() < 0.1 ? { toolCall: { tool: "cancel", refused: chance() < 0.5 ? null : "arguments", unsaid: 1, heard: chance() < 0.5 } } : {}),
  };
}

/** A turn as it is read from what was recorded. */
function pastTurn(signals: Signals, of: Partial<PastTurn> = {}): PastTurn {
  const { confidence, scope, repeat, turns, mood, external } = signals;
  return {
    conversationId: "c",
    at: 0,
    day: 1,
    known: JSON.stringify(signals),
    mood: mood ? { level: mood.level, language: mood.language } : null,
    confidence,
    scope,
    similarity: repeat?.similarity ?? null,
    count: repeat?.count ?? null,
    turns,
    frustration: mood?.frustration ?? null,
    anger: mood?.anger ?? null,
    external: external && "confidence" in external ? external.confidence : null,
    draw: signals.draw ?? null,
    sent: false,
    sampling: 0,
    wrong: null,
    ...of,
  };
}

function packed(turns: readonly PastTurn[]): PastTurns {
  const packer = packTurns();
  for (const turn of turns) packer.add(turn);
  return packer.finish();
}

/** A replay run to its end, without letting anybody in between. */
function replayOf(turns: PastTurns): (policy: Policy) => Decided {
  const replay = replayTurns(turns);
  return (policy) => {
    const steps = replay(policy);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };
}

function someTurns(count: number, seed = 7): { signals: Signals[]; turns: PastTurns } {
  const chance = chances(seed);
  const signals = Array.from({ length: count }, () => someSignals(chance));
  const turns = packed(
    signals.map((of, place) => pastTurn(of, { conversationId: `c${place % 50}`, day: 20 - Math.floor((place * 20) / count), at: count - place })),
  );
  return { signals, turns };
}

const options = { through: 20, minutes: 6, mostFlips: 10 };

/** Rules that compare every score, and what else a rule can compare. */
const scored: Policy = {
  ...presets.shop,
  guardrails,
  sampling: { ...presets.shop.sampling, review: 0.3 },
  topics: { ...presets.shop.topics, none: { risk: "sample", confidenceThreshold: 0.6, scopeThreshold: 0.2, teamId: null } },
  rules: [
    ...(["confidence", "scope", "repeat_similarity", "turns", "frustration", "anger", "requests", "steps"] as const).flatMap((score, at) =>
      (["below", "at_least"] as const).map((op) => ({
        id: `${score}-${op}`.replaceAll("_", "-"),
        name: score,
        enabled: true,
        when: [
          { kind: "score" as const, score, op, limit: score === "turns" || score === "requests" || score === "steps" ? 3 : 0.7 },
          { kind: "topic" as const, topic: at % 2 === 0 ? "none" : "refund" },
        ],
        outcome: (["clarify", "refuse", "hold", "handoff"] as const)[at % 4] ?? ("hold" as const),
        teamId: null,
      })),
    ),
    { id: "gold", name: "Gold", enabled: true, when: [{ kind: "attribute", name: "plan", op: "is", value: "gold" }], outcome: "hold", teamId: null },
    { id: "said", name: "Said", enabled: true, when: [{ kind: "words", words: ["warranty"] }], outcome: "hold", teamId: null },
    { id: "sums", name: "Sums", enabled: true, when: [{ kind: "amount", op: "above", limit: 150, currency: "EUR" }], outcome: "handoff", teamId: null },
    {
      id: "small",
      name: "Small",
      enabled: true,
      when: [
        { kind: "amount", op: "at_most", limit: 50, currency: null },
        { kind: "topic", topic: "refund" },
      ],
      outcome: "answer",
      teamId: null,
    },
    {
      id: "german",
      name: "German",
      enabled: true,
      when: [
        { kind: "language", languages: ["de"] },
        { kind: "contact", is: "unverified" },
      ],
      outcome: "refuse",
      teamId: null,
    },
  ],
};
const crowded: Policy = { ...scored, rules: [...scored.rules, ...scored.rules.map((rule) => ({ ...rule, id: `${rule.id}-2` }))] };

test("every turn is decided as it would be one by one, under every preset and every rule, also while limits move to and fro: columns lose nothing that decides [E11] [Q13]", () => {
  const { signals, turns } = someTurns(1200);
  const replay = replayOf(turns);
  const moved = (policy: Policy): Policy[] => [
    policy,
    { ...policy, confidenceThreshold: 0.3, scopeThreshold: 0.1 },
    { ...policy, repeatSimilarity: 0.9, repeatCount: 1, turnCap: 3, mood: { ...policy.mood, limit: 0.2 } },
    { ...policy, complexity: { requests: 7, steps: 4, action: "handoff" } },
    { ...policy, draftMode: true },
    { ...policy, guardrails: guardrails.map((one) => ({ ...one, enabled: !one.enabled })) },
    { ...policy, confidenceThreshold: 0, scopeThreshold: 1 },
    {
      ...policy,
      topics: { ...policy.topics, none: { risk: "sample", confidenceThreshold: 0.95, scopeThreshold: null, teamId: null } },
      moderation: { ...policy.moderation, policy: "handoff" },
      guardrails: guardrails.slice(0, 2),
    },
    { ...policy, rules: policy.rules.map((rule) => ({ ...rule, when: rule.when.map((one) => (one.kind === "score" ? { ...one, limit: 0.4 } : one)) })) },
    policy,
  ];
  for (const policy of [...presetNames.map((name) => presets[name]), scored, crowded].flatMap(moved)) {
    const decided = replay(policy);
    expect(Array.from(decided, (action) => turnActions[action])).toEqual(signals.map((of) => decide(of, policy).action));
  }
  expect(signalsAt(turns, 11).turns).toBe(signals[11]?.turns);
});

test("the unchanged policy gives every recorded decision again, and no conversation flips [E11] [Q13]", () => {
  const { signals, turns } = someTurns(1200, 11);
  for (const policy of [defaultPolicy, presets.finance, scored]) {
    const recorded = signals.map(
      (of) => JSON.parse(JSON.stringify({ ...decide(of, policy), signals: of, policy: policy as StoredPolicy })) as Parameters<typeof replayDecision>[0],
    );
    for (const decision of recorded) expect(replayDecision(decision)).toEqual({ kind: "same" });
    const replay = replayOf(turns);
    expect(Array.from(replay(policy), (action) => turnActions[action])).toEqual(recorded.map(({ action }) => action));
    const same = compareDecided(turns, replay(policy), replay(structuredClone(policy)), options);
    expect(same).toMatchObject({ flipped: { to_person: 0, to_bot: 0, otherwise: 0 }, flips: [], after: same.before });
  }
});

test("a stricter limit never sends a turn back to the bot: as confidence or scope go up, careful actions and conversations with people only grow [E11]", () => {
  const { turns } = someTurns(1200, 3);
  const replay = replayOf(turns);
  for (const name of ["confidenceThreshold", "scopeThreshold"] as const) {
    const steps = Array.from({ length: 21 }, (_, step) => replay({ ...scored, topics: presets.shop.topics, [name]: step / 20 }));
    for (const [step, decided] of steps.entries()) {
      const before = steps[step - 1];
      if (!before) continue;
      expect(decided.every((action, place) => action >= (before[place] ?? 0))).toBe(true);
      const report = compareDecided(turns, before, decided, options);
      expect(report.flipped.to_bot).toBe(0);
      expect(report.after.escalations - report.before.escalations).toBe(report.flipped.to_person);
      expect(report.after.wrong.answers).toBeLessThanOrEqual(report.before.wrong.answers);
    }
  }
});

test("the order in which rules and topics are written down is of no effect on a replay [E11] [E9]", () => {
  const { turns } = someTurns(1200, 5);
  const replay = replayOf(turns);
  const turned: Policy = { ...scored, rules: scored.rules.toReversed(), topics: Object.fromEntries(Object.entries(scored.topics).reverse()) };
  expect(replay(turned)).toEqual(replay(scored));
});

const sure: Signals = { explicitRequest: null, sensitive: [], confidence: 0.95, scope: 0.9, hasKnowledge: true, repeat: null, turns: 0, modelFailure: null };

test("a conversation comes to a person once, on the day of its first turn that a person has; both ways of flipping are named with that turn [E11]", () => {
  const unsure = { ...sure, confidence: 0.7 };
  // newest first
  const turns = packed([
    pastTurn(sure, { conversationId: "calm", day: 9, at: 900 }),
    pastTurn(unsure, { conversationId: "twice", day: 8, at: 800 }),
    pastTurn(unsure, { conversationId: "twice", day: 7, at: 700 }),
    pastTurn({ ...sure, explicitRequest: { rule: "en:1", language: "en", span } }, { conversationId: "asked", day: 7, at: 650 }),
    pastTurn(sure, { conversationId: "twice", day: 6, at: 600 }),
  ]);
  const replay = replayOf(turns);
  const strict = replay({ ...defaultPolicy, confidenceThreshold: 0.8 });
  const lax = replay({ ...defaultPolicy, confidenceThreshold: 0.6 });
  const stricter = compareDecided(turns, lax, strict, { through: 10, minutes: 30, mostFlips: 5 });
  expect(stricter).toMatchObject({
    turns: 5,
    conversations: 3,
    days: 5,
    before: { escalations: 1, escalationsPerDay: 0.2, hoursPerDay: 0.1 },
    after: { escalations: 2, escalationsPerDay: 0.4, hoursPerDay: 0.2, actions: { answer: 2, handoff: 3 } },
    flipped: { to_person: 1, to_bot: 0, otherwise: 0 },
    flips: [{ conversation: "twice", at: 700, kind: "to_person", before: "answer", after: "handoff" }],
    perDay: [
      { day: 6, before: 0, after: 0 },
      { day: 7, before: 1, after: 2 },
      { day: 8, before: 0, after: 0 },
      { day: 9, before: 0, after: 0 },
      { day: 10, before: 0, after: 0 },
    ],
  });
  const laxer = compareDecided(turns, strict, lax, { through: 10, minutes: 30, mostFlips: 5 });
  expect(laxer.flips).toEqual([{ conversation: "twice", at: 700, kind: "to_bot", before: "handoff", after: "answer" }]);
  expect(compareDecided(turns, strict, lax, { through: 10, minutes: 30, mostFlips: 0 })).toMatchObject({ flips: [], flipped: { to_bot: 1 } });
  const held = compareDecided(turns, strict, replay({ ...defaultPolicy, confidenceThreshold: 0.8, draftMode: true }), {
    through: 10,
    minutes: 30,
    mostFlips: 5,
  });
  expect(held.flipped).toEqual({ to_person: 1, to_bot: 0, otherwise: 1 });
});

test("of a workspace without turns nothing is said: no day, no flip, no share [E11]", () => {
  const none = packed([]);
  const decided = replayOf(none)(defaultPolicy);
  const report = compareDecided(none, decided, decided, options);
  expect(report).toMatchObject({ turns: 0, conversations: 0, days: 0, perDay: [], flips: [], after: { escalationsPerDay: 0, hoursPerDay: 0 } });
  expect(report.after.wrong).toEqual({ answers: 0, sentThen: 0, drawn: 0, graded: 0, share: null, bounds: null });
});

function estimate(given: PastTurn[]) {
  const turns = packed(given);
  const decided = replayOf(turns)(defaultPolicy);
  return compareDecided(turns, decided, decided, options).after.wrong;
}
const answer = (sampling: number, wrong: boolean | null, sent = true): PastTurn => pastTurn(sure, { sent, sampling, wrong });

test("wrong answers are estimated from answers drawn by chance, each for as many as it stands for; grades of others count nothing [E11]", () => {
  // 10 graded of topics that are drawn at 0.5, all wrong, stand for 20; 10 at 0.05, all right, for 200
  const drawn = Array.from({ length: 10 }, () => [answer(0.5, true), answer(0.05, false)]).flat();
  const { graded, share } = estimate([...drawn, ...Array.from({ length: 50 }, () => answer(0, true))]);
  expect(graded).toBe(20);
  expect(share?.value).toBeCloseTo(20 / 220, 10);
  expect(share?.low).toBeLessThan(20 / 220);
  expect(share?.high).toBeGreaterThan(20 / 220);
  expect(estimate([answer(0.5, false)]).share).toMatchObject({ value: 0, low: 0 });
  expect(estimate([answer(0.5, false)]).share?.high).toBeGreaterThan(0.5);
});

test("without a grade of a drawn answer no share is given, but how many are drawn and not graded, and how many answers nobody saw then [E11]", () => {
  const given = [answer(0, true), answer(0.5, null), answer(0.5, null), answer(0, null, false), answer(0.5, true, false)];
  expect(estimate(given)).toEqual({ answers: 5, sentThen: 3, drawn: 2, graded: 0, share: null, bounds: null });
});

test("drawn answers that nobody has graded widen the bounds to all of them right and all of them wrong, whatever they are drawn at; with all graded the bounds are the interval [E11]", () => {
  const chance = fc.constantFrom(0.05, 0.2, 1);
  const drawn = fc.array(fc.tuple(chance, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(drawn, (answers) => {
      const seen = estimate(answers.map(([at, wrong, isGraded]) => answer(at, isGraded ? wrong : null)));
      const truth = estimate(answers.map(([at, wrong]) => answer(at, wrong)));
      if (seen.share === null) return void expect(seen.bounds).toBeNull();
      expect(seen.bounds!.low).toBeLessThanOrEqual(truth.share!.low + 1e-12);
      expect(seen.bounds!.high).toBeGreaterThanOrEqual(truth.share!.high - 1e-12);
      expect(truth.bounds!.low).toBeCloseTo(truth.share!.low, 12);
      expect(truth.bounds!.high).toBeCloseTo(truth.share!.high, 12);
    }),
  );
});

test("the interval of the share of wrong answers holds the truth in about as many of the draws as it says [E11]", () => {
  const chance = chances(17);
  // of 400 answers a tenth is wrong among three quarters that are drawn at 0.1, a third among the rest, drawn at 0.4
  const population = Array.from({ length: 400 }, (_, place) => (place % 4 === 0 ? { of: 0.4, wrong: place % 12 === 0 } : { of: 0.1, wrong: place % 10 === 1 }));
  const truth = population.filter(({ wrong }) => wrong).length / population.length;
  const draws = 300;
  let held = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const { share } = estimate(population.map(({ of, wrong }) => (chance() < of ? answer(of, wrong) : answer(0, null))));
    if (share && share.low <= truth && truth <= share.high) held += 1;
  }
  expect(held / draws).toBeGreaterThan(0.9);
});
