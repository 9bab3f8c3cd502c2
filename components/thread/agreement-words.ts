/** When a person has to agree, in words. Pure. */
import { fieldTitle, majorUnits } from "@/lib/core/approval/amount-text";
import type { ToolApproval } from "@/lib/core/approval/tool-approval";

export function agreementWords(approval: ToolApproval | { kind: "rules" }): string {
  switch (approval.kind) {
    case "none":
      return "Called without asking";
    case "always":
      return "A person agrees every time";
    case "rules":
      return "Its approval policy decides";
    case "above": {
      const { field, limit, currency } = approval;
      return `A person agrees above ${currency === null ? `${fieldTitle(field, undefined)} ${limit}` : `${majorUnits({ minor: limit, currency })} ${currency}`}`;
    }
  }
}
