"use client";
/** Says that Handrail has turned a webhook off, to those who may look at webhooks, and leads there. What a person turned off is no news. */
import { useQuery } from "@tanstack/react-query";
import { Unplug } from "lucide-react";
import Link from "next/link";
import type { WebhookList } from "@/lib/contracts/api/webhook";
import { Button } from "@/components/ui/button";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";

export function WebhookOffHint() {
  const { workspace, api, can } = useWorkspace();
  const { data } = useQuery({
    queryKey: queryKeys.webhooksInShell(workspace.slug),
    queryFn: ({ signal }) => api.get<WebhookList>("/api/v1/webhooks", { signal }),
    enabled: can("webhook:read"),
  });
  const off = data?.data.filter(({ state, disabledCause }) => state === "disabled" && disabledCause !== "member") ?? [];
  const [first] = off;
  if (!first) return null;
  const words = off.length === 1 ? "A webhook was turned off" : `${off.length} webhooks were turned off`;
  return (
    <Button asChild variant="ghost" size="sm" className="text-failed hover:text-failed">
      <Link href={`/w/${workspace.slug}/settings/webhooks${off.length === 1 ? `/${first.id}` : ""}`} aria-label={words}>
        <Unplug aria-hidden />
        <span className="max-lg:hidden">{words}</span>
      </Link>
    </Button>
  );
}
