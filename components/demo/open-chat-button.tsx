"use client";
/** Opens the chat as a host page would: by the function that the embed leaves on the window, or queued until it is there. */
import type { ReactNode } from "react";

type Queue = ((...call: unknown[]) => void) & { q?: unknown[] };

export function OpenChatButton({ className, children }: { className?: string; children: ReactNode }) {
  const open = () => {
    const page = window as Window & { handrail?: Queue };
    const queue: Queue = (...call) => void (queue.q ??= []).push(call);
    page.handrail ??= queue;
    page.handrail("open");
  };
  return (
    <button type="button" onClick={open} className={className}>
      {children}
    </button>
  );
}
