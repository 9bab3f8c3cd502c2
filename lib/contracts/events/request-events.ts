/** What the events of forms and requests mean, with one of each: part of the catalogue. */
const approvalId = "019adf30-0000-7000-8000-000000000016";
const ofRequest = { inConversation: true, subjectType: "visitor_request" } as const;

export const requestEvents = {
  "request.form_changed": {
    inConversation: false,
    actorKind: "member",
    about: "A form that the bot can offer was changed, turned on or off.",
    subjectType: "workspace",
    data: { kind: "refund", enabled: true, fields: ["fields"] as string[] },
  },
  "request.submitted": {
    ...ofRequest,
    actorKind: "visitor",
    about: "A visitor asked for something with a form, or the bot for a tool on their words; the approval holds the arguments.",
    data: { kind: "refund", approvalId },
  },
  "request.told": {
    ...ofRequest,
    actorKind: "system",
    about: "A visitor was told what came of their request.",
    data: { kind: "refund", approvalId, outcome: "done" },
  },
} as const;
