import "server-only";
/** A new workspace with everything that it needs to answer: its owner, a bot with its first version, and a channel. */
import { randomBytes } from "node:crypto";
import type { PersonActor } from "@/lib/access/actor";
import { memberActor } from "@/lib/access/session";
import type { PresetName } from "@/lib/core/escalation/preset-names";
import { presets } from "@/lib/core/escalation/presets";
import type { AccountId } from "@/lib/core/kernel/ids";
import { suggestSlug } from "@/lib/core/workspace/suggest-slug";
import { type BotSettings, insertBot } from "@/lib/db/bot";
import { insertChannel } from "@/lib/db/channel";
import { insertMember } from "@/lib/db/member";
import type { PrismaTx } from "@/lib/db/tx";
import { insertWorkspace } from "@/lib/db/workspace";
import { append } from "@/lib/events/append";
import { publicUrl } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { makeChannelSecret } from "./channel-secret";
import { releaseBotVersion } from "./release-bot-version";
import { savePolicy, settingsOf } from "./save-policy";

const firstBot: Omit<BotSettings, keyof ReturnType<typeof settingsOf>> = {
  name: "Assistant",
  tone: "friendly",
  instructions: "",
  modelEnabled: false,
  modelBaseUrl: null,
  modelName: null,
  modelKeyCiphertext: null,
};

const greeting = "Hello, I am an AI assistant. I answer from our help pages. You can talk to a person at any time.";
const awayMessage = "Nobody from our team is online right now. Leave your e-mail address and we will answer you there.";

export type NewWorkspace = {
  name: string;
  /** Throws slug_taken when it is in use; left out, one is made from the name. */ slug?: string;
  /** What the policy begins with. */ preset?: PresetName;
};

/** The transaction's workspace id becomes the new workspace's. */
export async function openWorkspace(
  tx: PrismaTx,
  owner: { accountId: AccountId; name: string; email: string },
  workspace: NewWorkspace,
  via: "sign_up" | "creation",
): Promise<{ actor: PersonActor; slug: string }> {
  const slug = await takeSlug(tx, workspace);
  const memberId = newId<"member">();
  const actor = memberActor(owner.accountId, { workspaceId: tx.workspaceId, memberId, memberName: owner.name, role: "owner" });
  await insertMember(tx, { id: memberId, accountId: owner.accountId, name: owner.name, email: owner.email, role: "owner" });
  await append(tx, actor, { type: "workspace.created", subjectType: "workspace", subjectId: tx.workspaceId, data: { slug } });
  await append(tx, actor, { type: "member.joined", subjectType: "member", subjectId: memberId, data: { role: "owner", via } });
  const botId = newId<"bot">();
  const policy = { policy: presets[workspace.preset ?? "general"], words: [] };
  const bot = { ...firstBot, ...settingsOf(policy) };
  await insertBot(tx, botId, bot);
  await savePolicy(tx, actor, botId, { ...policy, number: 0, newest: null }, policy, { note: "", restoredFrom: null });
  await releaseBotVersion(tx, actor, botId, bot);
  const channelId = newId<"channel">();
  await insertChannel(tx, {
    id: channelId,
    kind: "widget",
    botId,
    name: "Website",
    publishableKey: `pk_${randomBytes(18).toString("base64url")}`,
    secretCiphertext: makeChannelSecret().sealed,
    greeting,
    awayMessage,
    // So that the installation's own demo page can show the widget before any site is named.
    sites: [new URL(publicUrl()).origin],
  });
  await append(tx, actor, { type: "channel.created", subjectType: "channel", subjectId: channelId, data: {} });
  return { actor, slug };
}

async function takeSlug(tx: PrismaTx, workspace: NewWorkspace): Promise<string> {
  const { name } = workspace;
  if (workspace.slug !== undefined) {
    if (await insertWorkspace(tx, { slug: workspace.slug, name })) return workspace.slug;
    throw slugTaken();
  }
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const slug = suggestSlug(name, `w${randomBytes(4).toString("hex")}`, attempt > 0);
    if (await insertWorkspace(tx, { slug, name })) return slug;
  }
  throw slugTaken();
}

export function slugTaken(): AppError {
  return new AppError("slug_taken", "Another workspace has this address. Choose a different one.");
}
