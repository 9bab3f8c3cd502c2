/**
 * A policy says of one action what its arguments look like, which arguments need whose agreement, and for how long. Rules are read from the top;
 * the first whose conditions all hold names the tier, and where none holds it is `otherwise`. A tier of null needs nobody.
 */
import type { ObjectSchema } from "./argument-schema";

/** Who may decide at all: see the permission `approval:decide`. */
export const decidingRoles = ["owner", "admin", "manager", "reviewer"] as const;

export type Scalar = string | number | boolean;

/** `field` is a dotted path. An amount is compared in minor units of `currency`. */
export type Condition =
  | { readonly field: string; readonly is: "above" | "below"; readonly limit: number; readonly currency: string | null }
  | { readonly field: string; readonly is: "equals"; readonly value: Scalar }
  | { readonly field: string; readonly is: "in"; readonly values: readonly Scalar[] }
  | { readonly field: string; readonly is: "absent" };

export type ApprovalRule = { readonly when: readonly Condition[]; readonly tier: string | null };

/** `count` different people of whom each has one of the roles, is in one of the teams, or is named. */
export type Approvers = {
  readonly roles: readonly string[];
  readonly teamIds: readonly string[];
  readonly memberIds: readonly string[];
  readonly count: number;
};

/** `all`: every entry is needed, each by people of its own. `any`: one of them is enough. */
export type Tier = { readonly name: string; readonly mode: "all" | "any"; readonly approvers: readonly Approvers[] };

export type ApprovalPolicy = {
  readonly schema: ObjectSchema;
  readonly rules: readonly ApprovalRule[];
  readonly otherwise: string | null;
  readonly tiers: readonly Tier[];
  /** How long a decision is waited for, and how long what was approved may be begun. */
  readonly expiresAfterMinutes: number;
  readonly usableForMinutes: number;
};
