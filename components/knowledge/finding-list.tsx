"use client";
/** Articles that say the same twice, or something else about the same: side by side, to be merged by a person or left as they are. */
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { CopyCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import { tabStyle } from "@/components/ui/tab-style";
import type { Finding } from "@/lib/contracts/api/knowledge";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { dismissFinding, findingOptions } from "./import-api";
import { MarkedPassage } from "./marked-passage";

const kinds: { kind: Finding["kind"] | null; name: string }[] = [
  { kind: null, name: "All" },
  { kind: "exact", name: "The same" },
  { kind: "near", name: "Nearly the same" },
  { kind: "contradiction", name: "May contradict" },
];
const kindWords: Record<Finding["kind"], string> = { exact: "The same words", near: "Nearly the same", contradiction: "May contradict" };

export function FindingList() {
  const { workspace, api } = useWorkspace();
  const [kind, setKind] = useState<Finding["kind"] | null>(null);
  const list = useInfiniteQuery(findingOptions(api, workspace.slug, kind));
  const findings = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)]">
      <div role="group" aria-label="Which" className="flex gap-4 overflow-x-auto">
        {kinds.map((each) => (
          <button key={each.name} type="button" aria-current={each.kind === kind ? "page" : undefined} onClick={() => setKind(each.kind)} className={tabStyle}>
            {each.name}
          </button>
        ))}
      </div>
      {list.isError ? (
        <Notice kind="failed" live action={<Button onClick={() => void list.refetch()}>Try again</Button>}>
          {sentenceOf(list.error)}
        </Notice>
      ) : list.isPending ? (
        <SkeletonRows label="Comparing" />
      ) : findings.length === 0 ? (
        <EmptyState icon={CopyCheck} title="Nothing is said twice">
          Texts are compared a few seconds after they change: same words, most of the same sentences, and sentences about the same with other numbers or days.
        </EmptyState>
      ) : (
        <ul aria-label="Said twice" className="grid gap-3 pt-3">
          {findings.map((finding) => (
            <FindingRow key={`${finding.kind} ${finding.article.id} ${finding.other.id}`} finding={finding} />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button variant="ghost" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()} className="mt-3 justify-self-center">
          Show more
        </Button>
      ) : null}
    </div>
  );
}

function FindingRow({ finding }: { finding: Finding }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const dismiss = useMutation({
    mutationFn: () => dismissFinding(api, finding),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.findings(workspace.slug) }),
    onError: (error) => toast.error(sentenceOf(error)),
  });
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-card border bg-surface p-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge meaning={finding.kind === "contradiction" ? "failed" : "waiting"} icon={null}>
          {kindWords[finding.kind]}
        </Badge>
        {finding.kind === "near" ? <span className="tabular text-xs text-ink-3">{Math.round(finding.similarity * 100)} % alike</span> : null}
        {can("knowledge:write") ? (
          <Button size="sm" variant="ghost" className="ml-auto" busy={dismiss.isPending} onClick={() => dismiss.mutate()}>
            They are meant so
          </Button>
        ) : null}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        {[
          { ...finding.article, against: finding.other.passage },
          { ...finding.other, against: finding.article.passage },
        ].map((side) => (
          <div key={side.id} className="grid content-start gap-1">
            <Link dir="auto" href={`/w/${workspace.slug}/knowledge/${side.id}`} className="w-fit font-medium underline">
              {side.title}
            </Link>
            {finding.kind === "contradiction" ? (
              <MarkedPassage text={side.passage} other={side.against} />
            ) : (
              <p dir="auto" className="line-clamp-4 wrap-anywhere text-ink-2">
                {side.passage}
              </p>
            )}
          </div>
        ))}
      </div>
    </li>
  );
}
