import "server-only";
/** Fields of tools and their calls, as they are sent and as they are answered. */

const settings: Readonly<Record<string, string>> = {
  description: "What the tool does, for people.",
  method: "Of the request; its body is JSON with every one.",
  url: "Where the call goes. Private addresses need the operator's leave.",
  identity: "`verified`: it is called only for a visitor whom the site has signed in. `none`: for anybody.",
  enabled: "False: nothing is called, also not what waits.",
  botMayAsk: "With a language model, the bot may ask for a call in a conversation. What it asks for is checked, and whoever has to agree is asked.",
  schema: "What the arguments look like: the part of JSON Schema that docs/approvals.md describes.",
  approval: "When a person has to agree before the call.",
  "approval.kind": "`none`: never. `always`: every time. `above`: from above a limit on, and where the field cannot be compared.",
  "approval.field": "The argument that is compared, with dots into objects.",
  "approval.limit": "Of an amount in minor units of the currency.",
  "approval.currency": "ISO 4217, as `EUR`; null: the argument is a plain number.",
};

const of = (place: string) => Object.fromEntries(Object.entries(settings).map(([field, words]) => [`${place}.${field}`, words]));

export const toolFieldWords: Readonly<Record<string, string>> = {
  ...of("createTool"),
  ...of("updateTool"),
  "createTool.name": "In programs, as `refund`. The approval policy of this action is the tool's.",
  "updateTool.version": "Of the tool as you saw it.",
  "callTool.arguments": "As the tool's schema says.",
  "callTool.summary": "One sentence for whoever decides.",
  "callTool.conversationId": "The conversation that it is about; null: none.",
  "settleToolCall.result": "`succeeded`: it did what was asked. `failed`: it did not.",
};

export const toolAnswerWords: Readonly<Record<string, string>> = {
  ...of("Tool"),
  "Tool.name": "In programs; the action of its approval policy.",
  "Tool.approval.kind": "As it was set; `rules`: the approval policy of the tool's name was written otherwise and decides.",
  "Tool.version": "Counts from 1; send it with a write.",
  "ToolWithSecret.tool": "The tool as it is now.",
  "ToolWithSecret.secret": "Signs each call, as Standard Webhooks. It is told this once.",
  "ToolCall.tool": "Which tool.",
  "ToolCall.tool.name": "Its name.",
  "ToolCall.approvalId": "The approval that holds the arguments and allows the call once.",
  "ToolCall.conversationId": "The conversation that it is about; null: none.",
  "ToolCall.summary": "What whoever asked says that it is about.",
  "ToolCall.status":
    "`waiting` for a decision or its turn; `begun`: it is being called; `succeeded`, `failed`; `unknown`: it may have done it, a person finds out; `cancelled`: nothing was called.",
  "ToolCall.error": "Why it was cancelled or failed, or is unknown; null otherwise.",
  "ToolCall.answer": "What the tool answered.",
  "ToolCall.answer.status": "The status of its answer; null without one.",
  "ToolCall.answer.text": "The beginning of its answer.",
  "ToolCall.begunAt": "When the call began, in UTC; null before.",
  "ToolCall.endedAt": "When its end was known, or known to be unknown, in UTC; null before.",
  "ToolCall.settledBy": "Who said what came of one whose outcome was unknown; null otherwise.",
};
