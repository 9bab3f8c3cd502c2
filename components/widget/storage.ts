/**
 * What the widget keeps in the visitor's browser, per channel: the token, the open conversation, what was read, what
 * was typed and not yet sent. Nothing is written before the visitor opens the chat. Where storage is refused (private
 * windows, sandboxed frames, a full disk) it is kept in memory for as long as the page lives.
 */

export interface Storage {
  get(key: string): string | null;
  /** null removes the key. */
  set(key: string, value: string | null): void;
  /** Keys that start with the prefix, in order. */
  keys(prefix: string): string[];
}

type Area = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** `area` is a function because reading `window.localStorage` itself can throw. */
export function createStorage(namespace: string, area: () => Area | null): Storage {
  const memory = new Map<string, string>();
  const tryArea = <T>(use: (area: Area) => T): T | undefined => {
    try {
      const found = area();
      return found ? use(found) : undefined;
    } catch {
      return undefined;
    }
  };

  return {
    get: (key) => memory.get(namespace + key) ?? tryArea((store) => store.getItem(namespace + key)) ?? null,
    set(key, value) {
      const name = namespace + key;
      memory.delete(name);
      if (value === null) {
        tryArea((store) => store.removeItem(name));
        return;
      }
      const kept = tryArea((store) => {
        store.setItem(name, value);
        return true;
      });
      if (!kept) memory.set(name, value);
    },
    keys(prefix) {
      const start = namespace + prefix;
      const names = new Set([...memory.keys()].filter((name) => name.startsWith(start)));
      tryArea((store) => {
        for (let index = 0; index < store.length; index += 1) {
          const name = store.key(index);
          if (name?.startsWith(start)) names.add(name);
        }
      });
      return [...names].sort().map((name) => name.slice(namespace.length));
    },
  };
}
