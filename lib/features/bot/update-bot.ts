import "server-only";
/** A bot's settings. Every change is a new live version; the one before is retired and stays readable from its decisions. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { BotId } from "@/lib/core/kernel/ids";
import { type BotRow, type BotSettings, findBot, lockBot, updateBotRow } from "@/lib/db/bot";
import { withWorkspace } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { modelEndpoint } from "@/lib/integrations/llm/endpoint";
import { isSamePlace, sealModelKey } from "@/lib/integrations/llm/model-key";
import { releaseBotVersion } from "@/lib/moves/release-bot-version";
import { readBotPolicy, savePolicy, withSettings } from "@/lib/moves/save-policy";
import { AppError, type FieldError, notFound } from "@/lib/platform/errors";

export type BotChange = { version: number } & Partial<
  Pick<BotSettings, "name" | "tone" | "instructions" | "draftMode" | "answerThreshold" | "scopeThreshold" | "turnCap">
> & {
    model?: { enabled?: boolean; baseUrl?: string | null; name?: string | null; /** null removes the key. */ apiKey?: string | null };
  };

const settingNames = [
  "name",
  "tone",
  "instructions",
  "draftMode",
  "answerThreshold",
  "scopeThreshold",
  "turnCap",
  "modelEnabled",
  "modelBaseUrl",
  "modelName",
  "modelKeyCiphertext",
] as const satisfies readonly (keyof BotSettings)[];

/** Settings that are the policy's: a change of them is a version of it, too. */
const policyNames: readonly string[] = ["draftMode", "answerThreshold", "scopeThreshold", "turnCap"];

/** Throws not_found, validation_failed for an enabled model without address or name, and version_conflict with the present representation. */
export async function updateBot(actor: MemberActor, botId: BotId, input: BotChange, present: (bot: BotRow) => unknown): Promise<BotRow> {
  requireScope(actor, "bot:write");
  return withWorkspace(actor, async (tx) => {
    await lockBot(tx, botId);
    const before = await findBot(tx, botId);
    if (!before) throw notFound();
    if (before.version !== input.version)
      throw new AppError("version_conflict", "Somebody changed the bot meanwhile. Look at it again, then save.", { extra: { current: present(before) } });
    const wanted = settle(before, input);
    requireUsableModel(wanted);
    const fields = settingNames.filter((name) => wanted[name] !== before[name]);
    if (fields.length === 0) return before;
    if (fields.some((name) => policyNames.includes(name))) {
      const policy = await readBotPolicy(tx, botId);
      await savePolicy(tx, actor, botId, policy, withSettings(policy, wanted), { note: "", restoredFrom: null });
    }
    await updateBotRow(tx, botId, Object.fromEntries(fields.map((name) => [name, wanted[name]])));
    await append(tx, actor, {
      type: "bot.updated",
      subjectType: "bot",
      subjectId: botId,
      data: { fields: fields.map((name) => (name === "modelKeyCiphertext" ? "modelKey" : name)) },
    });
    await releaseBotVersion(tx, actor, botId, wanted);
    const after = await findBot(tx, botId);
    if (!after) throw notFound();
    return after;
  });
}

function settle(before: BotRow, input: BotChange): BotSettings {
  const { model = {} } = input;
  const modelBaseUrl = model.baseUrl === undefined ? before.modelBaseUrl : model.baseUrl;
  return {
    name: input.name ?? before.name,
    tone: input.tone ?? before.tone,
    instructions: input.instructions ?? before.instructions,
    draftMode: input.draftMode ?? before.draftMode,
    answerThreshold: input.answerThreshold ?? before.answerThreshold,
    scopeThreshold: input.scopeThreshold ?? before.scopeThreshold,
    turnCap: input.turnCap ?? before.turnCap,
    modelEnabled: model.enabled ?? before.modelEnabled,
    modelBaseUrl,
    modelName: model.name === undefined ? before.modelName : model.name,
    modelKeyCiphertext: keyAfter(before, modelBaseUrl, model.apiKey),
  };
}

/** A key goes only to the place that it was given for: another origin without a key of its own gets none. */
function keyAfter(before: BotRow, baseUrl: string | null, apiKey: string | null | undefined): string | null {
  if (apiKey !== undefined) return apiKey === null ? null : sealModelKey(apiKey);
  return isSamePlace(baseUrl, before.modelBaseUrl) ? before.modelKeyCiphertext : null;
}

function requireUsableModel(settings: BotSettings): void {
  if (!settings.modelEnabled || modelEndpoint({ baseUrl: settings.modelBaseUrl, model: settings.modelName, apiKey: null })) return;
  const errors: FieldError[] = [];
  if (settings.modelBaseUrl === null) errors.push({ path: "body.model.baseUrl", message: "is needed while the model is on" });
  if (settings.modelName === null) errors.push({ path: "body.model.name", message: "is needed while the model is on" });
  if (errors.length > 0) throw new AppError("validation_failed", "A model that is on needs an address and a name.", { errors });
}
