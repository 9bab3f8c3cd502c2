"use client";
/** The first steps of a workspace, each of which does its work right here; gone when they are done. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Check, FileUp, FlaskConical } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { lazy, useState } from "react";
import type { ReactNode } from "react";
import { channelListOptions } from "@/components/channel/api";
import { ChannelSites } from "@/components/channel/channel-sites";
import { EmbedTag } from "@/components/channel/embed-tag";
import { knowledgeOptions } from "@/components/knowledge/api";
import { KnowledgeState } from "@/components/knowledge/knowledge-state";
import { invitationListOptions, memberListOptions } from "@/components/member/api";
import { InviteDialog } from "@/components/member/invite-dialog";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Later } from "@/components/ui/later";
import { PageBody, PageHeader } from "@/components/ui/page-body";
import { cn } from "@/lib/client/cn";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Channel } from "@/lib/contracts/api/channel";
import { putSetupAway } from "./setup-cookie";
import { useHasConversation } from "./use-has-conversation";

const ImportDialog = lazy(() => import("@/components/knowledge/import-dialog"));

export function FirstRun({ ownOrigin, tried }: { ownOrigin: string; tried: boolean }) {
  const { workspace, member, api, can } = useWorkspace();
  const router = useRouter();
  const knowledge = useQuery(knowledgeOptions(api, workspace.slug));
  const channels = useQuery({
    ...channelListOptions(api, workspace.slug),
    enabled: can("channel:read"),
    // No fact tells that a site carries the tag: it is asked for until one is seen.
    refetchInterval: ({ state }) => (siteOf(state.data?.data[0]) === null ? seenEveryMs : false),
  });
  const members = useInfiniteQuery(memberListOptions(api, workspace.slug));
  const invitations = useInfiniteQuery({ ...invitationListOptions(api, workspace.slug), enabled: can("member:write") });
  const hasConversation = useHasConversation();
  const channel = channels.data?.data[0];
  const site = siteOf(channel);

  const hasKnowledge = (knowledge.data?.articles.published ?? 0) > 0;
  const hasCompany = (members.data?.pages[0]?.data.length ?? 0) > 1 || (invitations.data?.pages[0]?.data.length ?? 0) > 0;
  const steps: StepProps[] = [
    { title: "Add knowledge", done: hasKnowledge, says: "The bot answers only from what you give it.", children: <AddKnowledge /> },
    {
      title: "Try the bot",
      done: tried,
      says: "Ask what your visitors ask, and see why it answers or fetches you.",
      children: <TryBot ready={hasKnowledge} />,
    },
    ...(channel
      ? [
          {
            title: "Paste the tag",
            done: hasConversation,
            says: hasConversation
              ? "A first visitor has written."
              : site === null
                ? "Shows here once a page with the tag is opened; ticked off when the first visitor writes."
                : `Seen on ${site}. Ticked off when the first visitor writes.`,
            children: (
              <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
                <EmbedTag channel={channel} />
                <ChannelSites channel={channel} ownOrigin={ownOrigin} />
              </div>
            ),
          },
        ]
      : []),
    ...(can("member:write")
      ? [{ title: "Invite someone", done: hasCompany, says: "So that somebody is there while you are not.", children: <InviteDialog /> }]
      : []),
  ];
  const next = steps.findIndex((step) => !step.done);
  const doneCount = steps.filter((step) => step.done).length;

  return (
    <PageBody>
      <PageHeader
        title={`Welcome, ${member.name.split(" ")[0] ?? member.name}`}
        description={
          next < 0
            ? "All steps are done. The inbox is where the work is from now on."
            : `${doneCount} of ${steps.length} steps done. The order is a suggestion.`
        }
        action={
          <Button
            variant={next < 0 ? "primary" : "secondary"}
            onClick={() => {
              putSetupAway(workspace.slug);
              router.push(`/w/${workspace.slug}/inbox`);
            }}
          >
            {next < 0 ? "Open the inbox" : "Put this list away"}
          </Button>
        }
      />
      <ol className="grid grid-cols-[minmax(0,1fr)]">
        {steps.map((step, index) => (
          <Step key={step.title} {...step} number={index + 1} isNext={index === next} />
        ))}
      </ol>
    </PageBody>
  );
}

const seenEveryMs = 10_000;

/** The site that carried the tag last, without its scheme; null while only the installation's own pages did. */
function siteOf(channel: Channel | undefined): string | null {
  return channel?.seen.find(({ isOwn }) => !isOwn)?.origin.replace(/^https?:\/\//, "") ?? null;
}

type StepProps = { title: string; says: string; done: boolean; children: ReactNode };

function Step({ title, says, done, number, isNext, children }: StepProps & { number: number; isNext: boolean }) {
  const [toggled, setToggled] = useState<boolean | null>(null);
  // Being done must not close what is still read or typed in: the result of an import, the link of an invitation.
  const [begun, setBegun] = useState(isNext);
  if (isNext && !begun) setBegun(true);
  const open = toggled ?? begun;
  return (
    <li className="grid grid-cols-[2rem_minmax(0,1fr)] gap-3 border-t py-4 last:border-b">
      <span
        className={cn(
          "grid size-7 place-items-center rounded-full border text-sm font-semibold",
          done ? "border-approved-mark bg-approved-wash text-approved" : isNext ? "border-accent bg-accent text-on-accent" : "border-line-strong text-ink-2",
        )}
      >
        {done ? <Check aria-label="Done" className="size-4" /> : number}
      </span>
      <div className="min-w-0">
        <h2>
          <button type="button" aria-expanded={open} onClick={() => setToggled(!open)} className="grid w-full rounded-sm text-left tracking-normal">
            <span className="text-base font-semibold">{title}</span>
            <span className="font-normal text-ink-2">{says}</span>
          </button>
        </h2>
        {open ? <div className="pt-3">{children}</div> : null}
      </div>
    </li>
  );
}

function AddKnowledge() {
  const { workspace } = useWorkspace();
  const [importing, setImporting] = useState(false);
  return (
    <div className="grid gap-3">
      <KnowledgeState />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => setImporting(true)}>
          <FileUp aria-hidden /> Paste or import
        </Button>
        <Button asChild>
          <Link href={`/w/${workspace.slug}/knowledge/new`}>Write an article</Link>
        </Button>
      </div>
      <Later wanted={importing}>
        <ImportDialog open={importing} onOpenChange={setImporting} />
      </Later>
    </div>
  );
}

function TryBot({ ready }: { ready: boolean }) {
  const { workspace } = useWorkspace();
  const router = useRouter();
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const question = String(new FormData(event.currentTarget).get("question") ?? "").trim();
        router.push(`/w/${workspace.slug}/playground?q=${encodeURIComponent(question)}`);
      }}
    >
      <Input name="question" aria-label="Question" placeholder={ready ? "A question from your articles" : "Can I talk to a person?"} maxLength={4000} />
      <Button type="submit" variant="primary">
        <FlaskConical aria-hidden /> Ask
      </Button>
    </form>
  );
}
