/**
 * What the widget keeps in the visitor's browser, per channel: the token, the open conversation, what was read, what
 * was typed and not yet sent. Nothing is written before the visitor opens the chat. Where storage is refused (private
 * windows, sandboxed frames, a full disk) it is kept in memory for as long as the page lives.
 */

export interface Storage {
  get(key: string): string | null;
  /** null removes the key. */
  set(key: string, value: string | null): void;
  /** Keys that start with the prefix, sorted. */
  keys(prefix: string): string[];
}

type Area = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem">;

/** `area` is a function because reading `window.localStorage` itself can throw. */
export function createStorage(namespace: string, area: () => Area): Storage {
  const memory: Record<string, string> = {};
  const attempt = <T>(act: (area: Area) => T): T | null => {
    try {
      return act(area());
    } catch {
      return null;
    }
  };

  return {
    get: (key) => memory[namespace + key] ?? attempt((store) => store.getItem(namespace + key)),
    set(key, value) {
      const name = namespace + key;
      delete memory[name];
      if (value === null) attempt((store) => store.removeItem(name));
      else if (attempt((store) => store.setItem(name, value)) === null) memory[name] = value;
    },
    keys: (prefix) =>
      [...new Set([...Object.keys(memory), ...(attempt(Object.keys) ?? [])])]
        .filter((name) => name.startsWith(namespace + prefix))
        .map((name) => name.slice(namespace.length))
        .sort(),
  };
}
