"use client";
/** The name of a thing that shows only an icon, with its key. Never the only place of a fact. It stays while the pointer is on it, and Escape takes it away. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { FocusEvent, PointerEvent, ReactNode, RefObject } from "react";
import { Kbd } from "./kbd";
import { placeBeside } from "./place-beside";
import type { Side } from "./place-beside";
import { Slot } from "./slot";

const restMs = 400;
/** Long enough for the way from the thing to its name. */
const leaveMs = 120;
/** Whoever has just read one name gets the next at once. */
const freshMs = 300;
let closedAtMs = 0;

export function Tooltip({ text, keys, side = "bottom", children }: { text: ReactNode; keys?: string; side?: Side; children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const after = (ms: number, next: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change(next), ms);
  };
  const change = (next: boolean) => {
    clearTimeout(timer.current);
    if (open && !next) closedAtMs = performance.now();
    setOpen(next);
  };
  const enter = () => after(open || performance.now() - closedAtMs < freshMs ? 0 : restMs, true);
  const leave = () => after(leaveMs, false);
  return (
    <>
      <Slot
        ref={anchor}
        aria-describedby={open ? id : undefined}
        onPointerEnter={(event: PointerEvent) => (event.pointerType === "touch" ? undefined : enter())}
        onPointerLeave={leave}
        onPointerDown={() => change(false)}
        onFocus={(event: FocusEvent) => (event.target.matches(":focus-visible") ? change(true) : undefined)}
        onBlur={() => change(false)}
      >
        {children}
      </Slot>
      {open ? (
        <Name id={id} anchor={anchor} side={side} onEnter={enter} onLeave={leave} onEscape={() => change(false)}>
          {text}
          {keys ? <Kbd keys={keys} /> : null}
        </Name>
      ) : null}
    </>
  );
}

type NameProps = {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  side: Side;
  onEnter: () => void;
  onLeave: () => void;
  onEscape: () => void;
  children: ReactNode;
};

function Name({ id, anchor, side, onEnter, onLeave, onEscape, children }: NameProps) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (!ref.current || !anchor.current) return;
    ref.current.showPopover();
    placeBeside(anchor.current, ref.current, { side, align: "center" });
  }, [anchor, side]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => (event.key === "Escape" ? onEscape() : undefined);
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onEscape]);
  return (
    <span
      ref={ref}
      id={id}
      role="tooltip"
      popover="manual"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
      className="fixed inset-auto z-60 max-w-72 animate-fade items-center gap-2 rounded-control bg-raised px-2 py-1 text-xs font-normal whitespace-normal text-ink shadow-float open:flex"
    >
      {children}
    </span>
  );
}
