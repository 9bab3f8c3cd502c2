"use client";
/** The forms that bots offer; the one that is looked at stands in their place. */
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { WireRequestForm } from "@/lib/contracts/api/request";
import { requestFormsOptions, toolsOptions } from "./api";
import { fieldName, formTitle, outcomeWords } from "./form-words";
import { RequestForm } from "./request-form";

export function RequestSettings() {
  const { workspace, api, can } = useWorkspace();
  const forms = useSuspenseQuery(requestFormsOptions(api, workspace.slug)).data.data;
  const tools = useSuspenseQuery(toolsOptions(api, workspace.slug)).data.data;
  const [open, setOpen] = useState<WireRequestForm["kind"] | null>(null);
  /** Gets the focus back from the form. */
  const [left, setLeft] = useState<WireRequestForm["kind"] | null>(null);
  const shown = forms.find(({ kind }) => kind === open);
  const close = () => {
    setLeft(open);
    setOpen(null);
  };
  if (shown) return <RequestForm key={shown.kind} saved={shown} tools={tools} onClose={close} />;
  const act = can("tool:write") ? "Change" : "Look at";
  return (
    <Card aria-label="Requests">
      <CardHeader
        title="Requests"
        description="Who wants one of these is offered its form in the chat. What they fill in waits under Approvals above the limit that you set; then your tool is called once, and the visitor reads what came of it."
      />
      <ul className="border-t">
        {forms.map((form) => {
          const tool = tools.find(({ id }) => id === form.toolId);
          return (
            <li key={form.kind} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-4 py-2.5 last:border-b-0">
              <span className="grid min-w-0 flex-1 basis-60 gap-0.5">
                <span className="flex min-w-0 items-center gap-2">
                  <span className="truncate font-medium">{formTitle(form.kind)}</span>
                  <Badge size="sm" meaning={form.enabled ? "approved" : "neutral"}>
                    {form.enabled ? "On" : "Off"}
                  </Badge>
                </span>
                <span className="text-xs wrap-anywhere text-ink-2">{form.fields.map(fieldName).join(", ")}</span>
                <span className="text-xs wrap-anywhere text-ink-3">{outcomeWords(form, tool?.name ?? null)}</span>
              </span>
              <Button aria-label={`${act} ${formTitle(form.kind)}`} autoFocus={left === form.kind} onClick={() => setOpen(form.kind)}>
                {act}
              </Button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
