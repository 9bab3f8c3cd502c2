/** The workspace before its first visitor: sign-up, team, bot, channel, help centre. Everything through the use-cases that the screens call. */
import { randomUUID } from "node:crypto";
import type { MemberActor } from "@/lib/access/actor";
import { accountLinkToken, linkTokenHash } from "@/lib/access/link-token";
import { memberActor } from "@/lib/access/session";
import type { BotId } from "@/lib/core/kernel/ids";
import { createAccountToken, findAccountByEmail, withAccounts } from "@/lib/db/account";
import { listMemberships } from "@/lib/db/lookup";
import { signUp } from "@/lib/features/account/sign-up";
import { verifyEmail } from "@/lib/features/account/verify-email";
import { listBots } from "@/lib/features/bot/list-bots";
import { updateBot } from "@/lib/features/bot/update-bot";
import { listChannels } from "@/lib/features/channel/list-channels";
import { updateChannel } from "@/lib/features/channel/update-channel";
import { acceptInvitation } from "@/lib/features/invitation/accept-invitation";
import { createInvitation } from "@/lib/features/invitation/create-invitation";
import { buildKnowledgeIndex } from "@/lib/features/knowledge/build-knowledge-index";
import { importArticles } from "@/lib/features/knowledge/import-articles";
import { listArticles } from "@/lib/features/knowledge/list-articles";
import { publicUrl } from "@/lib/platform/env";
import { articles } from "@/prisma/seed/content/articles";
import { bot, channel, workspace } from "@/prisma/seed/content/bot";
import { members } from "@/prisma/seed/content/members";
import type { DemoMember, MemberKey } from "@/prisma/seed/content/story-types";
import { now } from "@/lib/platform/clock";
import type { SeedClock } from "@/prisma/seed/seed-clock";

/** Of every demo account. The demo is for trying out on one's own machine; README names it, too. */
export const demoPassword = "the-long-way-home";

export interface Shop {
  slug: string;
  botId: BotId;
  channelKey: string;
  /** Origins from which the widget is used. */
  sites: readonly string[];
  team: Record<MemberKey, MemberActor>;
  /** Key of an article by its id. */
  articleKeys: ReadonlyMap<string, string>;
}

/** The installation's own address as the remote one: nobody signs up from elsewhere here. */
const remoteAddress = "127.0.0.1";
const minuteMs = 60_000;

/** Takes about half an hour of the seeding's time. Needs an installation that sends no mail. */
export async function openShop(clock: SeedClock): Promise<Shop> {
  const [founder, ...others] = members;
  if (founder?.role !== "owner") throw new Error("the first member of the demo is not its owner");
  await signUp(
    { name: founder.name, email: founder.email, password: demoPassword, workspaceName: workspace.name, workspaceSlug: workspace.slug },
    remoteAddress,
  );
  const owner = await joined(founder);
  const team = { [founder.key]: owner } as Record<MemberKey, MemberActor>;
  for (const member of others) {
    clock.moveTo(clock.read() + 2 * minuteMs);
    team[member.key] = await invite(owner, member);
  }
  clock.moveTo(clock.read() + 5 * minuteMs);
  const { botId, channelKey, sites } = await furnish(team.mateusz);
  clock.moveTo(clock.read() + 5 * minuteMs);
  return { slug: workspace.slug, botId, channelKey, sites, team, articleKeys: await stockHelpCentre(team.mateusz) };
}

async function invite(owner: MemberActor, member: DemoMember): Promise<MemberActor> {
  const { link } = await createInvitation(owner, { email: member.email, role: member.role });
  if (link === null) throw new Error("the invitation was mailed; the demo is written without a mail server");
  await acceptInvitation({ token: new URL(link).searchParams.get("token") ?? "", name: member.name, password: demoPassword }, null, remoteAddress);
  return joined(member);
}

/** Confirms the address by the link that a mail would hold, and gives the membership. */
async function joined(member: DemoMember): Promise<MemberActor> {
  const account = await findAccountByEmail(member.email);
  const [membership] = account ? await listMemberships(account.id, now()) : [];
  if (!account || !membership) throw new Error(`${member.key} did not get into the workspace`);
  const id = randomUUID();
  const token = accountLinkToken(id);
  await withAccounts((tx) =>
    createAccountToken(tx, {
      id,
      accountId: account.id,
      purpose: "verify_email",
      tokenHash: linkTokenHash(token),
      expiresAt: new Date(tx.now.getTime() + 60 * minuteMs),
    }),
  );
  await verifyEmail(token);
  return memberActor(account.id, membership);
}

async function furnish(admin: MemberActor): Promise<Pick<Shop, "botId" | "channelKey" | "sites">> {
  const [madeBot] = (await listBots(admin)).bots;
  const [madeChannel] = (await listChannels(admin)).channels;
  if (!madeBot || !madeChannel) throw new Error("a new workspace has a bot and a channel");
  const instructions = `${bot.tone}\n${bot.instructions}`;
  await updateBot(admin, madeBot.id, { version: madeBot.version, name: bot.name, tone: "friendly", instructions }, (row) => row);
  const sites = [...new Set([...channel.siteOrigins, new URL(publicUrl()).origin])];
  const { greeting, awayMessage } = bot;
  await updateChannel(admin, madeChannel.id, { version: madeChannel.version, name: channel.name, greeting, awayMessage, sites }, (row) => row);
  return { botId: madeBot.id, channelKey: madeChannel.publishableKey, sites };
}

async function stockHelpCentre(admin: MemberActor): Promise<Shop["articleKeys"]> {
  for (const status of ["published", "draft"] as const) {
    const lines = articles
      .filter((article) => article.status === status)
      .map(({ key, collection, title, body, exemplars, url }) => JSON.stringify({ id: key, collection, title, body, exemplars, url }));
    const result = await importArticles(admin, { format: "jsonl", content: lines.join("\n"), collection: null, publish: status === "published" });
    if (result.created !== lines.length) throw new Error(`of ${lines.length} articles ${result.created} were imported: ${JSON.stringify(result.problems)}`);
  }
  const built = await buildKnowledgeIndex(admin.workspaceId);
  if (built.kind !== "live") throw new Error(`the index of the help centre is ${built.kind}`);
  const keys = new Map<string, string>();
  for (let cursor: string | undefined, more = true; more;) {
    const page = await listArticles(admin, { cursor, limit: 100 });
    for (const article of page.articles) if (article.externalId !== null) keys.set(article.id, article.externalId);
    more = page.nextCursor !== null;
    cursor = page.nextCursor ?? undefined;
  }
  return keys;
}
