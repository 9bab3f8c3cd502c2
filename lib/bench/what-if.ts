/**
 * E11: a hundred thousand invented turns decided again while a limit moves, against one plain pass: every turn's signals through `decide`. Numbers
 * are spread evenly, so that far more of them lie near a limit than in a workspace; shapes are as many as a busy one has.
 */
import { decide } from "@/lib/core/escalation/decide";
import { defaultPolicy } from "@/lib/core/escalation/default-policy";
import { packTurns } from "@/lib/core/escalation/past-turns";
import type { Policy } from "@/lib/core/escalation/policy-types";
import { type Decided, replayTurns } from "@/lib/core/escalation/replay-turns";
import type { Signals } from "@/lib/core/escalation/types";
import { compareDecided } from "@/lib/core/escalation/what-if";
import { latencies, round, type Row } from "./figures";

const count = 100_000;
const span = { start: 3, end: 7 };

export function benchWhatIf(): { rows: Row[]; data: object } {
  const turns = inventedTurns();
  const policy: Policy = { ...defaultPolicy, rules: [sums(100)] };
  const plain = latencies(Array.from({ length: 3 }, () => timed(() => turns.forEach((signals) => decide(signals, policy)))));
  const packer = packTurns();
  const packing = timed(() => turns.forEach((signals, place) => packer.add(recorded(signals, place))));
  const packed = packer.finish();
  const replay = replayTurns(packed);
  const decided = (of: Policy) => runThrough(replay(of));
  const step = (staged: Policy) => timed(() => compareDecided(packed, decided(policy), decided(staged), { through: 27, minutes: 6, mostFlips: 10 }));
  const first = step(policy);
  const values = Array.from({ length: 61 }, (_, place) => 0.35 + place / 100);
  const slider = latencies([...values, ...values.toReversed()].map((confidenceThreshold) => step({ ...policy, confidenceThreshold })));
  const amounts = latencies([50, 75, 125, 150, 200].map((limit) => step({ ...policy, rules: [sums(limit)] })));
  const ratio = (ms: number) => round(ms / plain.p50, 3);
  return {
    rows: [
      { what: `one plain pass over ${count} turns`, value: plain.p50, unit: "ms" },
      { what: "a step of a slider, both policies and the comparison", value: slider.p50, unit: "ms", goal: "100" },
      { what: "  p95", value: slider.p95, unit: "ms" },
      { what: "  of one plain pass", value: ratio(slider.p50), unit: "x" },
      { what: "the first look", value: round(first), unit: "ms" },
      { what: "a rule's amount is changed", value: amounts.p50, unit: "ms" },
      { what: "  of one plain pass", value: ratio(amounts.p50), unit: "x" },
      { what: "packing, page by page as it is read", value: round(packing), unit: "ms" },
      { what: "shapes among the turns", value: packed.shapes.length, unit: "" },
    ],
    data: { plainMs: plain.p50, sliderMs: slider, sliderRatio: ratio(slider.p50), firstMs: round(first), amountMs: amounts.p50, packingMs: round(packing) },
  };
}

/** Without letting anybody in between. */
function runThrough(steps: ReturnType<ReturnType<typeof replayTurns>>): Decided {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function sums(limit: number): Policy["rules"][number] {
  return { id: "sums", name: "Sums", enabled: true, when: [{ kind: "amount", op: "above", limit, currency: null }], outcome: "hold", teamId: null };
}

/** A sequence that looks like chance and is the same each time. */
function inventedTurns(): Signals[] {
  let state = 7;
  const chance = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const oneOf = <Thing>(things: readonly Thing[]) => things[Math.floor(chance() * things.length)] as Thing;
  return Array.from({ length: count }, () => ({
    explicitRequest: chance() < 0.05 ? { rule: "en:1", language: "en", span } : null,
    sensitive: chance() < 0.1 ? [{ topic: oneOf(["refund", "legal", "complaint", "billing_dispute"] as const), rule: "en:2", span }] : [],
    confidence: chance(),
    scope: chance(),
    hasKnowledge: true,
    repeat: chance() < 0.3 ? { similarity: chance(), count: Math.floor(chance() * 3) } : null,
    turns: Math.floor(chance() * 8),
    modelFailure: chance() < 0.01 ? "timeout" : null,
    amounts: chance() < 0.05 ? [{ amount: Math.floor(chance() * 400) / 2, currency: "EUR", span }] : [],
    complexity: { requests: 1 + Math.floor(chance() ** 4 * 6), steps: 0 },
    mood: {
      level: oneOf(["calm", "calm", "calm", "frustrated", "angry"] as const),
      language: oneOf(["en", "de", "fr"]),
      frustration: chance(),
      anger: chance(),
      shift: null,
      from: 1,
    },
    topic: oneOf(["none", "returns", "shipping", "care"]),
    flags: chance() < 0.03 ? [{ kind: "ungrounded" as const, rule: "answer", score: 0.2, threshold: 0.5, span }] : [],
  }));
}

function recorded(signals: Signals, place: number): Parameters<ReturnType<typeof packTurns>["add"]>[0] {
  const { confidence, scope, repeat, turns, mood, ...known } = signals;
  return {
    conversationId: `c${Math.floor(place / 3)}`,
    at: count - place,
    day: 27 - Math.floor((place * 28) / count),
    known: JSON.stringify(known),
    mood: mood ? { level: mood.level, language: mood.language } : null,
    confidence,
    scope,
    similarity: repeat?.similarity ?? null,
    count: repeat?.count ?? null,
    turns,
    frustration: mood?.frustration ?? null,
    anger: mood?.anger ?? null,
    external: null,
    draw: (place * 0.618_033_988) % 1,
    sent: true,
    sampling: place % 20 === 0 ? 0.05 : 0,
    wrong: place % 40 === 0 ? place % 400 === 0 : null,
  };
}
