import "server-only";
/**
 * What a model's wish to call a tool comes to. Nothing is called here: the wish is checked against what this visitor may have and what they have written,
 * and where no rule wants a person, the model is asked once more with the visitor's words alone. Only what it wants then, too, can do without one: no
 * text of an article, of the bot or of a tool was in that question.
 */
import { minorUnits } from "@/lib/core/approval/amount-text";
import { checkArguments } from "@/lib/core/approval/argument-schema";
import { argumentsSha256 } from "@/lib/core/approval/canonical-arguments";
import { chooseTier } from "@/lib/core/approval/choose-tier";
import { findAmounts } from "@/lib/core/escalation/find-amounts";
import type { ToolCallSignal } from "@/lib/core/escalation/types";
import { gateCall } from "@/lib/core/tool/gate-call";
import type { Money } from "@/lib/core/tool/unsaid-arguments";
import type { OfferedTool } from "@/lib/db/tool";
import { askModel, type ModelAnswer, type ModelQuestion } from "@/lib/integrations/llm/ask-model";
import type { ModelEndpoint } from "@/lib/integrations/llm/endpoint";
import type { ModelTool } from "@/lib/integrations/llm/model-tools";

type Wish = Extract<ModelAnswer, { kind: "proposed" }>;

/** `tool`: null for one that is refused. */
export type ProposedCall = {
  kind: "proposed";
  signal: ToolCallSignal;
  tool: OfferedTool | null;
  arguments: Record<string, unknown>;
} & Pick<Wish, "promptSha256" | "inputTokens" | "outputTokens"> & { model: string };

/** `deadlineMs`: what is left for asking again. */
export async function judgeCall(
  endpoint: ModelEndpoint,
  question: ModelQuestion,
  wish: Wish,
  offered: readonly OfferedTool[],
  deadlineMs: number,
): Promise<ProposedCall> {
  const { call, promptSha256, inputTokens, outputTokens } = wish;
  const written = question.history.filter(({ author }) => author === "visitor");
  const words = [...written.map(({ text }) => text), question.question];
  const gate = gateCall(
    call,
    offered.map(({ name, policy }) => ({ name, schema: policy.schema })),
    words,
    { fits: (schema, given) => checkArguments(schema, given).length === 0, amounts: moneyIn },
  );
  const tool = offered.find(({ name }) => name === call.name) ?? null;
  const proposed = { kind: "proposed" as const, model: endpoint.model, promptSha256, inputTokens, outputTokens };
  if (gate.refused !== null || tool === null) {
    const signal = { tool: tool?.name ?? null, refused: gate.refused ?? "not_offered", unsaid: 0, heard: false };
    return { ...proposed, signal, tool: null, arguments: {} };
  }
  const given = call.arguments as Record<string, unknown>;
  const signal: ToolCallSignal = { tool: tool.name, refused: null, unsaid: gate.unsaid.length, heard: false };
  const wantsPerson = gate.unsaid.length > 0 || chooseTier(tool.policy, given) !== null;
  if (wantsPerson || deadlineMs < leastMs) return { ...proposed, signal, tool, arguments: given };
  const alone = { ...question, instructions: "", history: written, passages: [], tools: [modelToolOf(tool)] };
  const again = await askModel(endpoint, alone, { deadlineMs });
  const heard = again.kind === "proposed" && again.call.name === tool.name && isSame(tool, again.call.arguments, given);
  const used = again.kind === "failed" ? { inputTokens: null, outputTokens: null } : again;
  return {
    ...proposed,
    inputTokens: sum(inputTokens, used.inputTokens),
    outputTokens: sum(outputTokens, used.outputTokens),
    signal: { ...signal, heard },
    tool,
    arguments: given,
  };
}

/** Below this the second answer could not come in time: a person agrees then. */
const leastMs = 500;

export function modelToolOf({ name, description, policy }: OfferedTool): ModelTool {
  return { name, description, schema: policy.schema };
}

function isSame({ name, policy }: OfferedTool, left: unknown, right: unknown): boolean {
  return checkArguments(policy.schema, left).length === 0 && argumentsSha256(name, left) === argumentsSha256(name, right);
}

/** Without a currency it is no amount that could be compared. */
function moneyIn(text: string): Money[] {
  return findAmounts(text).flatMap(({ amount, currency }) => {
    const minor = currency === null ? null : minorUnits(String(amount), currency);
    return currency === null || minor === null ? [] : [{ minor, currency }];
  });
}

function sum(left: number | null, right: number | null): number | null {
  return left === null && right === null ? null : (left ?? 0) + (right ?? 0);
}
