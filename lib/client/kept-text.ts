/**
 * What somebody has typed and not saved, kept in this browser until it is saved or discarded: a reload, a lost session or a closed tab loses nothing.
 * Memory comes first, so that typing works where storage is full or forbidden. Signing out forgets everything.
 */
const prefix = "handrail-unsaved ";
const memory = new Map<string, string | null>();
const listeners = new Set<() => void>();

export function subscribeKept(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export function readKept(key: string): string | null {
  if (memory.has(key)) return memory.get(key) ?? null;
  const stored = fromStorage((storage) => storage.getItem(prefix + key));
  memory.set(key, stored);
  return stored;
}

/** null forgets. */
export function writeKept(key: string, text: string | null): void {
  memory.set(key, text);
  fromStorage((storage) => {
    if (text === null) storage.removeItem(prefix + key);
    else storage.setItem(prefix + key, text);
    return null;
  });
  for (const changed of listeners) changed();
}

export function forgetAllKept(): void {
  memory.clear();
  fromStorage((storage) => {
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
    return null;
  });
}

function fromStorage(access: (storage: Storage) => string | null): string | null {
  try {
    return access(window.localStorage);
  } catch {
    return null;
  }
}
