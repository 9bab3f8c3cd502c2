"use client";
/** What each bot decides by, and how it came to be so. */
import { PageBody, PageHeader } from "@/components/ui/page-body";
import { PolicyForm } from "./policy-form";
import type { PolicyNames } from "./policy-fields";
import { PolicyVersions } from "./policy-versions";

/** `found`: an answer that somebody wants a guardrail for, and whose it was. */
export function PolicyScreen({ botIds, names, found }: { botIds: readonly string[]; names: PolicyNames; found: { botId: string; text: string } | null }) {
  return (
    <PageBody className="max-w-4xl">
      <PageHeader title="Policy" titleHidden />
      {botIds.map((id) => (
        <div key={id} className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <PolicyForm botId={id} names={names} found={found?.botId === id ? found.text : null} />
          <PolicyVersions botId={id} names={names} />
        </div>
      ))}
    </PageBody>
  );
}
