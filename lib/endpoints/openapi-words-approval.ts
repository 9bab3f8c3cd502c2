import "server-only";
/** Fields of approvals and their policies, as they are sent and as they are answered. */

const policyFields: Readonly<Record<string, string>> = {
  schema: "What the arguments look like: the part of JSON Schema that docs/approvals.md describes. Fields that it does not name are refused.",
  rules: "Read from the top: the first whose conditions all hold names the tier.",
  "rules.[].when": "All of them have to hold.",
  "rules.[].when.[].is": "How it is compared. What cannot be compared counts as above a limit and never as below it.",
  "rules.[].when.[].field": "The argument, with dots into objects.",
  "rules.[].when.[].limit": "Of an amount in minor units of the currency.",
  "rules.[].when.[].currency": "ISO 4217, as `EUR`; null: the argument is a plain number.",
  "rules.[].when.[].value": "Compared as it is.",
  "rules.[].when.[].values": "Any of them.",
  "rules.[].tier": "The tier's name; null: nobody's agreement is needed.",
  otherwise: "The tier where no rule holds; null: nobody's agreement is needed.",
  tiers: "Whose agreement is needed, by name.",
  "tiers.[].name": "As people read it, and by which rules name it.",
  "tiers.[].mode": "`all`: every entry is needed, each by people of its own. `any`: one entry is enough.",
  "tiers.[].approvers": "People who have one of the roles, are in one of the teams, or are named.",
  "tiers.[].approvers.[].roles": "Any of these roles, exactly.",
  "tiers.[].approvers.[].count": "How many different people.",
  expiresAfterMinutes: "How long a decision is waited for; then it is denied.",
  usableForMinutes: "How long what was approved may be begun.",
};

const seenWords = (operation: string): Readonly<Record<string, string>> => ({
  [`${operation}.version`]: "Of the approval as you saw it.",
  [`${operation}.argumentsSha256`]: "The approval's `argumentsSha256` as you saw it: other arguments are not decided on.",
});

export const approvalFieldWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(policyFields).map(([place, words]) => [`saveApprovalPolicy.${place}`, words])),
  "saveApprovalPolicy.action": "The action's name in programs, as `refund`.",
  "saveApprovalPolicy.version": "Of the policy in force as you saw it; 0 for an action that has none.",
  "saveApprovalPolicy.title": "The action's name for people.",
  "saveApprovalPolicy.tiers.[].approvers.[].teamIds": "Anybody in one of these teams.",
  "saveApprovalPolicy.tiers.[].approvers.[].memberIds": "These members.",
  "requestApproval.action": "An action that has a policy.",
  "requestApproval.arguments": "Exactly what will be carried out, as the policy's schema says.",
  "requestApproval.summary": "One sentence for whoever decides.",
  "requestApproval.conversationId": "The conversation that it came from; null: none.",
  ...seenWords("approveAction"),
  ...seenWords("editAction"),
  ...seenWords("rejectAction"),
  ...seenWords("respondToAction"),
  "editAction.arguments": "All of them, as they are to be.",
  "rejectAction.reason": "For the caller; empty for none.",
  "respondToAction.text": "For the caller.",
  "executeAction.executionId": "A uuid of your making, kept before you go ahead: the same one again is the same execution, another one is refused.",
  "executeAction.argumentsSha256": "Of the arguments that you are about to use.",
  "executeAction.result": "`begun` before the effect; `executed` or `failed` afterwards.",
};

const answered = (shape: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(policyFields).map(([place, words]) => [`${shape}.${place.replaceAll(".[]", "")}`, words]));

const approvers = (place: string): Readonly<Record<string, string>> => ({
  [`${place}.roles`]: "Any of these roles, exactly.",
  [`${place}.teams`]: "Anybody in one of these teams.",
  [`${place}.members`]: "These members.",
  [`${place}.count`]: "How many different people.",
});

const approvalWords = (shape: string): Readonly<Record<string, string>> => ({
  [`${shape}.action`]: "The action's name in programs.",
  [`${shape}.title`]: "The action's name for people.",
  [`${shape}.summary`]: "What whoever asked says that it is about.",
  [`${shape}.status`]:
    "`pending`; `approved` or `edited`: it may be carried out; `rejected`, `responded`, `expired`: it may not; `executed`, `failed`: it was used.",
  [`${shape}.arguments`]: "As they stand now: what is carried out.",
  [`${shape}.argumentsSha256`]: "Hash of the action and the canonical arguments; send it with a decision and with an execution.",
  [`${shape}.requestedArguments`]: "As they were asked for; null while nobody has edited them.",
  [`${shape}.schema`]: "What the arguments look like.",
  [`${shape}.tier`]: "Whose agreement is needed; null: nobody's.",
  [`${shape}.tier.mode`]: "`all`: every entry, each by people of its own. `any`: one entry.",
  [`${shape}.tier.needs`]: "The entries of the tier.",
  ...approvers(`${shape}.tier.needs`),
  [`${shape}.tier.needs.have`]: "How many have agreed.",
  [`${shape}.votes`]: "Who has agreed, earliest first.",
  [`${shape}.votes.by`]: "The member.",
  [`${shape}.votes.at`]: "When, in UTC.",
  [`${shape}.votes.counts`]: "False: agreed to other arguments than those that stand now, or is no member any more.",
  [`${shape}.mayDecide`]: "Whether you may decide on it now.",
  [`${shape}.policyId`]: "The version of the policy that it was asked under.",
  [`${shape}.policyVersion`]: "The number of that version.",
  [`${shape}.requestedBy`]: "Who asked.",
  [`${shape}.conversationId`]: "The conversation that it came from; null: none.",
  [`${shape}.expiresAt`]: "While it is pending: until when it can be decided. Then: until when it can be begun. In UTC.",
  [`${shape}.editedBy`]: "Who wrote the arguments as they stand; null while nobody has edited them.",
  [`${shape}.editedAt`]: "When, in UTC; null while nobody has edited them.",
  [`${shape}.decidedBy`]: "Whose agreement, edit or refusal decided; null before, and where nobody was needed.",
  [`${shape}.decidedAt`]: "When it was decided, in UTC; null before, and where nobody was needed.",
  [`${shape}.response`]: "The reason of a refusal, or the answer; null without one.",
  [`${shape}.begunAt`]: "When the caller went ahead, in UTC; null before.",
  [`${shape}.endedAt`]: "When the caller said how it ended, in UTC; null before.",
});

const policyAnswers = (shape: string): Readonly<Record<string, string>> => ({
  ...answered(shape),
  [`${shape}.action`]: "The action's name in programs.",
  [`${shape}.title`]: "The action's name for people.",
  [`${shape}.version`]: "Counts from 1; send it with a write.",
  ...approvers(`${shape}.tiers.approvers`),
  [`${shape}.author`]: "Who made this version; null for a program.",
});

export const approvalAnswerWords: Readonly<Record<string, string>> = {
  "ApprovalPage.waiting": "How many are pending, of every action; 501 stands for more than 500.",
  ...approvalWords("Approval"),
  "Execution.approval": "The approval as it is now.",
  "Execution.repeated": "True: the same execution has said the same before.",
  ...policyAnswers("ApprovalPolicy"),
  "Approvers.roles": "Any of these roles, exactly.",
  "Approvers.teams": "Anybody in one of these teams.",
  "Approvers.members": "These members.",
  "Approvers.count": "How many different people.",
};
