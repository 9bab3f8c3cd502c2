"use client";
/** One record, as the chain has it: what, who, when, its data, and the hashes that hold it in its place. */
import { X } from "lucide-react";
import Link from "next/link";
import type { MouseEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Time } from "@/components/ui/time";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { AuditEvent } from "@/lib/contracts/api/audit";
import { cn } from "@/lib/client/cn";
import type { AuditPlace } from "./audit-address";
import { EventActor } from "./event-actor";
import { eventWords, subjectWords } from "./event-words";
import { SealMark } from "./seal-mark";

export type RecordProps = {
  event: AuditEvent;
  closeHref: string;
  onClose(event: MouseEvent): void;
  hrefOf(change: Partial<AuditPlace>): string;
  onFollow(event: MouseEvent, change: Partial<AuditPlace>): void;
};

export function Record({ event, closeHref, onClose, hrefOf, onFollow }: RecordProps) {
  const { workspace, can } = useWorkspace();
  const filter = (change: Partial<AuditPlace>, words: string) => (
    <a href={hrefOf({ ...change, cursor: "" })} onClick={(click) => onFollow(click, { ...change, cursor: "" })} className={linkStyle}>
      {words}
    </a>
  );
  return (
    <article aria-labelledby="record-title" className="grid grid-cols-[minmax(0,1fr)] content-start">
      <header className="sticky top-0 z-10 flex items-start gap-2 border-b bg-surface px-4 py-2.5">
        <div className="grid min-w-0 flex-1 gap-0.5">
          <EventActor actor={event.actor} />
          <h2 id="record-title" className="text-base text-pretty wrap-anywhere">
            {eventWords(event.type, event.data)}
          </h2>
        </div>
        <Button asChild variant="ghost" size="icon-sm">
          <a href={closeHref} onClick={onClose} aria-label="Close the record">
            <X aria-hidden />
          </a>
        </Button>
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 py-4 text-sm">
        {event.decisionId !== null ? (
          <Button asChild variant="primary" className="justify-self-start">
            <Link href={`/w/${workspace.slug}/audit/decisions/${event.decisionId}`}>The whole story of this decision</Link>
          </Button>
        ) : null}
        <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
          <Item name="When">
            <Time at={event.occurredAt} format="exact" />
            <span className="block font-mono text-xs text-ink-3">{event.occurredAt}</span>
          </Item>
          <Item name="Type">
            <code className="font-mono text-xs">{event.type}</code> {filter({ type: event.type }, "only these")}
          </Item>
          <Item name="Who">
            {event.actor.kind.replaceAll("_", " ")} {event.actor.id === null ? null : filter({ actorId: event.actor.id }, "only theirs")}
            {event.actor.id === null ? null : <Id id={event.actor.id} />}
          </Item>
          <Item name="About">
            {subjectWords(event.subjectType)}
            <Id id={event.subjectId} />
          </Item>
          {event.conversationId === null ? null : (
            <Item name="Conversation">
              <span className="flex flex-wrap gap-x-3">
                {can("conversation:read") ? (
                  <Link href={`/w/${workspace.slug}/inbox/${event.conversationId}?view=all`} className={linkStyle}>
                    Open it
                  </Link>
                ) : null}
                {filter({ conversationId: event.conversationId, type: "", actorId: "" }, "all its records")}
              </span>
              <span className="text-xs text-ink-3">its record no. {event.conversationSeq}</span>
            </Item>
          )}
          <Item name="Seal">
            <SealMark seal={event.seal} />
            {event.seal === null ? (
              <p className="text-xs text-pretty text-ink-3">
                Stored, and not yet in the chain. The sealer takes it within moments; until then nothing protects it.
              </p>
            ) : (
              <Time at={event.seal.sealedAt} format="exact" className="ml-2 text-xs text-ink-3" />
            )}
          </Item>
        </dl>
        <section>
          <h3 className="mb-1 text-xs font-semibold text-ink-3">Data</h3>
          <pre tabIndex={0} className="max-h-80 overflow-auto rounded-card border bg-sunken p-3 font-mono text-xs leading-relaxed">
            {JSON.stringify(event.data, null, 2)}
          </pre>
          <p className="mt-1 text-xs text-pretty text-ink-3">
            Ids, codes, numbers and digests. Texts lie in rows of their own, so that they can be erased while the chain still verifies.
          </p>
        </section>
        {event.seal === null ? null : (
          <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <h3 className="text-xs font-semibold text-ink-3">Chain</h3>
            <Hash name="Hash" value={event.seal.hash} />
            <Hash name={`Hash of no. ${event.seal.seq - 1}, which it follows`} value={event.seal.prevHash} />
          </section>
        )}
      </div>
    </article>
  );
}

const linkStyle = "text-xs font-medium text-accent-text underline decoration-current/40 underline-offset-3 hover:decoration-current";

function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}

function Id({ id }: { id: string }) {
  return <span className="block font-mono text-xs text-ink-3">{id}</span>;
}

function Hash({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <p className="text-xs text-ink-3">{name}</p>
      <div className="flex items-start gap-2">
        <code className={cn("min-w-0 flex-1 font-mono text-xs break-all")}>{value}</code>
        <CopyButton text={value} size="sm" variant="ghost" />
      </div>
    </div>
  );
}
