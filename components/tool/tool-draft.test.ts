import { expect, test } from "vitest";
import { bodyOfTool, freshTool, measurable } from "./tool-draft";

test("a limit is sent in minor units of its currency; one that cannot be read, and a field that has no size, are not sent [B6]", () => {
  const draft = { ...freshTool(), name: "refund", url: " https://shop.example/refunds ", approval: "above" as const };
  expect(bodyOfTool(draft)).toMatchObject({
    body: { url: "https://shop.example/refunds", approval: { kind: "above", field: "amount", limit: 5_000, currency: "EUR" } },
  });
  expect(measurable(draft.schema)).toEqual(["amount"]);
  expect(bodyOfTool({ ...draft, limit: "fifty" })).toEqual({ problem: "The limit cannot be read." });
  expect(bodyOfTool({ ...draft, field: "orderId" })).toEqual({ problem: "Choose the argument that the limit is about." });
  expect(bodyOfTool({ ...draft, schema: "{" })).toEqual({ problem: "This is not JSON." });
});

test("rules that somebody wrote for the action are not overwritten by saving the tool [B6]", () => {
  expect(bodyOfTool({ ...freshTool(), approval: "rules" })).not.toHaveProperty("body.approval");
});
