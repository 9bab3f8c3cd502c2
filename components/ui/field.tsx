"use client";
/** A labelled control with its hint and its error, tied together for screen readers. The child gets id, aria-describedby and aria-invalid. */
import { CircleAlert } from "lucide-react";
import { useId } from "react";
import type { ReactNode } from "react";
import { cn } from "@/lib/client/cn";
import { Slot } from "./slot";

export type FieldProps = {
  label: ReactNode;
  /** Hidden from sight, still read aloud. */
  labelHidden?: boolean;
  hint?: ReactNode;
  error?: string | null;
  /** Shown at the right of the label, such as "optional". */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
};

export function Field({ label, labelHidden = false, hint, error, aside, className, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
  return (
    <div className={cn("grid content-start gap-1", className)}>
      <div className={cn("flex items-baseline justify-between gap-3", labelHidden && "sr-only")}>
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {aside ? <span className="text-xs text-ink-3">{aside}</span> : null}
      </div>
      <Slot id={id} aria-describedby={described || undefined} aria-invalid={error ? true : undefined}>
        {children}
      </Slot>
      {error ? (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-xs text-failed">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span>{error}</span>
        </p>
      ) : null}
      {hint ? (
        <p id={`${id}-hint`} className="max-w-2xl text-xs text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
