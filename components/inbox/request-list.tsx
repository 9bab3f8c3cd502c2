"use client";
/** What the visitor asked for with forms, and what the bot asked for on their behalf: how far each is, and with which values. */
import Link from "next/link";
import { MessageText } from "@/components/thread/message-text";
import { plainLine } from "@/components/thread/visible-text";
import { Badge, type Meaning } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ConversationDetail } from "@/lib/contracts/api/conversation";
import type { RequestState } from "@/lib/core/request/request-outcome";
import { Fact, Facts, Section } from "./packet-section";

const states: Readonly<Record<RequestState, { meaning: Meaning; words: string }>> = {
  waiting: { meaning: "waiting", words: "Waits for a person" },
  approved: { meaning: "approved", words: "Approved" },
  begun: { meaning: "waiting", words: "Being carried out" },
  done: { meaning: "approved", words: "Done" },
  rejected: { meaning: "failed", words: "Rejected" },
  person: { meaning: "person", words: "A person looks into it" },
};

export function RequestList({ requests }: Pick<ConversationDetail, "requests">) {
  const { workspace, can } = useWorkspace();
  if (requests.length === 0) return null;
  return (
    <Section title="Requests">
      <ol className="grid gap-3">
        {requests.map(({ id, title, state, approvalId, fields, createdAt }) => (
          <li key={id}>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium">{title}</span>
              <Badge size="sm" meaning={states[state].meaning}>
                {states[state].words}
              </Badge>
            </p>
            <Facts>
              {fields.map(({ key, label, value }) => (
                <Fact key={key} name={plainLine(label)}>
                  <MessageText text={value} className="text-sm" />
                </Fact>
              ))}
            </Facts>
            <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-ink-3">
              <Time at={createdAt} />
              {can("approval:read") ? (
                <Link href={`/w/${workspace.slug}/approvals?show=all&id=${approvalId}`} className="text-accent-text underline underline-offset-3">
                  Approval
                </Link>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
