"use client";
/** The way to stop a bot at once. That it is stopped stands over every screen. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { OctagonX } from "lucide-react";
import { useState } from "react";
import { StopDialog } from "@/components/thread/stop-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Bot } from "@/lib/contracts/api/bot";
import { stopBot } from "./api";

/** `many`: the workspace has more bots than this one. */
export function BotStop({ bot, many }: { bot: Bot; many: boolean }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const [everywhere, setEverywhere] = useState(false);
  const stop = useMutation({
    mutationFn: (reason: string) => stopBot(api, everywhere ? null : bot.id, reason),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.killSwitches(workspace.slug) });
      setOpen(false);
    },
  });
  if (!can("bot:stop")) return null;
  return (
    <Card aria-label="Kill switch">
      <CardHeader
        title="Kill switch"
        description="Stops the bot at once: an answer that is being made is not sent, and what visitors write goes to people. Drafts that wait stay with the people who review them."
        action={
          <Button variant="danger" onClick={() => setOpen(true)}>
            <OctagonX aria-hidden />
            Stop {bot.name}
          </Button>
        }
      />
      {open ? (
        <StopDialog
          title={`Stop ${bot.name}`}
          description="It sends nothing more until somebody who may change bots lets it go on."
          busy={stop.isPending}
          problem={stop.isError ? sentenceOf(stop.error) : null}
          onStop={(reason) => stop.mutate(reason)}
          onClose={() => setOpen(false)}
        >
          {many ? (
            <Field label="Where">
              <Select value={everywhere ? "workspace" : "bot"} onChange={(event) => setEverywhere(event.target.value === "workspace")}>
                <option value="bot">This bot, wherever it answers</option>
                <option value="workspace">Every bot of the workspace</option>
              </Select>
            </Field>
          ) : null}
        </StopDialog>
      ) : null}
    </Card>
  );
}
