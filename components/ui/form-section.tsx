"use client";
/** A section of settings that is saved by itself. Says whether something is unsaved, whether somebody else was faster, and what went wrong. */
import type { ReactNode } from "react";
import { Button } from "./button";
import { Card, CardBody, CardFooter, CardHeader } from "./card";
import { Notice } from "./notice";

export type FormSectionProps = {
  title: string;
  description?: ReactNode;
  /** Why it can be read but not changed, in a sentence; then there are no buttons. Null for who may change it. */
  refusal: string | null;
  isDirty: boolean;
  isSaving: boolean;
  /** A sentence, or null. */
  problem: string | null;
  /** Somebody else has saved meanwhile; null when not. */
  conflict: { keepMine: () => void; takeTheirs: () => void } | null;
  onSave: () => void;
  onDiscard: () => void;
  saveLabel?: string;
  children: ReactNode;
};

export function FormSection({
  title,
  description,
  refusal,
  isDirty,
  isSaving,
  problem,
  conflict,
  onSave,
  onDiscard,
  saveLabel = "Save",
  children,
}: FormSectionProps) {
  return (
    <Card aria-label={title}>
      <CardHeader title={title} description={description} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (refusal === null && isDirty && !isSaving && !conflict) onSave();
        }}
      >
        <CardBody className="pt-1">
          <fieldset disabled={refusal !== null} className="grid min-w-0 gap-4">
            <legend className="sr-only">{title}</legend>
            {children}
          </fieldset>
          {conflict ? <ConflictNotice {...conflict} className="mt-4" /> : null}
          {problem && !conflict ? (
            <Notice kind="failed" live className="mt-4">
              {problem}
            </Notice>
          ) : null}
        </CardBody>
        {refusal === null ? (
          <CardFooter>
            {isDirty ? (
              <>
                <span className="mr-auto text-xs text-ink-3">Not saved yet. It is kept in this browser.</span>
                <Button variant="ghost" onClick={onDiscard}>
                  Discard
                </Button>
              </>
            ) : null}
            <Button type="submit" variant="primary" busy={isSaving} disabled={!isDirty || isSaving || conflict !== null}>
              {saveLabel}
            </Button>
          </CardFooter>
        ) : (
          <p className="border-t px-4 py-2.5 text-xs text-ink-3">{refusal}</p>
        )}
      </form>
    </Card>
  );
}

/** Both texts are still there; the person decides which one counts. */
export function ConflictNotice({ keepMine, takeTheirs, className }: { keepMine: () => void; takeTheirs: () => void; className?: string }) {
  return (
    <Notice
      kind="waiting"
      live
      className={className}
      title="Somebody else has saved this meanwhile"
      action={
        <span className="flex flex-wrap gap-1.5">
          <Button size="sm" onClick={takeTheirs}>
            Take theirs
          </Button>
          <Button size="sm" onClick={keepMine}>
            Keep mine
          </Button>
        </span>
      }
    >
      What you typed is still here. Keeping yours lets you save it over theirs; taking theirs drops your changes.
    </Notice>
  );
}
