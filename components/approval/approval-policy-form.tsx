"use client";
/** One action's policy: what its arguments look like, the rules, the tiers, the times. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SchemaField } from "@/components/ui/schema-field";
import { Select } from "@/components/ui/select";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { toast } from "@/lib/client/toast";
import { useWorkspace } from "@/lib/client/workspace-context";
import { fieldPaths, readSchema } from "@/lib/core/approval/schema-text";
import type { Choice } from "./approval-policy-settings";
import { saveApprovalPolicy } from "./api";
import { bodyOf, nobody, type PolicyDraft } from "./policy-draft";
import { RuleFields } from "./rule-fields";
import { TierFields } from "./tier-fields";

type FormProps = { start: PolicyDraft; teams: readonly Choice[]; members: readonly Choice[]; onDone: () => void };

export function ApprovalPolicyForm({ start, teams, members, onDone }: FormProps) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(start);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<PolicyDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: (body: unknown) => saveApprovalPolicy(api, body),
    onSuccess: (list) => {
      queryClient.setQueryData(queryKeys.approvalPolicies(workspace.slug), list);
      toast.success("The policy is in force.");
      onDone();
    },
  });
  const submit = () => {
    const read = bodyOf(draft);
    setProblem("problem" in read ? read.problem : null);
    if ("body" in read) save.mutate(read.body);
  };
  const read = readSchema(draft.schema);
  const fields = "schema" in read ? fieldPaths(read.schema) : [];
  const tierNames = draft.tiers.map(({ name }) => name);
  return (
    <form
      aria-label="Approval policy"
      className="grid grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Card aria-label="Action">
        <CardHeader
          title={start.version === 0 ? "New policy" : `Policy of ${start.action}`}
          description="Saving makes a new version. What waits already keeps the version that it was asked under."
        />
        <CardBody className="grid gap-4">
          <div className="flex flex-wrap gap-4">
            <Field label="Name" hint="As people read it." className="min-w-0 flex-1 basis-52">
              <Input required maxLength={80} value={draft.title} onChange={(event) => change({ title: event.target.value })} />
            </Field>
            <Field label="Action" hint="As programs ask for it: small letters." className="min-w-0 flex-1 basis-52">
              <Input
                required
                dir="ltr"
                pattern="[a-z][a-z0-9_.\-]{0,63}"
                readOnly={start.version > 0}
                value={draft.action}
                onChange={(event) => change({ action: event.target.value })}
                className="font-mono"
              />
            </Field>
          </div>
          <SchemaField value={draft.schema} problem={"problem" in read ? read.problem : null} onChange={(schema) => change({ schema })} />
        </CardBody>
      </Card>
      <Card aria-label="Tiers">
        <CardHeader title="Who agrees" description="Nobody decides on what they asked for themselves, and nobody counts twice." />
        <CardBody>
          <TierFields tiers={draft.tiers} teams={teams} members={members} onChange={(tiers) => change({ tiers })} />
        </CardBody>
      </Card>
      <Card aria-label="Rules">
        <CardHeader
          title="When"
          description="Read from the top: the first rule that holds decides. What cannot be compared counts as above a limit, never as below it."
        />
        <CardBody className="grid gap-3">
          <RuleFields rules={draft.rules} fields={fields} tierNames={tierNames} onChange={(rules) => change({ rules })} />
          <Field label="Otherwise" className="max-w-60">
            <Select value={draft.otherwise} onChange={(event) => change({ otherwise: event.target.value })}>
              <option value={nobody}>Nobody is needed</option>
              {tierNames.map((name, index) => (
                <option key={index}>{name}</option>
              ))}
            </Select>
          </Field>
          <div className="flex flex-wrap gap-4">
            <Minutes label="Denied after" value={draft.expiresAfterMinutes} onChange={(expiresAfterMinutes) => change({ expiresAfterMinutes })} />
            <Minutes label="Once approved, usable for" value={draft.usableForMinutes} onChange={(usableForMinutes) => change({ usableForMinutes })} />
          </div>
          {problem !== null || save.isError ? (
            <Notice kind="failed" live>
              {problem ?? sentenceOf(save.error)}
            </Notice>
          ) : null}
        </CardBody>
        <CardFooter>
          <Button disabled={save.isPending} onClick={onDone}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" busy={save.isPending}>
            Save
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}

function Minutes({ label, value, onChange }: { label: string; value: number; onChange: (minutes: number) => void }) {
  return (
    <Field label={label} hint="Minutes." className="w-44">
      <Input type="number" required min={1} max={44_640} value={value} onChange={(event) => onChange(event.target.valueAsNumber)} />
    </Field>
  );
}
