"use client";
/** A question or a short task in front of the page. Focus stays inside, Escape closes, focus returns to what opened it. */
import { X } from "lucide-react";
import { createContext, useContext, useId, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { cn } from "@/lib/client/cn";
import { Button } from "./button";
import { Modal } from "./modal";
import { Slot } from "./slot";

const context = createContext<{ open: boolean; setOpen: (open: boolean) => void } | null>(null);

/** `open` and `onOpenChange` where the owner decides; without them it opens by its trigger. */
export function Dialog({ open: given, onOpenChange, children }: { open?: boolean; onOpenChange?: (open: boolean) => void; children: ReactNode }) {
  const [own, setOwn] = useState(false);
  const open = given ?? own;
  const value = useMemo(() => ({ open, setOpen: onOpenChange ?? setOwn }), [open, onOpenChange]);
  return <context.Provider value={value}>{children}</context.Provider>;
}

/** Its one child is the button that opens. */
export function DialogTrigger({ children }: { children: ReactNode }) {
  const { open, setOpen } = useDialog();
  return (
    <Slot aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
      {children}
    </Slot>
  );
}

/** Its one child is a button that closes. */
export function DialogClose({ children }: { children: ReactNode }) {
  const { setOpen } = useDialog();
  return <Slot onClick={() => setOpen(false)}>{children}</Slot>;
}

/** Open or not, and how to change it, for what is drawn as a dialog. */
export function useDialog(): { open: boolean; setOpen: (open: boolean) => void } {
  const value = useContext(context);
  if (!value) throw new Error("A part of a dialog stands outside of it.");
  return value;
}

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
function focusFirstField(dialog: HTMLElement): void {
  const first =
    dialog.querySelector<HTMLElement>("[data-dialog-body] :is(input:not([type=file]), textarea, select):not(:disabled)") ??
    dialog.querySelector<HTMLElement>("footer button");
  first?.focus();
}

export function DialogContent({ title, description, className, children, footer }: DialogContentProps) {
  const { open, setOpen } = useDialog();
  const id = useId();
  if (!open) return null;
  return (
    <Modal
      onClose={() => setOpen(false)}
      focusFirst={focusFirstField}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === null ? undefined : `${id}-description`}
      className="fixed inset-0 z-50 m-0 size-full max-h-none max-w-none place-items-center overflow-y-auto overscroll-contain bg-transparent p-3 text-ink outline-none backdrop:animate-fade backdrop:bg-scrim open:grid max-sm:items-end max-sm:p-0"
    >
      <div
        className={cn(
          "flex max-h-[calc(100dvh-1.5rem)] w-full max-w-md animate-rise flex-col rounded-panel bg-raised shadow-float max-sm:max-w-none max-sm:rounded-b-none",
          className,
        )}
      >
        <header className="flex items-start gap-3 px-5 pt-4 pb-3">
          <div className="grid min-w-0 flex-1 gap-0.5">
            <h2 id={`${id}-title`} className="text-lg font-semibold">
              {title}
            </h2>
            {description === null ? null : (
              <p id={`${id}-description`} className="text-sm text-ink-2">
                {description}
              </p>
            )}
          </div>
          <DialogClose>
            <Button variant="ghost" size="icon-sm" aria-label="Close" className="-mr-1.5">
              <X aria-hidden />
            </Button>
          </DialogClose>
        </header>
        {children ? (
          <div data-dialog-body className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-4">
            {children}
          </div>
        ) : null}
        {footer ? <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">{footer}</footer> : null}
      </div>
    </Modal>
  );
}
