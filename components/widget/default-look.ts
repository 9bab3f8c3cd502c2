/** The look that the widget comes with; a test compares it with the contract, whose validation is no code of the widget's. */
import type { Look } from "@/lib/contracts/widget/look";

export const defaultLook: Look = { accent: "#4a3fd0", scheme: "auto", side: "right", offsetX: 20, offsetY: 20, radius: 16, label: "" };
