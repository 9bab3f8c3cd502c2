import { expect, test } from "vitest";
import { auditFilters, auditHref, isFiltered, readAuditPlace, wholeLog } from "./audit-address";

const place = {
  ...wholeLog,
  type: "draft.edited",
  actorId: "018f4f3e-0000-7000-8000-000000000001",
  conversationId: `cnv_${"1".repeat(22)}`,
  after: "2026-11-01T00:00:00.000Z",
  before: "2026-11-22T12:30:00.000Z",
  cursor: "opaque+/=",
  record: `evt_${"2".repeat(22)}`,
};

test("an address leads back to the same filters, page and record [C1]", () => {
  const url = new URL(auditHref("shop", place), "http://handrail.example");
  expect(readAuditPlace(url.searchParams)).toEqual(place);
  expect(auditHref("shop", wholeLog)).toBe("/w/shop/audit");
});

test("values that the log cannot be asked for are left out instead of refused", () => {
  const search = new URLSearchParams({ type: "Draft'; --", actor: "mem_1", conversation: "x", after: "yesterday", before: "2026-13-01", record: "evt_1" });
  expect(readAuditPlace(search)).toEqual({ ...wholeLog, record: "evt_1" });
});

test("the open record is no filter: opening one does not load the list anew", () => {
  expect(auditFilters({ ...wholeLog, type: "draft", record: "evt_1" })).toEqual({ type: "draft" });
  expect(isFiltered({ ...wholeLog, record: "evt_1", cursor: "c" })).toBe(false);
  expect(isFiltered(place)).toBe(true);
});
