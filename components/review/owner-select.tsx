"use client";
/** Who sees to it that drafts are decided on: nobody, oneself, a colleague who may. */
import { useQuery } from "@tanstack/react-query";
import { Select } from "@/components/ui/select";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ReviewRow } from "@/lib/contracts/api/review";
import { reviewerOptions } from "./api";

type Props = {
  label: string;
  /** Undefined: nothing is chosen yet, as where several drafts are given away. */
  owner: ReviewRow["owner"] | undefined;
  disabled: boolean;
  onChoose(memberId: string | null): void;
};

export function OwnerSelect({ label, owner, disabled, onChoose }: Props) {
  const { workspace, api, member, can } = useWorkspace();
  const reviewers = useQuery({ ...reviewerOptions(api, workspace.slug), enabled: can("member:read") }).data ?? [];
  const others = reviewers.filter(({ id }) => id !== member.id);
  const isKnown = !owner || owner.id === member.id || others.some(({ id }) => id === owner.id);
  return (
    <Select
      aria-label={label}
      disabled={disabled}
      value={owner === undefined ? "?" : (owner?.id ?? "")}
      onChange={(event) => {
        if (event.target.value !== "?") onChoose(event.target.value === "" ? null : event.target.value);
      }}
    >
      {owner === undefined ? <option value="?">Give to…</option> : null}
      <option value="">Nobody</option>
      <option value={member.id}>You</option>
      {isKnown ? null : <option value={owner?.id}>{owner?.name}</option>}
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
