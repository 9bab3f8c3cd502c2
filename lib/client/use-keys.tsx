"use client";
/**
 * Keys of the console. A screen declares its keys with what they do; the help on `?` lists whatever is declared at that moment.
 * Single letters rest while somebody types or a dialog is open; chords with Mod (Ctrl or Cmd) always work.
 */
import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { ReactNode } from "react";

export type KeyBinding = {
  /** `j`, `/`, `?`, `Enter`, `Shift+A`, `Mod+k`, or two keys one after the other: `g i`. */
  keys: string;
  /** What it does, as the help says it; without it the key is not listed. */
  does?: string;
  run(event: KeyboardEvent): void;
};
type Declared = { group: string; bindings: readonly KeyBinding[] };

type Registry = { add(declared: Declared): () => void; subscribe(changed: () => void): () => void; list(): readonly Declared[] };

const context = createContext<Registry | null>(null);
const sequenceMs = 1_200;

export function KeysProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(() => makeRegistry(), []);
  useEffect(() => {
    let first: { key: string; atMs: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = nameOf(event);
      const resting = !key.includes("Mod+") && (isTyping(event.target) || dialogIsOpen());
      if (resting) return;
      const sequence = first && event.timeStamp - first.atMs < sequenceMs ? `${first.key} ${key}` : null;
      const bindings = registry
        .list()
        .flatMap((declared) => declared.bindings)
        .reverse();
      const hit = bindings.find((binding) => binding.keys === sequence) ?? bindings.find((binding) => binding.keys === key);
      first = !hit && bindings.some((binding) => binding.keys.startsWith(`${key} `)) ? { key, atMs: event.timeStamp } : null;
      if (!hit || (event.key === "Enter" && isInteractive(event.target))) return;
      event.preventDefault();
      hit.run(event);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [registry]);
  return <context.Provider value={registry}>{children}</context.Provider>;
}

/** Declares keys while the component is mounted. The newest declaration of a key wins. Bindings may be new on every render. */
export function useKeys(group: string, bindings: readonly KeyBinding[]): void {
  const registry = useRegistry();
  const latest = useRef(bindings);
  // Before the screen is painted: a key that is pressed the moment it shows counts.
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  const shape = bindings.map((binding) => `${binding.keys}\n${binding.does ?? ""}`).join("\n\n");
  useLayoutEffect(
    () =>
      registry.add({
        group,
        bindings: latest.current.map(({ keys, does }) => ({ keys, does, run: (event) => latest.current.find((binding) => binding.keys === keys)?.run(event) })),
      }),
    [registry, group, shape],
  );
}

/** What can be pressed now, for the help. */
export function useDeclaredKeys(): readonly Declared[] {
  const registry = useRegistry();
  return useSyncExternalStore(
    registry.subscribe,
    registry.list,
    useCallback(() => nothing, []),
  );
}

const nothing: readonly Declared[] = [];

function useRegistry(): Registry {
  const registry = useContext(context);
  if (!registry) throw new Error("Keys are declared outside KeysProvider.");
  return registry;
}

function makeRegistry(): Registry {
  let declared: readonly Declared[] = [];
  const listeners = new Set<() => void>();
  const set = (next: readonly Declared[]) => {
    declared = next;
    for (const changed of listeners) changed();
  };
  return {
    add(entry) {
      set([...declared, entry]);
      return () => set(declared.filter((other) => other !== entry));
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    list: () => declared,
  };
}

function nameOf(event: KeyboardEvent): string {
  const letter = event.key.length === 1;
  const mod = event.ctrlKey || event.metaKey ? "Mod+" : "";
  const alt = event.altKey ? "Alt+" : "";
  const shift = event.shiftKey && (!letter || /[A-Z]/i.test(event.key)) ? "Shift+" : "";
  return mod + alt + shift + (letter ? (shift ? event.key.toUpperCase() : mod ? event.key.toLowerCase() : event.key) : event.key);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]), textarea, select"));
}

/** Enter belongs to a focused button or link. */
function isInteractive(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("a, button, [role=menuitem], [role=tab]") !== null;
}

function dialogIsOpen(): boolean {
  return document.querySelector("dialog[open], [role=menu]") !== null;
}
