/** What the shop's returns robot asks people for: who decides above which amount, and what came of each request. */
import type { ApprovalPolicy } from "@/lib/core/approval/approval-policy";
import type { MemberKey, StoryMoment } from "@/prisma/seed/content/story-types";

export const robot = { name: "Returns robot", action: "refund", title: "Refund" } as const;

/** Up to 25 euros pass, up to 300 one person agrees, above that a manager and somebody else. */
export const refundPolicy: ApprovalPolicy = {
  schema: {
    type: "object",
    properties: {
      orderId: { type: "string", maxLength: 20 },
      amount: { type: "object", format: "amount", currencies: ["EUR"], minimum: 1 },
      reason: { type: "string", maxLength: 200 },
    },
    required: ["orderId", "amount", "reason"],
  },
  rules: [
    { when: [{ is: "above", field: "amount", limit: 30_000, currency: "EUR" }], tier: "A manager and somebody else" },
    { when: [{ is: "below", field: "amount", limit: 2_500, currency: "EUR" }], tier: null },
  ],
  otherwise: "One person",
  tiers: [
    { name: "One person", mode: "any", approvers: [{ roles: ["reviewer", "manager", "owner"], teamIds: [], memberIds: [], count: 1 }] },
    {
      name: "A manager and somebody else",
      mode: "all",
      approvers: [
        { roles: ["manager"], teamIds: [], memberIds: [], count: 1 },
        { roles: ["reviewer", "manager", "owner"], teamIds: [], memberIds: [], count: 1 },
      ],
    },
  ],
  expiresAfterMinutes: 3 * 1_440,
  usableForMinutes: 60,
};

export type ApprovalStep =
  | { by: MemberKey; does: "approve"; afterMinutes: number }
  | { by: MemberKey; does: "edit"; cents: number; afterMinutes: number }
  | { by: MemberKey; does: "reject"; why: string; afterMinutes: number };

/** Carried out by the robot as soon as it is approved. */
export type ApprovalStory = { at: StoryMoment; orderId: string; cents: number; reason: string; summary: string; steps: readonly ApprovalStep[] };

export const approvalStories: readonly ApprovalStory[] = [
  {
    at: { daysAgo: 16, hour: 9, minute: 12 },
    orderId: "FW-20711",
    cents: 1_890,
    reason: "sent back unworn",
    summary: "Two pairs of socks came back unworn within 30 days.",
    steps: [],
  },
  {
    at: { daysAgo: 12, hour: 13, minute: 40 },
    orderId: "FW-20934",
    cents: 8_900,
    reason: "seam came open",
    summary: "The side seam of a rain jacket came open after three weeks; photos are with the repair desk.",
    steps: [{ by: "priya", does: "approve", afterMinutes: 11 }],
  },
  {
    at: { daysAgo: 8, hour: 10, minute: 5 },
    orderId: "FW-21102",
    cents: 64_000,
    reason: "tour cancelled by the customer",
    summary: "Whole price of a guided tour asked back two days before its start; the conditions give half.",
    steps: [
      { by: "amara", does: "edit", cents: 32_000, afterMinutes: 35 },
      { by: "priya", does: "approve", afterMinutes: 20 },
    ],
  },
  {
    at: { daysAgo: 4, hour: 15, minute: 30 },
    orderId: "FW-21340",
    cents: 21_900,
    reason: "worn for a season",
    summary: "Boots with worn soles, bought 14 months ago. The customer asks for the whole price.",
    steps: [{ by: "amara", does: "reject", why: "Worn soles are no defect. Offer the resoling at 69 EUR instead.", afterMinutes: 48 }],
  },
  {
    at: { minutesAgo: 34 },
    orderId: "FW-21477",
    cents: 12_900,
    reason: "wrong size delivered",
    summary: "Ordered 42, got 44, and 42 is sold out. The parcel back was scanned this morning.",
    steps: [],
  },
  {
    at: { minutesAgo: 75 },
    orderId: "FW-21465",
    cents: 41_500,
    reason: "tent leaks",
    summary: "A tent for four leaks at the floor on its first night; the repair desk cannot mend it.",
    steps: [{ by: "priya", does: "approve", afterMinutes: 22 }],
  },
];
