/** Of the catalogue of events: those of planted drafts. */
import type { EventData } from "./event-types";

type Name = "gold_draft.kept" | "gold_draft.retired" | "gold_draft.share_set" | "gold_draft.planted" | "gold_draft.decided";
type Entry<T extends Name> = {
  about: string;
  subjectType: "gold_draft" | "workspace";
  actorKind: "member" | "system";
  inConversation: false;
  data: EventData<T>;
};

export const goldDraftEvents = ({ subject, member }: { subject: string; member: string }): { readonly [T in Name]: Entry<T> } => ({
  "gold_draft.kept": {
    actorKind: "member",
    inConversation: false,
    about: "A wrong answer was kept, to see whether reviewers catch it. It can never be sent.",
    subjectType: "gold_draft",
    data: { decisionId: subject },
  },
  "gold_draft.retired": { actorKind: "member", inConversation: false, about: "A kept wrong answer is planted no more.", subjectType: "gold_draft", data: {} },
  "gold_draft.share_set": {
    actorKind: "member",
    inConversation: false,
    about: "How many of a hundred drafts that a reviewer opens are planted was changed.",
    subjectType: "workspace",
    data: { share: 5 },
  },
  "gold_draft.planted": {
    actorKind: "system",
    inConversation: false,
    about: "A kept wrong answer was put before a reviewer, by a recorded chance.",
    subjectType: "gold_draft",
    data: { plantId: subject, reviewerId: member, chance: 0.05, draw: 0.031 },
  },
  "gold_draft.decided": {
    actorKind: "member",
    inConversation: false,
    about: "The reviewer decided on a planted draft. Nothing was sent.",
    subjectType: "gold_draft",
    data: { plantId: subject, verdict: "rejected", caught: true },
  },
});
