"use client";
/** On or off, at once. Beside it stands what it does; `label` is read aloud when no visible label is tied to it. */
import type { ComponentProps } from "react";
import { cn } from "@/lib/client/cn";

export type SwitchProps = Omit<ComponentProps<"button">, "onChange" | "value"> & { checked: boolean; onCheckedChange: (checked: boolean) => void };

export function Switch({ checked, onCheckedChange, className, ...rest }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      onClick={() => onCheckedChange(!checked)}
      className={cn(
        "group relative inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken transition-colors duration-120 aria-checked:border-accent aria-checked:bg-accent disabled:opacity-50",
        className,
      )}
      {...rest}
    >
      <span className="block size-3.5 translate-x-0.5 rounded-full bg-line-strong transition-transform duration-120 group-aria-checked:translate-x-4.5 group-aria-checked:bg-on-accent" />
    </button>
  );
}
