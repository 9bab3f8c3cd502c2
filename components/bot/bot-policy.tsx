"use client";
/** When the bot may answer by itself. The limits are honest about what they are: chosen, not yet proven. */
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useId } from "react";
import type { Bot } from "@/lib/contracts/api/bot";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Switch } from "@/components/ui/switch";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { keepBot, updateBot } from "./api";
import { LimitSlider } from "@/components/ui/limit-slider";

export function BotPolicy({ bot }: { bot: Bot }) {
  const { workspace, api, can, refusal } = useWorkspace();
  const queryClient = useQueryClient();
  const draftModeId = useId();
  const { form, error, save, ...state } = useSavedForm({
    key: `${workspace.slug} bot policy ${bot.id}`,
    thing: bot,
    fields: ({ draftMode, answerThreshold, scopeThreshold, turnCap }) => ({ draftMode, answerThreshold, scopeThreshold, turnCap: String(turnCap) }),
    save: (version, { turnCap, ...policy }) => updateBot(api, bot.id, { version, ...policy, turnCap: Number(turnCap) }),
    keep: (saved) => keepBot(queryClient, workspace.slug, saved),
    stale: queryKeys.bots(workspace.slug),
    savedWords: "The next question is decided by it.",
  });
  const { draftMode, answerThreshold, scopeThreshold, turnCap } = form.value;
  return (
    <FormSection title="When the bot answers by itself" refusal={refusal("bot:write")} isDirty={form.isDirty} onSave={save} onDiscard={form.discard} {...state}>
      <div className="flex items-start gap-3">
        <Switch id={draftModeId} checked={draftMode} onCheckedChange={(checked) => form.set({ draftMode: checked })} className="mt-0.5" />
        <div className="grid gap-0.5">
          <label htmlFor={draftModeId} className="font-medium">
            Draft mode
          </label>
          <p className="max-w-2xl text-sm text-ink-2">
            Every answer waits in the review queue until a person sends, edits or drops it. The visitor is told that a person is looking. Good for the first
            days, and whenever you are in doubt.
          </p>
        </div>
      </div>

      <Notice title="These limits are chosen, not proven">
        They say how sure the bot must be, on its own scale. From which confidence on how many answers are wrong at most is counted from graded answers of this
        workspace:{" "}
        {can("grade:write") ? (
          <Link href={`/w/${workspace.slug}/grading`} className="text-accent-text underline underline-offset-3">
            see what is certified
          </Link>
        ) : (
          "your team sees it under Grading"
        )}
        .
      </Notice>

      <LimitSlider
        label="Confidence from which the bot answers"
        value={answerThreshold}
        onChange={(value) => form.set({ answerThreshold: value })}
        low="answers more, errs more"
        high="asks a person more often"
        error={fieldError(error, "answerThreshold")}
        disabled={!can("bot:write")}
      />
      <LimitSlider
        label="How much a question must be about your articles"
        value={scopeThreshold}
        onChange={(value) => form.set({ scopeThreshold: value })}
        low="tries more questions"
        high="hands over what looks foreign"
        error={fieldError(error, "scopeThreshold")}
        disabled={!can("bot:write")}
      />
      <Field
        label="Answers in a row before a person takes over"
        hint="1 to 100. A long talk with a machine is seldom a good one."
        error={fieldError(error, "turnCap")}
      >
        <Input
          type="number"
          inputMode="numeric"
          min={1}
          max={100}
          step={1}
          required
          value={turnCap}
          onChange={(event) => form.set({ turnCap: event.target.value })}
          className="tabular max-w-24"
          dir="ltr"
        />
      </Field>
      <p className="max-w-2xl text-sm text-ink-2">
        Whatever stands here: a visitor who asks for a person gets one. What happens with sensitive topics, amounts, moods and your own rules stands in the{" "}
        <Link href={`/w/${workspace.slug}/policy`} className="text-accent-text underline underline-offset-3">
          policy
        </Link>
        .
      </p>
    </FormSection>
  );
}
