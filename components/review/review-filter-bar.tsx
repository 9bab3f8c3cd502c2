"use client";
/** Which drafts are listed: by risk, topic, reason, and those that are one's own to see to. */
import { useQuery } from "@tanstack/react-query";
import { Select } from "@/components/ui/select";
import { useWorkspace } from "@/lib/client/workspace-context";
import { sensitiveTopics } from "@/lib/core/escalation/types";
import { reasonChip, topicWords } from "@/components/thread/reason-words";
import { collectionNameOptions } from "./api";
import type { ReviewFilters } from "./review-address";
import { riskWords } from "./review-words";

/** Why an answer is held; others lead elsewhere. */
const heldFor = ["flagged_output", "sensitive_topic", "topic_class", "rule", "frustration", "draft_mode", "drawn_for_review"] as const;

export function ReviewFilterBar({ filters, onChange }: { filters: ReviewFilters; onChange(filters: ReviewFilters): void }) {
  const { workspace, api, can } = useWorkspace();
  const collections = useQuery({ ...collectionNameOptions(api, workspace.slug), enabled: can("knowledge:read") }).data?.data ?? [];
  const put = (change: Partial<ReviewFilters>) => onChange({ ...filters, ...change });
  const choice = (value: string): string | null => (value === "" ? null : value);
  return (
    <div role="group" aria-label="Filters" className="flex shrink-0 flex-wrap items-center gap-1.5 border-b px-4 py-1.5 text-xs">
      <Select aria-label="Risk" value={filters.risk ?? ""} onChange={(event) => put({ risk: choice(event.target.value) })} className="min-w-0 flex-1">
        <option value="">Risk</option>
        {[3, 2, 1, 0].map((risk) => (
          <option key={risk} value={String(risk)}>
            {riskWords[risk]}
          </option>
        ))}
      </Select>
      <Select aria-label="Topic" value={filters.topic ?? ""} onChange={(event) => put({ topic: choice(event.target.value) })} className="min-w-0 flex-1">
        <option value="">Topic</option>
        {sensitiveTopics.map((topic) => (
          <option key={topic} value={topic}>
            {topicWords(topic)}
          </option>
        ))}
        {collections.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value="none">none of them</option>
      </Select>
      <Select aria-label="Reason" value={filters.reason ?? ""} onChange={(event) => put({ reason: choice(event.target.value) })} className="min-w-0 flex-1">
        <option value="">Why</option>
        {heldFor.map((code) => (
          <option key={code} value={code}>
            {reasonChip(code)}
          </option>
        ))}
      </Select>
      <label className="flex items-center gap-1.5 whitespace-nowrap text-ink-2 max-sm:min-h-11">
        <input type="checkbox" checked={filters.mine} onChange={(event) => put({ mine: event.target.checked })} className="size-4 accent-(--accent)" />
        Mine
      </label>
    </div>
  );
}
