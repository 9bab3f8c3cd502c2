"use client";
/**
 * A menu of acts that a button opens. Arrow keys move, letters jump, Escape and Tab close. The browser's popover draws it over everything and
 * closes it when something else is pressed; an act runs after it has closed, so that a dialog it opens gives the focus back to the button.
 */
import { Check } from "lucide-react";
import { createContext, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ComponentProps, KeyboardEvent, ReactNode, RefObject } from "react";
import { flushSync } from "react-dom";
import { cn } from "@/lib/client/cn";
import { placeBeside } from "./place-beside";
import type { Side } from "./place-beside";
import { Slot } from "./slot";

type Menu = {
  id: string;
  open: boolean;
  setOpen: (open: boolean, from?: "first" | "last") => void;
  opensAt: RefObject<"first" | "last">;
  trigger: RefObject<HTMLElement | null>;
};

const menuContext = createContext<Menu | null>(null);
const choiceContext = createContext<{ value: string; onValueChange: (value: string) => void } | null>(null);

export function DropdownMenu({ onOpenChange, children }: { onOpenChange?: (open: boolean) => void; children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLElement>(null);
  const opensAt = useRef<"first" | "last">("first");
  const menu = useMemo<Menu>(
    () => ({
      id,
      open,
      trigger,
      opensAt,
      setOpen: (next, from = "first") => {
        opensAt.current = from;
        setOpen(next);
        onOpenChange?.(next);
      },
    }),
    [id, open, onOpenChange],
  );
  return <menuContext.Provider value={menu}>{children}</menuContext.Provider>;
}

function useMenu(): Menu {
  const menu = useContext(menuContext);
  if (!menu) throw new Error("A part of a menu stands outside of it.");
  return menu;
}

/** A button, or with `asChild` its one child that is one. */
export function DropdownMenuTrigger({ asChild = false, children, ...rest }: ComponentProps<"button"> & { asChild?: boolean }) {
  const { id, open, setOpen, trigger } = useMenu();
  const given = {
    id: `${id}-button`,
    "aria-haspopup": "menu" as const,
    "aria-expanded": open,
    "aria-controls": open ? id : undefined,
    "data-state": open ? "open" : "closed",
    onClick: () => setOpen(!open),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      setOpen(true, event.key === "ArrowUp" ? "last" : "first");
    },
  };
  return asChild ? (
    <Slot ref={trigger} {...given}>
      {children}
    </Slot>
  ) : (
    <button type="button" ref={trigger as RefObject<HTMLButtonElement>} {...given} {...rest}>
      {children}
    </button>
  );
}

export type DropdownMenuContentProps = { align?: "start" | "end"; side?: Extract<Side, "top" | "bottom">; className?: string; children: ReactNode };

export function DropdownMenuContent(props: DropdownMenuContentProps) {
  return useMenu().open ? <OpenMenu {...props} /> : null;
}

function OpenMenu({ align = "start", side = "bottom", className, children }: DropdownMenuContentProps) {
  const { id, setOpen, opensAt, trigger } = useMenu();
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [menu, button] = [ref.current, trigger.current];
    if (!menu || !button) return;
    menu.showPopover({ source: button });
    placeBeside(button, menu, { side, align });
    itemsOf(menu)
      .at(opensAt.current === "last" ? -1 : 0)
      ?.focus({ preventScroll: true });
    return () => (menu.contains(document.activeElement) ? button.focus({ preventScroll: true }) : undefined);
    // Placed once: whatever moves the button closes the menu.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    const close = () => setOpen(false);
    window.addEventListener("resize", close);
    return () => window.removeEventListener("resize", close);
  }, [setOpen]);
  return (
    <div
      ref={ref}
      id={id}
      role="menu"
      popover="auto"
      aria-labelledby={`${id}-button`}
      onToggle={(event) => (event.newState === "closed" ? setOpen(false) : undefined)}
      onKeyDown={(event) => moveByKey(event, () => setOpen(false))}
      className={cn(
        "fixed inset-auto z-50 max-h-[calc(100dvh-1rem)] min-w-44 animate-rise overflow-y-auto rounded-card bg-raised p-1 text-ink shadow-float outline-none",
        className,
      )}
    >
      {children}
    </div>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role^=menuitem]:not([aria-disabled=true])")];
}

