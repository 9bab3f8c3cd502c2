/** What a trial says about a question: each signal against its limit, and what came of it, in words. Pure; the screen draws it. */
import type { PlaygroundResponse } from "@/lib/contracts/api/playground";
import { valueAndLimit } from "@/components/thread/reason-words";

/** One measured signal. `value` and `limit` are 0 to 1 for the bar; `passes` says on which side of its limit it lies. */
export type SignalBar = {
  name: string;
  /** Null when it was not measured. */
  value: number | null;
  limit: number;
  shown: string;
  shownLimit: string;
  passes: boolean;
  says: string;
};

export function signalBars({ signals, policy }: Pick<PlaygroundResponse, "signals" | "policy">): SignalBar[] {
  const similarity = signals.repeat?.similarity ?? 0;
  const isRepeated = signals.repeat !== null && signals.repeat.count >= policy.repeatCount && similarity >= policy.repeatSimilarity;
  return [
    atLeast("Confidence", signals.confidence, policy.confidenceThreshold, "how sure it is that the passage answers the question"),
    atLeast("Scope", signals.scope, policy.scopeThreshold, "how likely the question is about your articles at all"),
    {
      name: "Repetition",
      value: similarity,
      limit: policy.repeatSimilarity,
      ...written(similarity, policy.repeatSimilarity),
      passes: !isRepeated,
      says:
        signals.repeat && signals.repeat.count > 0
          ? `asked ${signals.repeat.count === 1 ? "once" : `${signals.repeat.count} times`} before in like words; a person takes over at ${policy.repeatCount}`
          : "not asked before in like words",
    },
    {
      name: "Turns",
      value: Math.min(1, signals.turns / policy.turnCap),
      limit: 1,
      shown: String(signals.turns),
      shownLimit: String(policy.turnCap),
      passes: signals.turns < policy.turnCap,
      says: "answers of the bot in a row",
    },
  ];
}

const actions: Record<PlaygroundResponse["action"], { title: string; says: string }> = {
  answer: { title: "The bot answers", says: "The visitor would see this at once, marked as the bot’s, with its source." },
  clarify: { title: "The bot asks back", says: "The visitor would be asked to say more." },
  hold: { title: "The answer waits for a person", says: "It would stand in the inbox as a draft; the visitor is told that a person is looking." },
  handoff: { title: "A person takes over", says: "The conversation would go to the inbox with this reason; the bot says that it is fetching somebody." },
  refuse: { title: "The bot declines", says: "The visitor would be told that this is nothing it may help with." },
};

const call = { title: "The bot asks for a tool", says: "The visitor would be told that their request was passed on." };
const smallTalk = { title: "The bot is polite", says: "The visitor would read words of the policy at once, and nobody would be called." };

/** Where the words come from. */
export function originWords(action: PlaygroundResponse["action"], { model }: { model: string | null }): string {
  if (model !== null) return `Worded by ${model} from these passages.`;
  return action === "clarify" || action === "refuse" ? "Words of the policy; no model was asked." : "Quoted word for word; no model was asked.";
}

export function decisionWords(trace: Pick<PlaygroundResponse, "action" | "reasons" | "call">): { title: string; says: string } {
  if (trace.call) return call;
  return trace.action === "clarify" && trace.reasons[0]?.code === "small_talk" ? smallTalk : actions[trace.action];
}

function atLeast(name: string, value: number | null, limit: number, says: string): SignalBar {
  const shown = value === null ? { shown: "not measured", shownLimit: limit.toFixed(2) } : written(value, limit);
  return { name, value, limit: Math.min(1, limit), ...shown, passes: value !== null && value >= limit, says };
}

function written(value: number, limit: number): Pick<SignalBar, "shown" | "shownLimit"> {
  const words = valueAndLimit(value, limit);
  return { shown: words.value, shownLimit: words.limit };
}
