"use client";
/** The policy of a bot: staged in the browser, compared with what is in force, then saved as a whole with a note. */
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { diffPolicy } from "@/lib/core/escalation/diff-policy";
import { validatePolicy } from "@/lib/core/escalation/validate-policy";
import { policyOptions, setPolicy } from "./api";
import { GuardrailsSection } from "./guardrails-section";
import { LimitsSection } from "./limits-section";
import { documentOf, fieldsOf, type PolicyFields, type PolicyNames } from "./policy-fields";
import { changeInWords } from "./policy-words";
import { ReviewSection } from "./review-section";
import { RulesSection } from "./rules-section";
import { SaveBar } from "./save-bar";
import { SignalsSection } from "./signals-section";
import { TopicsSection } from "./topics-section";
import { WordsSection } from "./words-section";

/** `found`: an answer of this bot that somebody wants a guardrail for; null without. */
export function PolicyForm({ botId, names, found }: { botId: string; names: PolicyNames; found: string | null }) {
  const { workspace, api, refusal } = useWorkspace();
  const queryClient = useQueryClient();
  const { data: saved } = useSuspenseQuery(policyOptions(api, workspace.slug, botId));
  const {
    form,
    error: _,
    ...state
  } = useSavedForm<PolicyFields, typeof saved>({
    key: `${workspace.slug} policy ${botId}`,
    thing: saved,
    fields: fieldsOf,
    save: (version, { words, note, ...policy }) => setPolicy(api, botId, { version, policy, words, note }),
    keep: (policy) => queryClient.setQueryData(queryKeys.policy(workspace.slug, botId), policy),
    stale: queryKeys.policies(workspace.slug),
    savedWords: "The next question is decided by it.",
  });
  const why = refusal("bot:write");
  const disabled = why !== null;
  const document = documentOf(form.value);
  const changes = diffPolicy(documentOf(fieldsOf(saved)), document);
  const problems = validatePolicy(document.policy).map(({ field, rule }) => `${changeInWords({ path: field, from: null, to: null }, names).what} ${rule}.`);
  const section = { fields: form.value, set: form.set, disabled };
  return (
    <>
      <fieldset disabled={disabled} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
        <legend className="sr-only">Policy</legend>
        <LimitsSection {...section} />
        <TopicsSection {...section} names={names} />
        <RulesSection {...section} names={names} />
        <GuardrailsSection {...section} names={names} found={found} />
        <SignalsSection {...section} />
        <ReviewSection {...section} />
        <WordsSection {...section} names={names} />
      </fieldset>
      {disabled ? <p className="text-xs text-ink-3">{why}</p> : null}
      {changes.length > 0 && !disabled ? <SaveBar botId={botId} form={form} {...state} changes={changes} problems={problems} names={names} /> : null}
    </>
  );
}
