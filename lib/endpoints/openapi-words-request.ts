import "server-only";
/** Fields of the forms that bots offer, as they are sent and as they are answered. */

const form: Readonly<Record<string, string>> = {
  kind: "What visitors ask for with it.",
  enabled: "True: bots offer it.",
  fields: "What it asks for, in this order.",
  "fields.key": "The argument's name, as the tool and the approval have it.",
  "fields.kind": "How it is filled in; a required `yes_no` has to be a yes.",
  "fields.label": "As visitors read it; null: our own words for `orderId`, `amount`, `reason`, `email`, `confirmed`, `address`, in their language.",
  "fields.required": "Whether it can be left empty.",
  "fields.currency": "Of an amount, ISO 4217; null for every other kind.",
  toolId: "The tool that is called once it is agreed to; null: a person does it by hand and approves it then.",
  approval: "When a person has to agree.",
  "approval.kind": "`always`: every time. `above`: from above a limit on. `none`: never; both only with a tool.",
  "approval.field": "The amount that is compared.",
  "approval.limit": "In minor units of the currency.",
  "approval.currency": "Of that amount, ISO 4217; null: the argument is a plain number.",
};

const of = (place: string, separator = ".") =>
  Object.fromEntries(Object.entries(form).map(([field, words]) => [`${place}.${field.replace("fields.", `fields${separator}`)}`, words]));

export const requestFieldWords: Readonly<Record<string, string>> = {
  ...of("setRequestForm", ".[]."),
  "setRequestForm.version": "Of the form as you saw it; 0 for one that nobody has saved.",
  "submitRequest.kind": "Which form.",
  "submitRequest.values": "By the fields' keys: texts, amounts as they are written, true and false.",
};

export const requestAnswerWords: Readonly<Record<string, string>> = {
  ...of("RequestForm"),
  "RequestForm.action": "Of the approvals that it makes, and of their policy.",
  "RequestForm.approval.kind": "As it was set; `rules`: the action's approval policy was written otherwise and decides.",
  "RequestForm.version": "Counts from 1; 0 until somebody saves it. Send it with a write.",
  "ConversationDetail.requests": "What the visitor asked for, with forms or by the bot, the oldest first.",
  "VisitorRequest.kind": "Which form it was; `tool`: the bot understood from the visitor's words that a tool is to be called.",
  "VisitorRequest.title": "The form's name, in English, or the tool's.",
  "VisitorRequest.state":
    "`waiting`: for a person. `approved`: to be carried out. `begun`: its tool is being called. `done`. `rejected`. `person`: it was not carried out, or nobody knows, and a person looks into it.",
  "VisitorRequest.approvalId": "The approval, with the arguments and who decides.",
  "VisitorRequest.fields": "As they stand: what the visitor filled in, or what a person made of it.",
  "VisitorRequest.fields.key": "The argument's name.",
  "VisitorRequest.fields.label": "The field's name.",
  "VisitorRequest.fields.value": "As people read it: an amount with its currency, yes or no, texts as they were written.",
  "getVisitorForm.kind": "What is asked for with it.",
  "getVisitorForm.title": "In the visitor's language.",
  "getVisitorForm.submit": "Words of the button.",
  "getVisitorForm.required": "Said of a field that is needed and empty.",
  "getVisitorForm.fields": "What it asks for, in this order.",
  "getVisitorForm.fields.key": "Under which the value is sent.",
  "getVisitorForm.fields.kind": "How it is filled in.",
  "getVisitorForm.fields.label": "In the visitor's language.",
  "getVisitorForm.fields.required": "Whether it can be left empty.",
  "getVisitorForm.fields.maxLength": "Characters that are taken.",
  "submitRequest.kind": "Which form it was.",
};
