/** What a visitor is told of their request, once it is known. */
export const requestOutcomes = ["done", "rejected", "person"] as const;
/** `person`: it was not carried out, or nobody knows, and somebody looks into it. */
export type RequestOutcome = (typeof requestOutcomes)[number];

type Approval = "pending" | "approved" | "edited" | "rejected" | "responded" | "expired" | "executed" | "failed";
type Call = "waiting" | "begun" | "succeeded" | "failed" | "unknown" | "cancelled";

/** Null while it is open. `call`: of the tool; null where a person does it by hand and approves what they have done. */
export function outcomeOfRequest(approval: Approval, call: Call | null): RequestOutcome | null {
  switch (approval) {
    case "pending":
      return null;
    case "rejected":
    case "responded":
      return "rejected";
    case "executed":
      return "done";
    case "expired":
    case "failed":
      return "person";
    case "approved":
    case "edited":
      if (call === null || call === "succeeded") return "done";
      return call === "waiting" || call === "begun" ? null : "person";
  }
}

/** How far a request is, as members see it. */
export const requestStates = ["waiting", "approved", "begun", ...requestOutcomes] as const;
/** `waiting`: for a person. `approved`: to be carried out. `begun`: its tool is being called. */
export type RequestState = (typeof requestStates)[number];

export function stateOfRequest(approval: Approval, call: Call | null): RequestState {
  return outcomeOfRequest(approval, call) ?? (approval === "pending" ? "waiting" : call === "begun" ? "begun" : "approved");
}
