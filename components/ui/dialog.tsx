"use client";
/** A question or a short task in front of the page. Focus stays inside, Escape closes, focus returns to what opened it. */
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/client/cn";
import { Button } from "./button";

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

export type DialogContentProps = {
  title: string;
  /** One sentence under the title; null when the title says all. */
  description: string | null;
  /** Widest, as a Tailwind class: max-w-md unless said. */
  className?: string;
  children: ReactNode;
  /** Buttons at the end, the act last. */
  footer?: ReactNode;
};

/** Typing can begin at once; without a field the first, harmless button of the footer is chosen. */
function focusFirstField(event: Event): void {
  const content = event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
  const first =
    content?.querySelector<HTMLElement>("[data-dialog-body] :is(input:not([type=file]), textarea, select):not(:disabled)") ??
    content?.querySelector<HTMLElement>("footer button");
  if (!first) return;
  event.preventDefault();
  first.focus();
}

export function DialogContent({ title, description, className, children, footer }: DialogContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
      <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center p-3 max-sm:items-end max-sm:p-0">
        <Radix.Content
          onOpenAutoFocus={focusFirstField}
          {...(description === null ? { "aria-describedby": undefined } : {})}
          className={cn(
            "pointer-events-auto flex max-h-[calc(100dvh-1.5rem)] w-full max-w-md animate-rise flex-col rounded-panel bg-raised shadow-float outline-none max-sm:max-w-none max-sm:rounded-b-none",
            className,
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="grid min-w-0 flex-1 gap-0.5">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description === null ? null : <Radix.Description className="text-sm text-ink-2">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <Button variant="ghost" size="icon-sm" aria-label="Close" className="-mr-1.5">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </header>
          {children ? (
            <div data-dialog-body className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-4">
              {children}
            </div>
          ) : null}
          {footer ? <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">{footer}</footer> : null}
        </Radix.Content>
      </div>
    </Radix.Portal>
  );
}