function moveByKey(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = itemsOf(event.currentTarget);
  const at = items.findIndex((item) => item === document.activeElement);
  const letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey ? event.key.toLowerCase() : null;
  const next =
    event.key === "ArrowDown"
      ? items[(at + 1) % items.length]
      : event.key === "ArrowUp"
        ? items.at(at <= 0 ? -1 : at - 1)
        : event.key === "Home"
          ? items[0]
          : event.key === "End"
            ? items.at(-1)
            : letter === null
              ? undefined
              : [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
  if (event.key === "Escape" || event.key === "Tab") close();
  else if (event.key === " " || event.key === "Enter") items[at]?.click();
  else if (letter === null && !next) return;
  // Tab goes on from the button, which has the focus again by then.
  if (event.key !== "Tab") event.preventDefault();
  event.stopPropagation();
  next?.focus();
}

const itemStyle =
  "relative flex h-8 w-full cursor-pointer items-center gap-2 rounded-control px-2 text-left text-sm outline-none select-none focus:bg-hover aria-disabled:cursor-default aria-disabled:opacity-50 max-sm:h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3";

export type DropdownMenuItemProps = {
  /** Its one child, a link, is the item. */
  asChild?: boolean;
  danger?: boolean;
  disabled?: boolean;
  className?: string;
  onSelect?: () => void;
  children: ReactNode;
};

export function DropdownMenuItem({ asChild = false, danger = false, disabled = false, className, onSelect, children }: DropdownMenuItemProps) {
  const { setOpen } = useMenu();
  const given = {
    role: "menuitem",
    tabIndex: -1,
    "aria-disabled": disabled || undefined,
    className: cn(itemStyle, danger && "text-failed [&_svg]:text-failed", className),
    onPointerMove: focusUnderPointer,
    onClick: () => {
      if (disabled) return;
      flushSync(() => setOpen(false));
      onSelect?.();
    },
  };
  return asChild ? <Slot {...given}>{children}</Slot> : <div {...given}>{children}</div>;
}

/** What stands under the pointer is what Enter would do. */
function focusUnderPointer(event: { currentTarget: Element }): void {
  if (event.currentTarget instanceof HTMLElement && document.activeElement !== event.currentTarget) event.currentTarget.focus({ preventScroll: true });
}

export function DropdownMenuRadioGroup({
  label,
  value,
  onValueChange,
  children,
}: {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  children: ReactNode;
}) {
  const choice = useMemo(() => ({ value, onValueChange }), [value, onValueChange]);
  return (
    <div role="group" aria-label={label}>
      <choiceContext.Provider value={choice}>{children}</choiceContext.Provider>
    </div>
  );
}

/** Choosing one leaves the menu open, to see what it does. */
export function DropdownMenuRadioItem({ value, children }: { value: string; children: ReactNode }) {
  const choice = useContext(choiceContext);
  const isChosen = choice?.value === value;
  return (
    <div
      role="menuitemradio"
      tabIndex={-1}
      aria-checked={isChosen}
      className={cn(itemStyle, "pr-8")}
      onPointerMove={focusUnderPointer}
      onClick={() => choice?.onValueChange(value)}
    >
      {children}
      {isChosen ? <Check aria-hidden className="absolute right-2" /> : null}
    </div>
  );
}

export function DropdownMenuLabel({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("px-2 pt-1.5 pb-1 text-xs text-ink-3", className)} {...rest} />;
}

export function DropdownMenuSeparator() {
  return <div role="separator" className="-mx-1 my-1 h-px bg-line" />;
}
