import "server-only";
/** What a visitor asked for as members see it: its fields in words, each named as the form names it. */
import type { WireVisitorRequest } from "@/lib/contracts/api/request";
import { fieldsOf, fieldTitle, valueWords } from "@/lib/core/approval/amount-text";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { stateOfRequest } from "@/lib/core/request/request-outcome";
import { requestWords } from "@/lib/core/request/request-words";
import type { RequestProgressRow } from "@/lib/db/visitor-request";

export function presentVisitorRequest(row: RequestProgressRow): WireVisitorRequest {
  const words = requestWords("en");
  return {
    id: toWireId("visitorRequest", row.id),
    kind: row.kind,
    title: row.kind === "tool" ? row.action : words.titles[row.kind],
    state: stateOfRequest(row.approvalStatus, row.callStatus),
    approvalId: toWireId("approval", row.approvalId),
    fields: fieldsOf(row.schema, row.arguments).flatMap(([key, schema]) => {
      const value = row.arguments[key];
      return value === undefined ? [] : [{ key, label: schema?.title ?? words.labels[key] ?? fieldTitle(key, schema), value: valueWords(value) }];
    }),
    createdAt: row.createdAt.toISOString(),
  };
}
