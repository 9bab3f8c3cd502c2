"use client";
/** Bring your own bot: who finds the words, how that is asked, and a test that says what is wrong. The secret is shown once, when it is made. */
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import type { Bot } from "@/lib/contracts/api/bot";
import type { ExternalBot } from "@/lib/contracts/api/external-bot";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { fieldError, sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { externalBotOptions, setExternalBot, testExternalBot } from "./api";

const explained: Record<ExternalBot["mode"], string> = {
  off: "Handrail's own bot answers from your articles.",
  webhook: "Each message is sent to your program, signed; it answers, asks back or asks for a person.",
  api: "Messages wait for your program, which asks for them and answers with an API key that may answer turns.",
};

export function BotExternal({ bot }: { bot: Bot }) {
  const { workspace, api, can, refusal } = useWorkspace();
  const queryClient = useQueryClient();
  const { data: external } = useSuspenseQuery(externalBotOptions(api, workspace.slug, bot.id));
  const [secret, setSecret] = useState<string | null>(null);
  const key = queryKeys.externalBot(workspace.slug, bot.id);
  const { form, error, save, ...state } = useSavedForm({
    key: `${workspace.slug} own bot ${bot.id}`,
    thing: external,
    fields: ({ mode, url, timeoutMs }) => ({ mode, url: url ?? "", seconds: String(timeoutMs / 1000) }),
    save: async (version, { mode, url, seconds }) => {
      const saved = await setExternalBot(api, bot.id, { version, mode, url: url.trim() || null, timeoutMs: Math.round(Number(seconds) * 1000) });
      setSecret(saved.secret);
      return saved.external;
    },
    keep: (saved) => queryClient.setQueryData(key, saved),
    stale: key,
    savedWords: "A new version of the bot is live.",
  });
  const test = useMutation({ mutationFn: () => testExternalBot(api, bot.id) });
  const renew = useMutation({
    mutationFn: () =>
      setExternalBot(api, bot.id, { version: external.version, mode: external.mode, url: external.url, timeoutMs: external.timeoutMs, newSecret: true }),
    onSuccess: (saved) => {
      setSecret(saved.secret);
      queryClient.setQueryData(key, saved.external);
    },
    onError: (failure) => toast.error(sentenceOf(failure)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  });
  const { mode, url, seconds } = form.value;
  return (
    <FormSection
      title="Your own bot"
      description="Optional. Another program finds the words. A request for a person, sensitive topics, limits and draft mode stay with Handrail; when your program fails, a person gets the message."
      refusal={refusal("bot:write")}
      isDirty={form.isDirty}
      onSave={save}
      onDiscard={form.discard}
      {...state}
    >
      <Field label="Who answers" hint={explained[mode]}>
        <Select value={mode} onChange={(event) => form.set({ mode: event.target.value as ExternalBot["mode"] })}>
          <option value="off">Handrail’s bot</option>
          <option value="webhook">Your program, asked by webhook</option>
          <option value="api">Your program, by API</option>
        </Select>
      </Field>
      {mode === "off" ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          {mode === "webhook" ? (
            <Field label="Address" hint="Private addresses need the operator’s leave." error={fieldError(error, "url")}>
              <Input
                value={url}
                onChange={(event) => form.set({ url: event.target.value })}
                type="url"
                required
                maxLength={1000}
                spellCheck={false}
                dir="ltr"
              />
            </Field>
          ) : null}
          <Field
            label="Seconds to answer"
            hint={mode === "webhook" ? "1 to 20. Then a person gets the message." : "1 to 120. Then a person gets the message."}
            error={fieldError(error, "timeoutMs")}
          >
            <Input
              value={seconds}
              onChange={(event) => form.set({ seconds: event.target.value })}
              type="number"
              min={1}
              max={mode === "webhook" ? 20 : 120}
              required
            />
          </Field>
        </div>
      )}
      {secret === null ? null : (
        <div className="grid gap-2">
          <div className="flex gap-2">
            <Input readOnly value={secret} aria-label="Signing secret of your own bot" dir="ltr" className="font-mono text-xs" />
            <CopyButton text={secret} />
          </div>
          <Notice kind="waiting">The secret is shown this once. Your program checks every request with it.</Notice>
        </div>
      )}
      {external.mode === "webhook" && can("bot:write") ? (
        <div className="grid justify-items-start gap-2">
          <div className="flex flex-wrap gap-2">
            <Button busy={test.isPending} disabled={form.isDirty} onClick={() => test.mutate()}>
              Test your bot
            </Button>
            <RenewSecret busy={renew.isPending} disabled={form.isDirty} renew={() => renew.mutate()} />
          </div>
          {test.isError ? (
            <Notice kind="failed" live>
              {sentenceOf(test.error)}
            </Notice>
          ) : null}
          {test.data ? (
            <Notice kind={test.data.ok ? "approved" : "failed"} live title={test.data.ok ? "It works" : "It does not work yet"}>
              {test.data.sentence} ({test.data.durationMs} ms)
              {test.data.answer ? (
                <span dir="auto" className="mt-1 block font-mono text-xs break-all">
                  {test.data.answer}
                </span>
              ) : null}
            </Notice>
          ) : null}
        </div>
      ) : null}
    </FormSection>
  );
}

/** The old secret ends at once, so it is asked first. */
function RenewSecret({ busy, disabled, renew }: { busy: boolean; disabled: boolean; renew: () => void }) {
  return (
    <Dialog>
      <DialogTrigger>
        <Button busy={busy} disabled={disabled}>
          New secret…
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Make a new secret?"
        description="Requests are signed with it alone from now on. Until your program knows it, it should refuse them, and people get the messages."
        footer={
          <>
            <DialogClose>
              <Button variant="ghost">Keep the old one</Button>
            </DialogClose>
            <DialogClose>
              <Button variant="primary" onClick={renew}>
                Make a new secret
              </Button>
            </DialogClose>
          </>
        }
      >
        {null}
      </DialogContent>
    </Dialog>
  );
}
