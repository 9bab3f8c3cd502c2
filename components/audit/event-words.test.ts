import { expect, test } from "vitest";
import { eventDataSchemas } from "@/lib/contracts/events/event-types";
import { eventGroups, eventWords, subjectWords } from "./event-words";

const types = Object.keys(eventDataSchemas);

test("every event type of the contract has words, with and without its data [C1]", () => {
  for (const type of types) {
    const words = eventWords(type, {});
    expect(words, type).toMatch(/^[a-z]/);
    expect(words, type).not.toMatch(/[a-z][_.][a-z]|undefined/);
  }
});

test("every event type is in a group of the filter, and every group has a type [C1]", () => {
  const groups = new Set(types.map((type) => type.split(".")[0]));
  expect(eventGroups.map(({ group }) => group).sort()).toEqual([...groups].sort());
});

test("an act is said with what the fact holds [C1]", () => {
  expect(eventWords("decision.made", { action: "handoff", outcome: "applied", reasons: ["explicit_request", "low_confidence"] })).toBe(
    "decided to hand over: asked for a person, not sure enough",
  );
  expect(eventWords("decision.made", { action: "answer", outcome: "superseded", reasons: ["answered"] })).toBe(
    "decided to answer: sure enough; too late, a person had taken over",
  );
  expect(eventWords("handoff.requested", { trigger: "visitor", reasons: ["visitor_button"] })).toBe("asked for a person");
  expect(eventWords("handoff.requested", { trigger: "bot", reasons: ["low_confidence"] })).toBe("requested a person: not sure enough");
  expect(eventWords("handoff.accepted", { waitedMs: 95_000 })).toBe("took the conversation after 2 min of waiting");
  expect(eventWords("message.created", { visibility: "note", authorClass: "human" })).toBe("wrote a private note");
  expect(eventWords("message.created", { visibility: "public", authorClass: "system", systemCode: "human_joined" })).toBe(
    "the visitor was told that a person has joined",
  );
  expect(eventWords("draft.edited", { editDistance: 12 })).toBe("edited a draft and sent it, 12 characters apart");
  expect(eventWords("bot.updated", { fields: ["draftMode", "model_name"] })).toBe("changed the bot: draft mode, model name");
  expect(eventWords("audit.verified", { seq: 812, ok: false })).toBe("verified the log and found a problem at no. 812");
});

test("a type of a newer server is shown and breaks nothing", () => {
  expect(eventWords("robot.danced_twice", {})).toBe("robot: danced twice");
  expect(eventWords("toString", {})).toBe("toString");
  expect(subjectWords("knowledge_version")).toBe("knowledge version");
});
