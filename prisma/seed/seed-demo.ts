/** Writes the demo workspace: the shop is opened 90 days ago, then all stories are told in the order of time, and at the end everything is read back. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { defaultFields } from "@/lib/core/request/request-form";
import { checkpointNow } from "@/lib/events/checkpoint";
import { sealWorkspace } from "@/lib/events/seal-workspace";
import { listBots } from "@/lib/features/bot/list-bots";
import { updateBot } from "@/lib/features/bot/update-bot";
import { setForm } from "@/lib/features/request/request-forms";
import type { DraftModePeriod, FormStart, Story } from "@/prisma/seed/content/story-types";
import { draftModePeriods, formStart } from "@/prisma/seed/content/bot";
import { momentMs } from "@/prisma/seed/content/story-time";
import { createAgenda } from "@/prisma/seed/agenda";
import { openShop, type Shop } from "@/prisma/seed/open-shop";
import { readBack, type ReadBack } from "@/prisma/seed/read-back";
import { startSeedClock } from "@/prisma/seed/seed-clock";
import { createTeamPresence } from "@/prisma/seed/team-presence";
import { tellApprovals } from "@/prisma/seed/tell-approvals";
import { tellOversight } from "@/prisma/seed/tell-oversight";
import { type Telling, tellStory } from "@/prisma/seed/tell-story";

export interface SeededDemo {
  shop: Shop;
  tellings: Telling[];
  found: ReadBack;
}

const opened = { daysAgo: 90, hour: 7 };
const dayMs = 86_400_000;

/**
 * `nowMs` is the time of seeding: everything happens before it. Replaces the process's clock meanwhile. Throws when a story breaks off, or
 * when what is read back is not what was told.
 */
export async function seedDemo(stories: readonly Story[], nowMs: number): Promise<SeededDemo> {
  const clock = startSeedClock(momentMs(opened, nowMs));
  try {
    const shop = await openShop(clock);
    const agenda = createAgenda();
    const presence = createTeamPresence(shop, agenda, clock);
    for (const period of draftModePeriods) planDraftMode(period, shop, nowMs, agenda);
    agenda.add(momentMs(formStart.at, nowMs), () => startForm(formStart, shop));
    tellApprovals(shop, nowMs, agenda, clock);
    tellOversight(shop, nowMs, agenda);
    const tellings = stories.map((story) => tellStory(story, nowMs, { shop, agenda, clock, presence }));
    const { workspaceId } = shop.team.ingrid;
    await agenda.work(nowMs, async (atMs) => {
      // Sealed at least daily, so that the chain grows with the days.
      if (Math.floor(atMs / dayMs) > Math.floor(clock.read() / dayMs)) await seal(workspaceId);
      clock.moveTo(atMs);
    });
    const broken = tellings.filter(({ failure }) => failure !== null);
    if (broken.length > 0) throw new Error(`${broken.length} stories broke off:\n${broken.map(({ story, failure }) => `${story.key}: ${failure}`).join("\n")}`);
    clock.moveTo(nowMs);
    await seal(workspaceId);
    await checkpointNow(workspaceId);
    const found = await readBack(shop, tellings);
    await seal(workspaceId);
    await checkpointNow(workspaceId);
    return { shop, tellings, found };
  } finally {
    clock.stop();
  }
}

function planDraftMode(period: DraftModePeriod, shop: Shop, nowMs: number, agenda: ReturnType<typeof createAgenda>): void {
  const turn = (draftMode: boolean) => async () => {
    const manager = shop.team[period.by];
    const found = (await listBots(manager)).bots.find(({ id }) => id === shop.botId);
    if (!found) throw new Error("the demo's bot is gone");
    await updateBot(manager, shop.botId, { version: found.version, draftMode }, (row) => row);
  };
  agenda.add(momentMs(period.from, nowMs), turn(true));
  agenda.add(momentMs(period.to, nowMs), turn(false));
}

async function startForm({ by, kind }: FormStart, shop: Shop): Promise<void> {
  await setForm(shop.team[by], kind, { version: 0, enabled: true, fields: [...defaultFields[kind]], toolId: null }, (form) => form);
}

async function seal(workspaceId: WorkspaceId): Promise<void> {
  for (let more = true; more;) {
    const result = await sealWorkspace(workspaceId, { maxBatches: 50 });
    more = result.kind === "busy" || result.more;
  }
}
