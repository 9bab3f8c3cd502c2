/**
 * One process can hold several copies of a module (route, page, instrumentation, front). What must exist once in it (pools,
 * caches, the hub) is kept on globalThis under a registered symbol.
 */
export function singleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`handrail.${name}`);
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const known = store[key];
  if (known !== undefined) return known;
  const made = create();
  store[key] = made;
  return made;
}
