"use client";
/** The policies of the workspace's actions, and the form in which one is written. */
import { useSuspenseQuery } from "@tanstack/react-query";
import { Stamp } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { plainLine } from "@/components/thread/visible-text";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { WireApprovalPolicy } from "@/lib/contracts/api/approval-policy";
import { approvalPoliciesOptions } from "./api";
import { ApprovalPolicyForm } from "./approval-policy-form";
import { approversWords } from "./approval-words";
import { draftOf, freshPolicy, type PolicyDraft } from "./policy-draft";

export type Choice = { id: string; name: string };

export function ApprovalPolicySettings({ teams, members }: { teams: readonly Choice[]; members: readonly Choice[] }) {
  const { workspace, api, can } = useWorkspace();
  const { data } = useSuspenseQuery(approvalPoliciesOptions(api, workspace.slug));
  const [draft, setDraft] = useState<PolicyDraft | null>(null);
  const mayWrite = can("approval_policy:write");
  if (draft) return <ApprovalPolicyForm key={draft.action} start={draft} teams={teams} members={members} onDone={() => setDraft(null)} />;
  return (
    <Card aria-label="Approval policies">
      <CardHeader
        title="Approval policies"
        description="Programs and agents ask before they do what stands here. Which arguments need whose agreement is said by rules; what nobody decides in time is denied."
        action={
          mayWrite ? (
            <Button variant="primary" onClick={() => setDraft(freshPolicy())}>
              New policy
            </Button>
          ) : null
        }
      />
      {data.data.length === 0 ? (
        <EmptyState icon={Stamp} title="No action needs anybody yet">
          Write a policy for an action, such as a refund, and let your program ask before it pays.
        </EmptyState>
      ) : (
        <ul className="border-t">
          {data.data.map((policy) => (
            <li key={policy.action} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-4 py-2.5 last:border-b-0">
              <span className="grid min-w-0 flex-1 basis-60 gap-0.5">
                <span className="flex min-w-0 items-center gap-2">
                  <bdi className="truncate font-medium">{plainLine(policy.title)}</bdi>
                  <code className="truncate text-xs text-ink-3">{policy.action}</code>
                  <Badge size="sm">version {policy.version}</Badge>
                </span>
                <span className="text-xs text-ink-3">{policyWords(policy)}</span>
              </span>
              {mayWrite ? <Button onClick={() => setDraft(draftOf(policy))}>Change</Button> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function policyWords({ rules, otherwise, tiers }: WireApprovalPolicy): string {
  const last = tiers.find(({ name }) => name === otherwise);
  const needs = last ? last.approvers.map(approversWords).join(last.mode === "all" ? " and " : " or ") : "nobody";
  return `${rules.length === 0 ? "Always" : `${rules.length} ${rules.length === 1 ? "rule" : "rules"}, otherwise`}: ${needs}`;
}
