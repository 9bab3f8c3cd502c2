import { expect, test } from "vitest";
import { countOf, dayEnd, dayStart, monthStart } from "./count-usage";

const message = (authorClass: string, visibility = "public") => countOf({ type: "message.created", data: { authorClass, visibility } });

test("a message counts for whoever said it, a note and a system line for nobody, a draft when it is sent [S4]", () => {
  expect(message("visitor")).toBe("visitorMessages");
  expect(["bot", "bot_approved", "bot_edited_by_human"].map((authorClass) => message(authorClass))).toEqual(["botAnswers", "botAnswers", "botAnswers"]);
  expect(message("human")).toBe("personMessages");
  expect(message("human", "note")).toBeNull();
  expect(message("system")).toBeNull();
  expect(countOf({ type: "conversation.started", data: {} })).toBe("conversations");
  expect(countOf({ type: "draft.created", data: { authorClass: "bot" } })).toBeNull();
});

test("days and months are those of UTC, also over a turn of the year [S4]", () => {
  const at = Date.parse("2027-01-03T23:59:59.999Z");
  expect(new Date(dayStart(at)).toISOString()).toBe("2027-01-03T00:00:00.000Z");
  expect(new Date(dayEnd(at)).toISOString()).toBe("2027-01-04T00:00:00.000Z");
  expect(dayEnd(dayStart(at)) - dayStart(at)).toBe(86_400_000);
  expect([0, 1, 13].map((back) => new Date(monthStart(at, back)).toISOString().slice(0, 10))).toEqual(["2027-01-01", "2026-12-01", "2025-12-01"]);
});
