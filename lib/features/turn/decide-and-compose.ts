import "server-only";
/** Decides and finds the words, for a real turn and for the playground alike. Writes nothing. */
import { decide } from "@/lib/core/escalation/decide";
import type { Decision } from "@/lib/core/escalation/types";
import { type Composed, type ComposeContext, composeAnswer } from "./compose-answer";
import { measureOutput } from "./measure-output";
import { measurePair } from "./measure-pair";
import type { Measured } from "./measure-signals";

/**
 * The rules come first: a model is asked only when its answer could be sent or held. What it says is measured before anything is sent.
 * `lastAction`: what was done on the turn before; a question is not asked back twice in a row.
 */
export async function decideAndCompose(
  context: ComposeContext,
  text: string,
  measured: Measured,
  lastAction: () => Promise<Decision["action"] | null>,
): Promise<{ decision: Decision; composed: Composed }> {
  const first = await decideOnce(measured, lastAction);
  if (needsNoAnswer(first)) return { decision: first, composed: { kind: "none" } };
  const composed = await composeAnswer(context, text, measured);
  if (composed.kind === "answer") {
    const output = measureOutput(composed.answer, text, measured.policy.guardrails);
    const pair = composed.again ? measurePair(composed.answer, text, composed.again) : null;
    const signals = { ...measured.signals, ...output, ...(pair ? { flags: [...output.flags, ...pair.flags], paired: pair.paired } : {}) };
    measured.signals = signals;
    if (pair?.other) measured.other = pair.other;
    return { decision: decide(signals, measured.policy), composed };
  }
  if (composed.kind === "proposed") {
    measured.signals = { ...measured.signals, toolCall: composed.signal };
    return { decision: decide(measured.signals, measured.policy), composed };
  }
  const failure = composed.kind === "failed" ? composed.failure : "invalid_output";
  const signals = { ...measured.signals, modelFailure: failure };
  measured.signals = signals;
  return { decision: decide(signals, measured.policy), composed };
}

/** Decides; where it would be asked back, it is looked up whether that was done just before. */
export async function decideOnce(measured: Measured, lastAction: () => Promise<Decision["action"] | null>): Promise<Decision> {
  const first = decide(measured.signals, measured.policy);
  if (first.action !== "clarify" || (await lastAction()) !== "clarify") return first;
  measured.signals = { ...measured.signals, clarified: 1 };
  return decide(measured.signals, measured.policy);
}

/** A person has it, or the words of the policy are said: nobody has to find an answer. */
export function needsNoAnswer({ action }: Decision): boolean {
  return action === "handoff" || action === "refuse" || action === "clarify";
}
