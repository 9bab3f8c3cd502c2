/** What the shop's people have done to keep their hands on the bot: a guardrail, a stop, a tool, a gold draft; by the use-cases of their screens. */
import { setPolicyRequestSchema } from "@/lib/contracts/api/policy";
import type { DecisionId } from "@/lib/core/kernel/ids";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { presentPolicy } from "@/lib/endpoints/present-policy";
import { activateKillSwitch } from "@/lib/features/kill-switch/activate-kill-switch";
import { liftKillSwitch } from "@/lib/features/kill-switch/lift-kill-switch";
import { getPolicy } from "@/lib/features/policy/get-policy";
import { setPolicy } from "@/lib/features/policy/set-policy";
import { keepGoldDraft, listGold, setGoldShare } from "@/lib/features/review/keep-gold-draft";
import { createTool } from "@/lib/features/tool/create-tool";
import type { Agenda } from "@/prisma/seed/agenda";
import { goldDraft, guardrailStory, stopStory, toolStory } from "@/prisma/seed/content/oversight";
import { momentMs } from "@/prisma/seed/content/story-time";
import type { Shop } from "@/prisma/seed/open-shop";

const minuteMs = 60_000;

/** Puts them on the agenda. What breaks off throws there. */
export function tellOversight({ team, botId }: Shop, nowMs: number, agenda: Agenda): void {
  agenda.add(momentMs(guardrailStory.at, nowMs), async () => {
    const { version, policy, words } = presentPolicy(botId, await getPolicy(team.amara, botId));
    const guardrails = [...policy.guardrails, guardrailStory.guardrail];
    const input = setPolicyRequestSchema.parse({ version, policy: { ...policy, guardrails }, words, note: guardrailStory.note });
    await setPolicy(team.amara, botId, input, (row) => row);
  });
  const stopMs = momentMs(stopStory.at, nowMs);
  agenda.add(stopMs, async () => {
    const { id } = await activateKillSwitch(team.amara, { scope: "bot", botId, reason: stopStory.reason });
    agenda.add(stopMs + stopStory.minutes * minuteMs, async () => void (await liftKillSwitch(team.amara, id)));
  });
  agenda.add(momentMs(toolStory.at, nowMs), async () => void (await createTool(team.mateusz, toolStory.tool)));
  // After everything else, so that nobody of the stories meets it.
  agenda.add(nowMs - 5 * minuteMs, async () => {
    const { candidates } = await listGold(team.amara);
    const found = candidates.find(({ question }) => question === goldDraft.question);
    // Its story is not told where only some are.
    if (!found) return;
    const { share, ...words } = goldDraft;
    await keepGoldDraft(team.amara, { ...words, decisionId: fromWireId("decision", found.decisionId) as DecisionId });
    await setGoldShare(team.amara, share);
  });
}
