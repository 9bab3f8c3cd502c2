/**
 * Text that was typed and not sent, per conversation and kind, so that nothing typed is lost by switching, reloading or a refused request.
 * Lives in the tab's session storage; where that is full or forbidden, in memory.
 */

export type Unsent = {
  get(key: string): string;
  set(key: string, text: string): void;
  subscribe(changed: () => void): () => void;
};

export type TextStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** @param storage null where there is none, as on the server */
export function makeUnsent(prefix: string, storage: TextStorage | null): Unsent {
  const memory = new Map<string, string>();
  const listeners = new Set<() => void>();
  return {
    get(key) {
      const known = memory.get(key);
      if (known !== undefined) return known;
      const stored = attempt(() => storage?.getItem(`${prefix}:${key}`)) ?? "";
      memory.set(key, stored);
      return stored;
    },
    set(key, text) {
      memory.set(key, text);
      attempt(() => (text === "" ? storage?.removeItem(`${prefix}:${key}`) : storage?.setItem(`${prefix}:${key}`, text)));
      for (const changed of listeners) changed();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
