import { expect, test } from "vitest";
import { isUuid } from "@/lib/core/kernel/ids";
import { eventCatalogue, sampleEvent, sampleIds } from "./event-catalogue";
import { eventDataSchemas, type EventType } from "./event-types";

const types = Object.keys(eventDataSchemas) as EventType[];

test.each(types)("the sample of %s is what its schema takes, nothing more, short and with ids that are ids [D2]", (type) => {
  const { data } = eventCatalogue[type];
  expect(eventDataSchemas[type].strict().parse(data)).toEqual(data);
  expect(JSON.stringify(data).length).toBeLessThan(2_000);
  const event = sampleEvent(type);
  for (const [name, value] of Object.entries(data)) if (name.endsWith("Id") && value !== null) expect(isUuid(String(value)), name).toBe(true);
  expect([event.id, event.subjectId].every(isUuid)).toBe(true);
  expect(event.conversationId === null).toBe(event.conversationSeq === null);
});

test("the catalogue says of every type when it happens, in a sentence of its own [D2]", () => {
  expect(Object.keys(eventCatalogue).sort()).toEqual([...types].sort());
  for (const { about } of Object.values(eventCatalogue)) expect(about).toMatch(/^[A-Z].{10,120}\.$/);
  expect(new Set(Object.values(eventCatalogue).map(({ about }) => about)).size).toBe(types.length);
  expect(new Set(Object.values(sampleIds)).size).toBe(Object.keys(sampleIds).length);
});
