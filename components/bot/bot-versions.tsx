"use client";
/** The versions of the bot, newest first: who made each, and what changed. They are never changed, and each decision names its own. */
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Card, CardHeader } from "@/components/ui/card";
import { MoreRows } from "@/components/ui/more-rows";
import { Time } from "@/components/ui/time";
import { plainLine } from "@/components/thread/visible-text";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { BotVersionArea } from "@/lib/contracts/api/bot-version";
import { botVersionsOptions } from "./api";

const areaWords: Record<BotVersionArea, string> = {
  prompt: "character",
  model: "model",
  policy: "policy",
  words: "words for visitors",
  external: "bot of your own",
  classifier: "what it learned from grades",
};

export function BotVersions({ botId }: { botId: string }) {
  const { workspace, api } = useWorkspace();
  const list = useSuspenseInfiniteQuery(botVersionsOptions(api, workspace.slug, botId));
  return (
    <Card aria-label="Versions of the bot">
      <CardHeader title="Versions" description="Every change makes one, and none is ever changed. The digest names all that it is made of." />
      <ol aria-label="Versions of the bot, newest first" className="border-t">
        {list.data.pages
          .flatMap((page) => page.data)
          .map(({ id, number, state, digest, author, createdAt, changed }) => (
            <li key={id} className="grid gap-0.5 border-b px-4 py-2.5 text-sm last:border-b-0">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">Version {number}</span>
                <span className="text-ink-2">
                  <bdi>{author === null ? "A program" : plainLine(author.name)}</bdi>, <Time at={createdAt} format="exact" />
                </span>
                {state === "live" ? <span className="ml-auto text-xs text-ink-3">live</span> : null}
              </p>
              <p className="flex flex-wrap gap-x-3 text-ink-2">
                <span>
                  {changed.length === 0
                    ? number === 1
                      ? "What the bot began with"
                      : "As before"
                    : `Changed: ${changed.map((area) => areaWords[area]).join(", ")}`}
                </span>
                <span className="font-mono text-xs text-ink-3" title={digest}>
                  {digest.slice(0, 12)}
                </span>
              </p>
            </li>
          ))}
      </ol>
      <MoreRows list={list} words="Show older" />
    </Card>
  );
}
