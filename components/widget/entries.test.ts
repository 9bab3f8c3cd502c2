import { describe, expect, test } from "vitest";
import type { ChannelFace } from "@/lib/contracts/widget/channel";
import type { VisitorMessage } from "@/lib/contracts/widget/conversation";
import { defaultLook } from "@/lib/contracts/widget/look";
import { entriesOf } from "./entries";
import { createStore } from "./store";
import { timelineOf } from "./timeline";
import { words } from "./words/en";

const state = createStore(() => undefined).get();
const channel = {
  name: "Shop",
  botName: "Ava",
  greeting: "Hello.",
  awayMessage: "",
  teamOnline: true,
  available: true,
  officeHours: null,
  unavailableMode: "email",
  preChat: null,
  attachments: { kinds: [], limitBytes: 0, mostPerMessage: 5 },
  emailContinuation: false,
  look: defaultLook,
} satisfies ChannelFace;
const message = (seq: number, change: Partial<VisitorMessage>): VisitorMessage => ({
  id: `msg_${seq}`,
  seq,
  author: "bot",
  authorName: "Ava",
  text: `text ${seq}`,
  system: null,
  sources: [],
  clientId: null,
  feedback: null,
  attachments: [],
  createdAt: "2026-11-22T10:00:00.000Z",
  ...change,
});
const disclosure = message(1, { author: "system", authorName: null, text: "Ava is an AI assistant.", system: { code: "ai_disclosure", params: {} } });
const queued = { clientId: "c1", kind: "message" as const, text: "hi" };

describe("the list that the visitor sees", () => {
  test("says that it is an AI before anything else, before there is a conversation and with it, and once [W5]", () => {
    const before = entriesOf({ ...state, channel, outbox: [queued] }, words);
    const after = entriesOf(
      { ...state, channel, timeline: timelineOf([disclosure, message(2, { author: "visitor", authorName: null, clientId: "c1", text: "hi" })]) },
      words,
    );
    for (const entries of [before, after]) {
      expect(entries.map(({ key }) => key)).toEqual(["ai_disclosure", "greeting", "c1"]);
      expect(entries[0]?.text).toContain("AI assistant");
    }
  });

  test("a message that is stored while it still waits in the queue is shown once, under the same key [W4]", () => {
    const stored = message(2, { author: "visitor", authorName: null, clientId: "c1" });
    const entries = entriesOf({ ...state, outbox: [queued], timeline: timelineOf([disclosure, stored]) }, words);
    expect(entries.filter(({ key }) => key === "c1")).toHaveLength(1);
    expect(entries[entries.length - 1]?.delivery).toBe("sent");
  });

  test("what waits is marked as being sent, or as waiting once it failed or the network is gone [W4]", () => {
    const delivery = (change: object) => entriesOf({ ...state, outbox: [queued], ...change }, words).find(({ key }) => key === "c1")?.delivery;
    expect([delivery({}), delivery({ failing: true }), delivery({ link: "offline" })]).toEqual(["sending", "waiting", "waiting"]);
  });

  test("a page of a longer conversation is not preceded by a greeting [W4]", () => {
    const entries = entriesOf({ ...state, channel, timeline: timelineOf([message(7, {}), message(8, {})]) }, words);
    expect(entries.map(({ key }) => key)).toEqual(["msg_7", "msg_8"]);
  });
});
