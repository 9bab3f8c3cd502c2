"use client";
/** A panel from a side of the window: navigation and details where the screen is narrow. */
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/lib/client/cn";
import { Button } from "./button";

export const Sheet = Radix.Root;
export const SheetTrigger = Radix.Trigger;

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
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
      <Radix.Content
        aria-describedby={undefined}
        className={cn(
          "fixed inset-y-0 z-50 flex w-[min(22rem,calc(100vw-2.5rem))] flex-col bg-raised shadow-float outline-none",
          side === "left" ? "left-0 animate-from-left" : "right-0 animate-from-right",
          className,
        )}
      >
        <header className="flex h-12 shrink-0 items-center justify-between border-b pr-2 pl-4">
          <Radix.Title className="text-sm font-semibold">{title}</Radix.Title>
          <Radix.Close asChild>
            <Button variant="ghost" size="icon" aria-label="Close">
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      </Radix.Content>
    </Radix.Portal>
  );
}
