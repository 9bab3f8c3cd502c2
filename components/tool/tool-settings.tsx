"use client";
/** The workspace's tools and what became of their calls; the form in which one is written stands in their place. */
import { useSuspenseQuery } from "@tanstack/react-query";
import { Plus, Wrench } from "lucide-react";
import { useState } from "react";
import { agreementWords } from "@/components/thread/agreement-words";
import { plainLine } from "@/components/thread/visible-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { WireTool } from "@/lib/contracts/api/tool";
import { toolListOptions } from "./tool-api";
import { ToolCalls } from "./tool-calls";
import { ToolForm } from "./tool-form";

export function ToolSettings() {
  const { workspace, api, can } = useWorkspace();
  const { data } = useSuspenseQuery(toolListOptions(api, workspace.slug));
  const [edited, setEdited] = useState<WireTool | "new" | null>(null);
  /** Gets the focus back from the form. */
  const [left, setLeft] = useState<string | null>(null);
  const close = () => {
    setLeft(edited === null || edited === "new" ? "new" : edited.id);
    setEdited(null);
  };
  if (edited) return <ToolForm tool={edited === "new" ? null : edited} onDone={close} />;
  const mayWrite = can("tool:write");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Card aria-label="Tools">
        <CardHeader
          title="Tools"
          description="Addresses of your own systems. Handrail calls one once, signed, after whoever has to agree has agreed."
          action={
            mayWrite ? (
              <Button variant="primary" autoFocus={left === "new"} onClick={() => setEdited("new")}>
                <Plus aria-hidden /> New tool
              </Button>
            ) : null
          }
        />
        {data.data.length === 0 ? (
          <EmptyState icon={Wrench} title="Nothing is called yet">
            Add the address that pays refunds or changes an address, say what its arguments look like, and when a person has to agree.
          </EmptyState>
        ) : (
          <ul className="border-t">
            {data.data.map((tool) => (
              <li key={tool.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-4 py-2.5 last:border-b-0">
                <span className="grid min-w-0 flex-1 basis-60 gap-0.5">
                  <span className="flex min-w-0 items-center gap-2">
                    <code className="truncate font-medium">{tool.name}</code>
                    <Badge size="sm" meaning={tool.enabled ? "approved" : "neutral"}>
                      {tool.enabled ? "On" : "Off"}
                    </Badge>
                  </span>
                  <span dir="ltr" className="truncate font-mono text-xs text-ink-3">
                    {tool.method} {tool.url}
                  </span>
                  <span className="text-xs text-ink-3">
                    {agreementWords(tool.approval)}
                    {tool.identity === "verified" ? ", for signed-in visitors" : ""}
                    {tool.botMayAsk ? ", also asked for by the bot" : ""}
                    {tool.description === "" ? "" : `. ${plainLine(tool.description)}`}
                  </span>
                </span>
                {mayWrite ? (
                  <Button aria-label={`Change ${tool.name}`} autoFocus={left === tool.id} onClick={() => setEdited(tool)}>
                    Change
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Card>
      <ToolCalls />
    </div>
  );
}
