import "server-only";
/** Mails that ask somebody to decide. They say where, never on what: no word of a visitor, no argument of an action. No link of them acts. */
import { type Letter, letter, momentOf, tame } from "./templates";

export function approvalRequestedLetter(input: { workspaceName: string; title: string; expiresAt: Date; link: string }): Letter {
  return letter({
    subject: `Waits for your approval: ${tame(input.title)} (${tame(input.workspaceName)})`,
    lines: [
      `An action waits for people to agree, and the policy names you. After ${momentOf(input.expiresAt)} it is denied by itself. What is asked for is here:`,
    ],
    button: { label: "Look at it", link: input.link },
    after: ["Opening the link decides nothing. You decide on the page, signed in."],
  });
}

export function draftAssignedLetter(input: { workspaceName: string; dueAt: Date | null; link: string }): Letter {
  const due = input.dueAt === null ? "" : `, until ${momentOf(input.dueAt)}`;
  return letter({
    subject: `An answer waits for your review (${tame(input.workspaceName)})`,
    lines: [`A colleague gave you an answer of the bot to review${due}. A visitor waits for it, and it is never sent by itself:`],
    button: { label: "Review it", link: input.link },
    after: ["Opening the link sends nothing. You decide on the page, signed in."],
  });
}
