import "server-only";
/** A second question to a model beside the first, which the visitor does not wait long for. */
import type { ModelFailure } from "@/lib/core/escalation/types";
import type { PairedQuestion } from "@/lib/core/moderation/pair-question";
import { askModel, type ModelAnswer, type ModelQuestion } from "@/lib/integrations/llm/ask-model";
import type { ModelEndpoint } from "@/lib/integrations/llm/endpoint";
import { now } from "@/lib/platform/clock";
import type { Answer } from "./compose-answer";

/** The same question for somebody else, and what the model said to it. */
export type AskedAgain = { pair: PairedQuestion } & ({ answer: Answer; failure: null } | { answer: null; failure: ModelFailure });

/** How long it may take after the first answer is there, at least; as long as that one took where that is more, and never beyond a model's deadline. */
const leastPatienceMs = 2_000;

export type Beside = {
  /** Nobody waits for it any more. */
  leave(): void;
  /** What came of it, once the first answer is there; a timeout where it is late. */
  settle(): Promise<ModelAnswer>;
};

export function askBeside(endpoint: ModelEndpoint, question: ModelQuestion): Beside {
  const startedAt = now().getTime();
  const leaving = new AbortController();
  const asking = askModel(endpoint, question, { signal: leaving.signal });
  return {
    leave: () => leaving.abort(),
    settle: async () => {
      const late = setTimeout(() => leaving.abort(), Math.max(leastPatienceMs, now().getTime() - startedAt));
      const asked = await asking;
      clearTimeout(late);
      return asked.kind === "failed" && asked.failure === "cancelled" ? { ...asked, failure: "timeout" } : asked;
    },
  };
}
