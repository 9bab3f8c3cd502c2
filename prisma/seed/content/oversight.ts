/** How the shop's people keep their hands on the bot. */
import type { Guardrail } from "@/lib/core/escalation/policy-types";
import type { NewTool } from "@/lib/features/tool/create-tool";

/** A promise that nobody may make for the shop. */
export const guardrailStory = {
  at: { daysAgo: 26, hour: 9 },
  note: "The winter sale brought promises of days that carriers do not keep.",
  guardrail: {
    id: "no-promised-day",
    name: "No promised delivery day",
    enabled: true,
    by: "phrases",
    phrases: ["we promise", "arrives for certain", "kommt garantiert an"],
    outcome: "hold",
    examples: [
      { text: "We promise that the tent is with you on Friday.", fires: true },
      { text: "Delivery inside Germany takes 2 to 3 working days.", fires: false },
    ],
  } satisfies Guardrail,
} as const;

/** At night, when nobody asks. */
export const stopStory = {
  at: { daysAgo: 9, hour: 2 },
  minutes: 12,
  reason: "The rental prices of last year were imported; stopped until the right ones are live.",
} as const;

export const toolStory: { at: { daysAgo: number; hour: number }; tool: NewTool } = {
  at: { daysAgo: 14, hour: 10 },
  tool: {
    name: "send_return_label",
    description: "Mails a return label for an order to its customer.",
    method: "POST",
    url: "https://shop.fernweg.example/api/return-labels",
    identity: "verified",
    enabled: true,
    botMayAsk: false,
    schema: {
      type: "object",
      properties: { orderId: { type: "string", title: "Order", maxLength: 20 }, parcels: { type: "integer", title: "Parcels", minimum: 1, maximum: 4 } },
      required: ["orderId"],
    },
    approval: { kind: "always" },
  },
};

/** Made of a draft that a person has put right before it was sent. */
export const goldDraft = {
  question: "Do I have to pay for the return from France?",
  answer: "No, returns from every country are free of charge. You have 60 days, and the statutory right of withdrawal of 14 days applies in addition.",
  wrong: "returns from every country are free of charge",
  why: "Free from Germany and Austria alone; from the rest of the European Union a return costs 5.90 EUR.",
  share: 5,
} as const;
