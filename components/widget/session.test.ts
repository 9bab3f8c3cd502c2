import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SessionResponse } from "@/lib/contracts/widget/conversation";
import type { Answer, Api } from "./api";
import { createSession } from "./session";
import { createStorage } from "./storage";
import { createStore } from "./store";
import type { Words } from "./words";

beforeEach(() => {
  vi.stubGlobal("document", { visibilityState: "visible" });
  vi.stubGlobal("location", { origin: "https://shop.example", pathname: "/tents" });
  vi.stubGlobal("BroadcastChannel", undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A session with a server that knows the identity `good` and answers when the test lets it. */
function createScene() {
  const asked: (string | undefined)[] = [];
  const waiting: (() => void)[] = [];
  const heard: unknown[] = [];
  const api: Api = {
    base: "/",
    token: () => null,
    request: <T>(_method: string, _path: string, body?: unknown) => {
      const { identityToken } = body as { identityToken?: string };
      asked.push(identityToken);
      const answer =
        identityToken === undefined || identityToken === "good"
          ? { body: { visitorToken: "vst_1", conversation: null, messages: [], channel: {} } as unknown as SessionResponse }
          : { failure: { status: 401, code: "identity_invalid", detail: "", retryAfterMs: null } };
      return new Promise<Answer<T>>((resolve) => waiting.push(() => resolve(answer as Answer<T>)));
    },
    stream: async () => new Response(""),
  };
  const session = createSession({
    channel: "pk_1",
    api,
    store: createStore(() => undefined),
    storage: createStorage("test:", () => {
      throw new Error("no storage");
    }),
    emit: (name, detail) => void heard.push([name, detail]),
    words: { tag: "en" } as Words,
  });
  const answer = async (): Promise<void> => {
    waiting.splice(0).forEach((resolve) => resolve());
    await settled();
  };
  return { asked, answer, heard, session };
}

test("an identity that is told while the session is being asked for is told to the server after it [W3]", async () => {
  const { session, asked, answer } = createScene();
  session.begin();
  session.identify("good");
  await answer();
  await answer();
  expect(asked).toEqual([undefined, "good"]);
});

test("a refused identity is asked for once, and one that is told meanwhile takes its place [W3]", async () => {
  const { session, asked, answer, heard } = createScene();
  session.identify("forged");
  session.begin();
  session.identify("good");
  await answer();
  await answer();
  await answer();
  expect(asked).toEqual(["forged", "good"]);
  expect(heard).toEqual([["error", { code: "identity_invalid", detail: "" }]]);

  session.identify("forged");
  await answer();
  await answer();
  session.identify("good");
  await answer();
  await answer();
  expect(asked.slice(2)).toEqual(["forged", undefined, "good"]);
});
