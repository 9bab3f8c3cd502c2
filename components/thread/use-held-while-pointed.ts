"use client";
/** Keeps what a list shows as it is while the mouse is over it, so that nothing moves under the pointer. Touch and keyboard hold nothing. */
import { useState } from "react";
import type { PointerEvent } from "react";

export type HeldWhilePointed<Value> = {
  /** What was shown when the pointer came; null while it is elsewhere. */
  held: Value | null;
  /** For the list's element. */
  pointerProps: { onPointerEnter(event: PointerEvent): void; onPointerLeave(): void };
  /** Shows the present at once. */
  letGo(): void;
};

export function useHeldWhilePointed<Value>(value: Value): HeldWhilePointed<Value> {
  const [held, hold] = useState<{ value: Value } | null>(null);
  return {
    held: held?.value ?? null,
    pointerProps: {
      onPointerEnter: (event) => {
        if (event.pointerType === "mouse") hold({ value });
      },
      onPointerLeave: () => hold(null),
    },
    letGo: () => hold({ value }),
  };
}
