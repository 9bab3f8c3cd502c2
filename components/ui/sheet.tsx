"use client";
/** A panel from a side of the window: navigation and details where the screen is narrow. A dialog in another shape. */
import { X } from "lucide-react";
import { useId } from "react";
import type { ReactNode } from "react";
import { cn } from "@/lib/client/cn";
import { Button } from "./button";
import { DialogClose, useDialog } from "./dialog";
import { Modal } from "./modal";

export { Dialog as Sheet, DialogTrigger as SheetTrigger } from "./dialog";

export function SheetContent({
  title,
  side = "right",
  className,
  children,
}: {
  title: string;
  side?: "left" | "right";
  className?: string;
  children: ReactNode;
}) {
  const { open, setOpen } = useDialog();
  const titleId = useId();
  if (!open) return null;
  return (
    <Modal
      onClose={() => setOpen(false)}
      aria-labelledby={titleId}
      className="fixed inset-0 z-50 m-0 size-full max-h-none max-w-none overflow-hidden overscroll-contain bg-transparent p-0 text-ink outline-none backdrop:animate-fade backdrop:bg-scrim"
    >
      <div
        className={cn(
          "absolute inset-y-0 flex w-[min(22rem,calc(100vw-2.5rem))] flex-col bg-raised shadow-float",
          side === "left" ? "left-0 animate-from-left" : "right-0 animate-from-right",
          className,
        )}
      >
        <header className="flex h-12 shrink-0 items-center justify-between border-b pr-2 pl-4">
          <h2 id={titleId} className="text-sm font-semibold">
            {title}
          </h2>
          <DialogClose>
            <Button variant="ghost" size="icon" aria-label="Close">
              <X aria-hidden />
            </Button>
          </DialogClose>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      </div>
    </Modal>
  );
}
