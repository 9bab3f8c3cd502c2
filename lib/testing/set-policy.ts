/** A world whose bot decides by another policy: saved as the use-case does, without its checks of shape. */
import type { Policy } from "@/lib/core/escalation/policy-types";
import type { WordEntry } from "@/lib/core/escalation/visitor-words";
import { listBots, updateBotRow } from "@/lib/db/bot";
import { withWorkspace } from "@/lib/db/tx";
import { releaseBotVersion } from "@/lib/moves/release-bot-version";
import { readBotPolicy, savePolicy, settingsOf } from "@/lib/moves/save-policy";
import type { World } from "./world";

export async function setPolicy(world: World, change: (policy: Policy) => Partial<Policy>, words: WordEntry[] = []): Promise<void> {
  await withWorkspace(world.owner, async (tx) => {
    const [bot] = await listBots(tx);
    if (!bot) throw new Error("no bot");
    const before = await readBotPolicy(tx, bot.id);
    const document = { policy: { ...before.policy, ...change(before.policy) }, words };
    await savePolicy(tx, world.owner, bot.id, before, document, { note: "", restoredFrom: null });
    await updateBotRow(tx, bot.id, settingsOf(document));
    const [changed] = await listBots(tx);
    if (changed) await releaseBotVersion(tx, world.owner, bot.id, changed);
  });
}
