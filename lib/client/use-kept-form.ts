"use client";
/**
 * A form over something that others may change as well. Edits lie over what is saved and are kept in the browser; they remember what they were
 * made on, so that saving never overwrites another person's change of the same fields unseen.
 */
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { readKept, subscribeKept, writeKept } from "./kept-text";

type Fields = Record<string, unknown>;
type Kept = { base: Fields; edits: Fields };

export type KeptForm<T> = {
  /** What the fields show: what is saved, with the edits over it. */
  value: T;
  isDirty: boolean;
  /** True when somebody else has saved another value of an edited field since the edits began. */
  isBehind: boolean;
  /** The edits over newer values of the fields; null when one of the edited fields is among what has changed. */
  over(newer: T): T | null;
  set(edits: Partial<T>): void;
  /** The edits count from now on as made on what is saved now: "keep mine". */
  rebase(): void;
  discard(): void;
};

/** @param key names the form in this browser, such as `fernweg article art_…` */
export function useKeptForm<T extends Fields>(key: string, saved: T): KeptForm<T> {
  const text = useSyncExternalStore(
    subscribeKept,
    () => readKept(key),
    () => null,
  );
  const kept = useMemo(() => parse(text), [text]);
  const value = useMemo(() => ({ ...saved, ...kept?.edits }), [saved, kept]);
  const isDirty = kept !== null && Object.keys(kept.edits).some((name) => !isSame(kept.edits[name], saved[name]));

  const set = useCallback(
    (edits: Partial<T>) => {
      const before = isDirty ? parse(readKept(key)) : null;
      writeKept(key, JSON.stringify({ base: before?.base ?? saved, edits: { ...before?.edits, ...edits } } satisfies Kept));
    },
    [key, saved, isDirty],
  );
  const rebase = useCallback(() => {
    const before = parse(readKept(key));
    if (before) writeKept(key, JSON.stringify({ ...before, base: saved } satisfies Kept));
  }, [key, saved]);
  const discard = useCallback(() => writeKept(key, null), [key]);
  const over = useCallback(
    (newer: T) => {
      const before = parse(readKept(key));
      return before && isOvertaken(before, newer) ? null : { ...newer, ...before?.edits };
    },
    [key],
  );
  return { value, isDirty, isBehind: isDirty && isOvertaken(kept, saved), over, set, rebase, discard };
}

/** An edited field that was saved meanwhile with what the edit says, too, is no conflict. */
function isOvertaken({ base, edits }: Kept, now: Fields): boolean {
  return Object.keys(edits).some((name) => !isSame(base[name], now[name]) && !isSame(edits[name], now[name]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function parse(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<Kept>;
    return kept.base && kept.edits ? { base: kept.base, edits: kept.edits } : null;
  } catch {
    return null;
  }
}
