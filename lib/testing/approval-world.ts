/** A workspace whose refunds wait for people: below 50 EUR nobody is needed, above 500 EUR a manager and somebody else. */
import type { ApiKeyActor, PersonActor } from "@/lib/access/actor";
import type { ApprovalPolicy } from "@/lib/core/approval/approval-policy";
import type { ApiKeyId } from "@/lib/core/kernel/ids";
import { saveApprovalPolicy } from "@/lib/features/approval/save-approval-policy";
import { newId } from "@/lib/platform/ids";
import { makeMember, makeWorld, type World } from "./world";

export const refundPolicy: ApprovalPolicy = {
  schema: {
    type: "object",
    properties: {
      orderId: { type: "string", maxLength: 20 },
      amount: { type: "object", format: "amount", currencies: ["EUR", "USD"], minimum: 1 },
      note: { type: "string", maxLength: 200 },
    },
    required: ["orderId", "amount"],
  },
  rules: [
    { when: [{ is: "above", field: "amount", limit: 50_000, currency: "EUR" }], tier: "Two" },
    { when: [{ is: "below", field: "amount", limit: 5_000, currency: "EUR" }], tier: null },
  ],
  otherwise: "One",
  tiers: [
    { name: "One", mode: "any", approvers: [{ roles: ["reviewer", "manager", "owner"], teamIds: [], memberIds: [], count: 1 }] },
    {
      name: "Two",
      mode: "all",
      approvers: [
        { roles: ["manager"], teamIds: [], memberIds: [], count: 1 },
        { roles: ["reviewer", "manager"], teamIds: [], memberIds: [], count: 1 },
      ],
    },
  ],
  expiresAfterMinutes: 60,
  usableForMinutes: 30,
};

export const euros = (minor: number, over: Record<string, unknown> = {}) => ({ orderId: "N-1042", amount: { minor, currency: "EUR" }, ...over });

export type ApprovalWorld = World & { caller: ApiKeyActor; rita: PersonActor; rob: PersonActor; mia: PersonActor; max: PersonActor };

export async function makeApprovalWorld(): Promise<ApprovalWorld> {
  const world = await makeWorld({ articles: false });
  await saveApprovalPolicy(world.owner, { action: "refund", version: 0, title: "Refund", policy: refundPolicy });
  const of = (name: string, role: "reviewer" | "manager") => makeMember(world.workspaceId, name, role);
  return {
    ...world,
    caller: {
      kind: "api_key",
      workspaceId: world.workspaceId,
      id: newId<"apiKey">() as ApiKeyId,
      name: "Refund agent",
      scopes: ["approval:request", "approval:read"],
      expiresAt: null,
      member: null,
    },
    rita: await of("Rita Reviewer", "reviewer"),
    rob: await of("Rob Reviewer", "reviewer"),
    mia: await of("Mia Manager", "manager"),
    max: await of("Max Manager", "manager"),
  };
}
