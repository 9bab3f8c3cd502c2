import "server-only";
/** Mails to owners about their workspace: who owns it, that it is about to be erased or is kept, that an export is ready. No link of them acts. */
import { type Letter, letter, momentOf, tame } from "./templates";

export function workspaceReceivedLetter(input: { workspaceName: string; link: string }): Letter {
  const name = tame(input.workspaceName);
  return letter({
    subject: `You own ${name} now`,
    lines: [`The workspace ${name} on Handrail was handed over to you: you are an owner of it.`],
    button: { label: "Open its members", link: input.link },
    after: ["You may do everything in it: also hand it on, export it and delete it."],
  });
}

export function workspaceHandedOverLetter(input: { workspaceName: string; heirName: string; link: string }): Letter {
  const name = tame(input.workspaceName);
  return letter({
    subject: `You handed ${name} over`,
    lines: [`The workspace ${name} on Handrail now belongs to ${tame(input.heirName)}, and you are an admin of it.`],
    button: { label: "Open its members", link: input.link },
    after: ["If it was not you, change your password and ask the new owner."],
  });
}

export function workspaceDeletionRequestedLetter(input: { workspaceName: string; actorName: string; dueAt: Date; link: string }): Letter {
  const name = tame(input.workspaceName);
  return letter({
    subject: `${name} is about to be deleted`,
    lines: [
      `${tame(input.actorName)} asked for the workspace ${name} on Handrail to be deleted. On ${momentOf(input.dueAt)} everything in it is erased and cannot be brought back.`,
      "Until then it can be read and exported, nothing in it is changed, and the chat on your sites is closed. Every owner can keep it:",
    ],
    button: { label: "Open its settings", link: input.link },
  });
}

export function workspaceDeletionCancelledLetter(input: { workspaceName: string; actorName: string; link: string }): Letter {
  const name = tame(input.workspaceName);
  return letter({
    subject: `${name} is kept`,
    lines: [`${tame(input.actorName)} called the deletion of the workspace ${name} back. Everything in it works again, also the chat on your sites.`],
    button: { label: "Open it", link: input.link },
  });
}

export function workspaceExportReadyLetter(input: { workspaceName: string; expiresAt: Date; link: string }): Letter {
  const name = tame(input.workspaceName);
  return letter({
    subject: `The export of ${name} is ready`,
    lines: [`The export of the workspace ${name} that you asked for can be downloaded in its settings until ${momentOf(input.expiresAt)}.`],
    button: { label: "Open its settings", link: input.link },
    after: ["If it was not you, remove the export there, and change your password."],
  });
}
