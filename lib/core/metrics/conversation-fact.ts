/**
 * What the metrics know of one conversation: a fold over its events in their order, so that replaying the log gives the same facts. It holds
 * what the next event needs (who is in charge, what is unanswered) and what the figures count. Instants are milliseconds since the epoch.
 */
export type ConversationFact = {
  readonly conversationId: string;
  readonly channelId: string;
  readonly botId: string;
  readonly openedAt: number;
  /** The visitor's first message. */
  readonly firstAskedAt: number | null;
  /** The oldest message of the visitor that nobody has answered yet. */
  readonly unansweredSince: number | null;
  /** People have the conversation: from the handoff to the hand-back or the end. */
  readonly withPeople: boolean;
  /** Drafts that wait for a person. */
  readonly heldDrafts: number;
  /** Since when the visitor needs a person and has no answer from one; null when nobody waits. */
  readonly needSince: number | null;
  /** The first time that `needSince` was set: the first unmet need. */
  readonly firstNeedAt: number | null;
  readonly firstAnswerAt: number | null;
  readonly firstAnswerBy: "bot" | "person" | null;
  /** The first answer that a person wrote or released after the first unmet need. */
  readonly firstPersonAnswerAt: number | null;
  readonly lastAnswerAt: number | null;
  readonly botAnswered: boolean;
  readonly personAnswered: boolean;
  /** The first reason of the first handoff; null when people never had it. */
  readonly reasonCode: string | null;
  /** Null while it is not resolved. */
  readonly resolvedAt: number | null;
  readonly resolvedBy: "member" | "system" | "visitor" | null;
  readonly everResolved: boolean;
  readonly reopens: number;
  readonly csat: number | null;
  readonly draftsApproved: number;
  readonly draftsEdited: number;
  readonly draftsRejected: number;
  readonly draftsResponded: number;
};

/** A conversation at the moment of its start. */
export function startFact(start: { conversationId: string; channelId: string; botId: string; openedAt: number }): ConversationFact {
  return {
    ...start,
    firstAskedAt: null,
    unansweredSince: null,
    withPeople: false,
    heldDrafts: 0,
    needSince: null,
    firstNeedAt: null,
    firstAnswerAt: null,
    firstAnswerBy: null,
    firstPersonAnswerAt: null,
    lastAnswerAt: null,
    botAnswered: false,
    personAnswered: false,
    reasonCode: null,
    resolvedAt: null,
    resolvedBy: null,
    everResolved: false,
    reopens: 0,
    csat: null,
    draftsApproved: 0,
    draftsEdited: 0,
    draftsRejected: 0,
    draftsResponded: 0,
  };
}
