/** What visitors can ask for with a form of ours. */
export const requestKinds = ["refund", "account_deletion", "address_change"] as const;
export type RequestKind = (typeof requestKinds)[number];
