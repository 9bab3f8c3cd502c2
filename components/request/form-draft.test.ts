import { expect, test } from "vitest";
import type { WireRequestForm } from "@/lib/contracts/api/request";
import { defaultFields } from "@/lib/core/request/request-form";
import { bodyOfForm, draftOfForm, type FormDraft, moved, ofKind, withTool } from "./form-draft";

const saved: WireRequestForm = {
  kind: "refund",
  enabled: true,
  fields: [...defaultFields.refund],
  toolId: "tol_1111111111111111111111",
  action: "request.refund",
  approval: { kind: "above", field: "amount", limit: 5_000, currency: "EUR" },
  version: 3,
};

test("a form is sent as it was read, its limit in minor units of the amount that it is about [B6]", () => {
  const { enabled, fields, toolId, approval } = saved;
  const draft = draftOfForm(saved);
  expect(draft).toMatchObject({ field: "amount", limit: "50.00" });
  expect(bodyOfForm(draft)).toEqual({ enabled, fields, toolId, approval });
  const inYen = fields.map((field) => (field.kind === "amount" ? { ...field, currency: "JPY" } : field));
  expect(bodyOfForm({ ...draft, fields: inYen, limit: "120" })).toMatchObject({ approval: { limit: 120, currency: "JPY" } });
});

test("a limit that cannot be read, or is about no amount of the form, is not sent; rules that somebody wrote are left alone [B6]", () => {
  const draft = draftOfForm(saved);
  const not: Partial<FormDraft>[] = [{ limit: "fifty" }, { limit: "" }, { field: "orderId" }, { fields: draft.fields.slice(0, 1) }];
  expect(not.map((part) => bodyOfForm({ ...draft, ...part }))).toEqual([null, null, null, null]);
  expect(bodyOfForm(draftOfForm({ ...saved, approval: { kind: "rules" } }))).not.toHaveProperty("approval");
});

test("where nothing is called a person is needed every time, unless rules say more [B6]", () => {
  expect(bodyOfForm({ ...draftOfForm(saved), ...withTool("", "above") })).toMatchObject({ toolId: null, approval: { kind: "always" } });
  expect(withTool("", "rules")).toEqual({ toolId: "" });
  expect(withTool("tol_1", "none")).toEqual({ toolId: "tol_1" });
});

test("only amounts have a currency, and a field that is moved changes places with its neighbour [B6]", () => {
  const [order, amount] = defaultFields.refund;
  if (!order || !amount) throw new Error("no fields");
  expect([ofKind(order, "amount").currency, ofKind(amount, "amount").currency, ofKind(amount, "text").currency]).toEqual(["EUR", "EUR", null]);
  expect([moved(["a", "b", "c"], 2, -1), moved(["a", "b"], 0, 1), moved(["a", "b"], 0, -1)]).toEqual([
    ["a", "c", "b"],
    ["b", "a"],
    ["a", "b"],
  ]);
});
