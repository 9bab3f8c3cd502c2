import { beforeEach, expect, test, vi } from "vitest";
import { forgetAllKept, readKept, subscribeKept, writeKept } from "./kept-text";

beforeEach(() => {
  forgetAllKept();
  vi.unstubAllGlobals();
});

function storageOf(entries: Record<string, string>): Storage {
  const store = entries as Record<string, string> & Storage;
  Object.defineProperties(store, {
    getItem: { value: (key: string) => (Object.hasOwn(entries, key) ? entries[key] : null), enumerable: false },
    setItem: { value: (key: string, value: string) => void (entries[key] = value), enumerable: false },
    removeItem: { value: (key: string) => void delete entries[key], enumerable: false },
  });
  return store;
}

test("what is typed survives a reload, and is forgotten once saved", () => {
  const localStorage = storageOf({ "handrail-unsaved shop article 1": "typed before" });
  vi.stubGlobal("window", { localStorage });
  expect(readKept("shop article 1")).toBe("typed before");
  writeKept("shop article 1", null);
  expect(readKept("shop article 1")).toBeNull();
  expect(Object.keys(localStorage)).toEqual([]);
});

test("typing works where storage is forbidden", () => {
  vi.stubGlobal("window", {
    get localStorage(): Storage {
      throw new DOMException("denied", "SecurityError");
    },
  });
  const changed = vi.fn();
  const stop = subscribeKept(changed);
  writeKept("shop article 2", "typed");
  expect(readKept("shop article 2")).toBe("typed");
  expect(changed).toHaveBeenCalledOnce();
  stop();
});

test("signing out leaves nothing of what was typed, and other sites' keys alone", () => {
  const localStorage = storageOf({ "handrail-unsaved a": "1", "handrail-unsaved b": "2", other: "3" });
  vi.stubGlobal("window", { localStorage });
  forgetAllKept();
  expect(Object.keys(localStorage)).toEqual(["other"]);
});
