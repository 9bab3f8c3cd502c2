"use client";
/** One tool: where it lies, what its arguments look like, when a person has to agree. A secret is shown once, after it was made. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { AgreementFields } from "@/components/thread/agreement-fields";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SchemaField } from "@/components/ui/schema-field";
import { SecretNotice } from "@/components/ui/secret-notice";
import { Select } from "@/components/ui/select";
import { fieldError, sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { toast } from "@/lib/client/toast";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { WireTool } from "@/lib/contracts/api/tool";
import { readSchema } from "@/lib/core/approval/schema-text";
import { toolMethods } from "@/lib/core/tool/tool-limits";
import { RemoveToolDialog } from "./remove-tool-dialog";
import { createTool, deleteTool, rotateToolSecret, updateTool } from "./tool-api";
import { bodyOfTool, draftOfTool, freshTool, isAmountField, measurable, type ToolDraft } from "./tool-draft";

export function ToolForm({ tool, onDone }: { tool: WireTool | null; onDone: () => void }) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => (tool ? draftOfTool(tool) : freshTool()));
  const [problem, setProblem] = useState<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const change = (part: Partial<ToolDraft>) => setDraft((before) => ({ ...before, ...part }));
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.tools(workspace.slug) });
  const act = useMutation({
    mutationFn: (run: () => Promise<string | null>) => run(),
    onSuccess: async (made) => {
      await refresh();
      if (made === null) onDone();
      else setSecret(made);
    },
  });
  const save = (body: Record<string, unknown>) =>
    act.mutate(async () => {
      if (!tool) return (await createTool(api, body)).secret;
      const { name: _, ...rest } = body;
      await updateTool(api, tool, rest);
      toast.success("The tool is changed.");
      return null;
    });
  if (secret !== null)
    return (
      <Card aria-label="Secret">
        <CardHeader title={`The secret of ${draft.name}`} description="Every call is signed with it, as Standard Webhooks." />
        <CardBody>
          <SecretNotice secret={secret} />
        </CardBody>
        <CardFooter>
          <Button variant="primary" onClick={onDone}>
            I have kept it
          </Button>
        </CardFooter>
      </Card>
    );
  const read = readSchema(draft.schema);
  const urlError = fieldError(act.error, "url");
  return (
    <form
      aria-label="Tool"
      className="grid grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const made = bodyOfTool(draft);
        setProblem("problem" in made ? made.problem : null);
        if ("body" in made) save(made.body);
      }}
    >
      <Card aria-label="Place">
        <CardHeader title={tool ? `Tool ${tool.name}` : "New tool"} description="What waits for a person is called at the address that stands here then." />
        <CardBody className="grid gap-4">
          <div className="flex flex-wrap gap-4">
            <Field label="Name" hint="As programs ask for it: small letters." className="min-w-0 flex-1 basis-52">
              <Input
                required
                autoFocus={tool === null}
                dir="ltr"
                pattern="[a-z][a-z0-9_.\-]{0,63}"
                readOnly={tool !== null}
                value={draft.name}
                onChange={(event) => change({ name: event.target.value })}
                className="font-mono"
              />
            </Field>
            <Field label="Method" className="w-32">
              <Select value={draft.method} onChange={(event) => change({ method: event.target.value })}>
                {toolMethods.map((method) => (
                  <option key={method}>{method}</option>
                ))}
              </Select>
            </Field>
          </div>
          <Field label="Address" hint="Private addresses need the operator’s leave." error={urlError}>
            <Input
              required
              autoFocus={tool !== null}
              type="url"
              dir="ltr"
              spellCheck={false}
              maxLength={1000}
              value={draft.url}
              onChange={(event) => change({ url: event.target.value })}
              placeholder="https://example.com/tools/refund"
            />
          </Field>
          <Field label="What it does" aside="optional">
            <Input maxLength={500} value={draft.description} onChange={(event) => change({ description: event.target.value })} />
          </Field>
          <div className="flex flex-wrap gap-4">
            <Field label="For whom" className="w-60">
              <Select value={draft.identity} onChange={(event) => change({ identity: event.target.value })}>
                <option value="none">Anybody</option>
                <option value="verified">Visitors whom the site signed in</option>
              </Select>
            </Field>
            <Field label="State" className="w-32">
              <Select value={draft.enabled ? "on" : "off"} onChange={(event) => change({ enabled: event.target.value === "on" })}>
                <option value="on">On</option>
                <option value="off">Off</option>
              </Select>
            </Field>
            <Field label="The bot may ask for it" hint="With a language model. It reads what the tool does." className="w-60">
              <Select value={draft.botMayAsk ? "yes" : "no"} onChange={(event) => change({ botMayAsk: event.target.value === "yes" })}>
                <option value="no">No</option>
                <option value="yes">Yes</option>
              </Select>
            </Field>
          </div>
        </CardBody>
      </Card>
      <Card aria-label="Arguments">
        <CardHeader title="Arguments and agreement" description="What is refused here is never called, and nobody is asked about it." />
        <CardBody className="grid gap-4">
          <SchemaField value={draft.schema} problem={"problem" in read ? read.problem : null} onChange={(schema) => change({ schema })} />
          <AgreementFields
            value={draft}
            measures={measurable(draft.schema).map((field) => ({ field, name: field }))}
            hasRules={tool?.approval.kind === "rules"}
            onChange={change}
          >
            {isAmountField(draft.schema, draft.field) ? (
              <Field label="Currency" className="w-24">
                <Input required pattern="[A-Z]{3}" value={draft.currency} onChange={(event) => change({ currency: event.target.value })} />
              </Field>
            ) : null}
          </AgreementFields>
          {problem !== null || (act.isError && !urlError) ? (
            <Notice kind="failed" live>
              {problem ?? sentenceOf(act.error)}
            </Notice>
          ) : null}
        </CardBody>
        <CardFooter>
          {tool ? (
            <span className="mr-auto flex flex-wrap gap-2">
              <RemoveToolDialog name={tool.name} busy={act.isPending} onRemove={() => act.mutate(() => deleteTool(api, tool).then(() => null))} />
              <Button disabled={act.isPending} onClick={() => act.mutate(async () => (await rotateToolSecret(api, tool)).secret)}>
                New secret
              </Button>
            </span>
          ) : null}
          <Button disabled={act.isPending} onClick={onDone}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" busy={act.isPending}>
            {tool ? "Save" : "Add the tool"}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
