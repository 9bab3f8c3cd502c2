import { expect, test } from "vitest";
import { outcomeOfRequest, stateOfRequest } from "./request-outcome";

test("a request is open until its approval or its call has ended, and members read how far it is [B6]", () => {
  const of = (...[approval, call]: Parameters<typeof stateOfRequest>) => [stateOfRequest(approval, call), outcomeOfRequest(approval, call)];
  expect([of("pending", null), of("pending", "waiting")]).toEqual([
    ["waiting", null],
    ["waiting", null],
  ]);
  expect([of("approved", "waiting"), of("edited", "begun")]).toEqual([
    ["approved", null],
    ["begun", null],
  ]);
  expect([of("approved", null), of("edited", "succeeded"), of("executed", "begun")]).toEqual(Array(3).fill(["done", "done"]));
  expect([of("rejected", "cancelled"), of("responded", null)]).toEqual(Array(2).fill(["rejected", "rejected"]));
  expect([of("expired", "cancelled"), of("failed", null), of("approved", "unknown"), of("approved", "failed")]).toEqual(Array(4).fill(["person", "person"]));
});
