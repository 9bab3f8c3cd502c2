"use client";
/** The chosen row of a list, moved by j and k (and the arrows while the list has focus). It stays with its row when rows above come and go. */
import { useEffect, useState } from "react";
import { useKeys } from "./use-keys";

export type ListCursor = { chosenId: string | null; choose(id: string | null): void };

/**
 * @param group how the help names the list
 * @param ids rows in their order
 * @param open what Enter does with the chosen row
 */
export function useListCursor(group: string, ids: readonly string[], open: (id: string) => void): ListCursor {
  const [chosenId, choose] = useState<string | null>(null);
  const at = chosenId === null ? -1 : ids.indexOf(chosenId);
  const move = (by: number) => {
    const next = ids[at < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    choose(next);
    // Enter belongs to what has the focus: the row, and not a button that was pressed before.
    document.getElementById(rowDomId(next))?.querySelector("a")?.focus({ preventScroll: true });
  };
  useKeys(group, [
    { keys: "j", does: "Next row", run: () => move(1) },
    { keys: "k", does: "Previous row", run: () => move(-1) },
    { keys: "ArrowDown", run: () => move(1) },
    { keys: "ArrowUp", run: () => move(-1) },
    { keys: "Enter", does: "Open the row", run: () => (at >= 0 && chosenId !== null ? open(chosenId) : undefined) },
  ]);
  useEffect(() => {
    if (chosenId !== null) document.getElementById(rowDomId(chosenId))?.scrollIntoView({ block: "nearest" });
  }, [chosenId]);
  return { chosenId: at >= 0 ? chosenId : null, choose };
}

/** The DOM id that a row must carry to be scrolled into view. */
export function rowDomId(id: string): string {
  return `row-${id}`;
}
