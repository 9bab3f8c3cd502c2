"use client";
/** The arguments as a form with what changes. Saving agrees to what was written; it is another thing to agree to for everybody else. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { WireApproval } from "@/lib/contracts/api/approval";
import { checkArguments, type ObjectSchema } from "@/lib/core/approval/argument-schema";
import { changesOf } from "./approval-words";
import { ArgumentField } from "./argument-field";
import { ArgumentChanges } from "./argument-list";

export type ApprovalEditorProps = {
  approval: WireApproval;
  schema: ObjectSchema;
  busy: boolean;
  problem: string | null;
  onSave: (given: Record<string, unknown>) => void;
  onClose: () => void;
};

export function ApprovalEditor({ approval, schema, busy, problem, onSave, onClose }: ApprovalEditorProps) {
  const [given, setGiven] = useState<Record<string, unknown>>(approval.arguments);
  const problems = checkArguments(schema, given);
  const problemOf = (name: string) => {
    const found = problems.find(({ path }) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`));
    return found ? `${found.path === name ? "It" : found.path} ${found.message}.` : null;
  };
  const changed = changesOf(approval.arguments, given).length > 0;
  const save = () => {
    if (changed && problems.length === 0 && !busy) onSave(given);
  };
  return (
    <form
      aria-label="Edit the arguments"
      className="grid gap-3 rounded-card border border-line-strong bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
      }}
    >
      {Object.entries(schema.properties).map(([name, field]) => (
        <ArgumentField
          key={name}
          name={name}
          schema={field}
          required={schema.required?.includes(name) ?? false}
          value={given[name]}
          error={problemOf(name)}
          onChange={(value) => setGiven((before) => ({ ...before, [name]: value }))}
        />
      ))}
      <ArgumentChanges schema={schema} before={approval.arguments} after={given} title="What you change" />
      {problem === null ? null : (
        <Notice kind="failed" live>
          {problem}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button disabled={busy} onClick={onClose}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" busy={busy} disabled={!changed || problems.length > 0}>
          Save and approve
        </Button>
      </div>
    </form>
  );
}
