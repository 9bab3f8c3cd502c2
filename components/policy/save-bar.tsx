"use client";
/** What is staged: every change with both values, a note for those who look back, and the act. It stays in sight while the policy is changed. */
import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ConflictNotice } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { SavedForm } from "@/lib/client/use-saved-form";
import type { PolicyChange } from "@/lib/core/escalation/diff-policy";
import { ChangeList } from "./change-list";
import type { PolicyFields, PolicyNames } from "./policy-fields";

/** Fetched once something is staged, never with the page. */
const WhatIf = dynamic(() => import("./what-if"), { ssr: false });

type SaveBarProps = Omit<SavedForm<PolicyFields>, "error"> & {
  botId: string;
  changes: readonly PolicyChange[];
  /** Sentences that say what must be otherwise before it can be saved. */
  problems: readonly string[];
  names: PolicyNames;
};

export function SaveBar({ botId, form, changes, problems, names, isSaving, problem, conflict, save }: SaveBarProps) {
  return (
    <section
      aria-label="Changes"
      className="sticky bottom-0 z-10 grid max-h-[70dvh] gap-3 overflow-y-auto rounded-card border bg-raised p-4 shadow-float max-sm:max-h-[46dvh]"
    >
      <details>
        <summary className="cursor-pointer font-medium">
          {changes.length === 1 ? "1 change, not saved yet" : `${changes.length} changes, not saved yet`}
        </summary>
        <div tabIndex={0} role="group" aria-label="What changes" className="mt-2 max-h-48 overflow-y-auto -outline-offset-2">
          <ChangeList changes={changes} names={names} label="Changes that are not saved yet" />
        </div>
      </details>
      <WhatIf botId={botId} fields={form.value} usable={problems.length === 0} />
      {problems.length > 0 ? (
        <Notice kind="failed" live>
          {problems.join(" ")}
        </Notice>
      ) : null}
      {conflict ? <ConflictNotice {...conflict} /> : null}
      {problem && !conflict ? (
        <Notice kind="failed" live>
          {problem}
        </Notice>
      ) : null}
      <form
        method="post"
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSaving && conflict === null && problems.length === 0) save();
        }}
      >
        <Field label="Why" aside="optional" className="min-w-0 flex-1 basis-48">
          <Input maxLength={300} value={form.value.note} onChange={(event) => form.set({ note: event.target.value })} autoComplete="off" />
        </Field>
        <Button variant="ghost" onClick={form.discard}>
          Discard
        </Button>
        <Button type="submit" variant="primary" busy={isSaving} disabled={isSaving || conflict !== null || problems.length > 0}>
          Save as a new version
        </Button>
      </form>
    </section>
  );
}
