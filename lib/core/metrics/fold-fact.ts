/** One event more: how it changes what is known of its conversation. An event that says nothing about the figures changes nothing. */
import type { ConversationFact } from "./conversation-fact";

/** An event of the conversation's, as the sealed log holds it; `at` in milliseconds since the epoch. */
export type FactEvent = { readonly type: string; readonly at: number; readonly data: { readonly [key: string]: unknown } };

export function foldFact(fact: ConversationFact, event: FactEvent): ConversationFact {
  const { at, data } = event;
  switch (event.type) {
    case "message.created":
      return data.visibility === "public" ? foldMessage(fact, at, String(data.authorClass)) : fact;
    case "handoff.requested":
      return requestHandoff(fact, at, String(data.trigger), Array.isArray(data.reasons) ? String(data.reasons[0] ?? "unknown") : "unknown");
    case "conversation.handed_back":
      return settleNeed({ ...fact, withPeople: false });
    case "draft.created":
      return need({ ...fact, heldDrafts: fact.heldDrafts + 1 }, fact.unansweredSince ?? at);
    case "draft.approved":
      return decideDraft({ ...fact, draftsApproved: fact.draftsApproved + 1 });
    case "draft.edited":
      return decideDraft({ ...fact, draftsEdited: fact.draftsEdited + 1 });
    case "draft.rejected":
      return decideDraft({ ...fact, draftsRejected: fact.draftsRejected + 1 }, "the need stays");
    case "draft.responded":
      return decideDraft({ ...fact, draftsResponded: fact.draftsResponded + 1 });
    case "draft.cancelled":
    case "draft.expired":
      return decideDraft(fact);
    case "conversation.resolved":
      return { ...fact, withPeople: false, heldDrafts: 0, resolvedAt: at, resolvedBy: enderOf(data.by), everResolved: true };
    case "conversation.reopened":
      return { ...fact, withPeople: false, resolvedAt: null, resolvedBy: null, unansweredSince: null, needSince: null, reopens: fact.reopens + 1 };
    case "csat.rated":
      return typeof data.score === "number" ? { ...fact, csat: data.score } : fact;
    default:
      return fact;
  }
}

function enderOf(by: unknown): "member" | "system" | "visitor" {
  return by === "system" || by === "visitor" ? by : "member";
}

/** A person wrote it, or looked at it before the visitor saw it. */
const personClasses = new Set(["human", "bot_approved", "bot_edited_by_human"]);

function foldMessage(fact: ConversationFact, at: number, author: string): ConversationFact {
  if (author === "visitor") {
    const asked = { ...fact, firstAskedAt: fact.firstAskedAt ?? at, unansweredSince: fact.unansweredSince ?? at };
    return asked.withPeople ? need(asked, at) : asked;
  }
  const byPerson = personClasses.has(author);
  if (!byPerson && author !== "bot") return fact;
  const answered = {
    ...fact,
    firstAnswerAt: fact.firstAnswerAt ?? at,
    firstAnswerBy: fact.firstAnswerBy ?? (byPerson ? "person" : "bot"),
    lastAnswerAt: at,
    unansweredSince: null,
  } as const;
  if (!byPerson) return { ...answered, botAnswered: true };
  return {
    ...answered,
    personAnswered: true,
    needSince: null,
    firstPersonAnswerAt: fact.firstPersonAnswerAt ?? (fact.firstNeedAt === null ? null : at),
  };
}

/** A member who takes over without being asked finds a need only where something is unanswered. */
function requestHandoff(fact: ConversationFact, at: number, trigger: string, reason: string): ConversationFact {
  const handed = { ...fact, withPeople: true, reasonCode: fact.reasonCode ?? reason };
  if (trigger === "member" && fact.unansweredSince === null) return handed;
  return need(handed, fact.unansweredSince ?? at);
}

function need(fact: ConversationFact, since: number): ConversationFact {
  return { ...fact, needSince: fact.needSince ?? since, firstNeedAt: fact.firstNeedAt ?? since };
}

function decideDraft(fact: ConversationFact, rejected?: "the need stays"): ConversationFact {
  const decided = { ...fact, heldDrafts: Math.max(0, fact.heldDrafts - 1) };
  // What is dropped goes to people with the next event, and the visitor has waited all the time.
  return rejected ? decided : settleNeed(decided);
}

/** Nobody waits for a person any more when neither people have the conversation nor a draft is held. */
function settleNeed(fact: ConversationFact): ConversationFact {
  return fact.withPeople || fact.heldDrafts > 0 || fact.resolvedAt !== null ? fact : { ...fact, needSince: null };
}
