"use client";
/** The bot: its character, when it may answer by itself, and the model behind it, each saved by itself. */
import { useSuspenseQuery } from "@tanstack/react-query";
import { Time } from "@/components/ui/time";
import { useWorkspace } from "@/lib/client/workspace-context";
import { botListOptions } from "./api";
import { BotCharacter } from "./bot-character";
import { BotExternal } from "./bot-external";
import { BotModel } from "./bot-model";
import { BotPolicy } from "./bot-policy";
import { BotStop } from "./bot-stop";
import { BotVersions } from "./bot-versions";

export function BotSettings() {
  const { workspace, api } = useWorkspace();
  const { data } = useSuspenseQuery(botListOptions(api, workspace.slug));
  return data.data.map((bot) => (
    <div key={bot.id} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="text-sm text-ink-2">
        Live is version {bot.liveVersion.number} since <Time at={bot.liveVersion.createdAt} format="exact" />, digest{" "}
        <span className="font-mono text-xs" title={bot.liveVersion.digest}>
          {bot.liveVersion.digest.slice(0, 12)}
        </span>
        . Every change makes a new version; each decision names the one that made it.
      </p>
      <BotStop bot={bot} many={data.data.length > 1} />
      <BotPolicy bot={bot} />
      <BotCharacter bot={bot} />
      <BotModel bot={bot} />
      <BotExternal bot={bot} />
      <BotVersions botId={bot.id} />
    </div>
  ));
}
