import "server-only";
/**
 * The product's mails as string templates: plain text and the same as minimal HTML. Names and titles were typed by strangers: they are put on
 * one line, cut, and escaped; nothing of them becomes a link or markup.
 */

export type Letter = { subject: string; text: string; html: string };

/** A typed name on one line: control, invisible and direction characters gone, 80 graphemes at most. Dots and slashes lose their power to be autolinked. */
export function tame(name: string): string {
  const line = name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const graphemes = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(line)].map(({ segment }) => segment);
  const cut = graphemes.length > 80 ? `${graphemes.slice(0, 79).join("")}…` : line;
  return cut.replace(/([a-z]):\/\//gi, "$1: ").replace(/(\p{L}|\p{N})\.(?=\p{L}{2})/gu, "$1 .");
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}

export type Parts = { subject: string; lines: string[]; button?: { label: string; link: string }; after?: string[] };

export function letter({ subject, lines, button, after = [] }: Parts): Letter {
  const link = button ? [button.link] : [];
  const text = [...lines, ...link, ...after].join("\n\n");
  const paragraph = (line: string) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`;
  const anchor = button
    ? `<p style="margin:0 0 16px"><a href="${escapeHtml(button.link)}">${escapeHtml(button.label)}</a></p><p style="margin:0 0 16px;font-size:13px">${escapeHtml(button.link)}</p>`
    : "";
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body style="font-family:sans-serif;font-size:15px;line-height:1.5"><div dir="auto">${lines.map(paragraph).join("")}${anchor}${after.map(paragraph).join("")}</div></body></html>`;
  return { subject, text: `${text}\n`, html };
}

export function verifyEmailLetter(input: { link: string }): Letter {
  return letter({
    subject: "Confirm your e-mail address",
    lines: ["Somebody, probably you, opened a Handrail account with this address. Confirm that it is yours:"],
    button: { label: "Confirm this address", link: input.link },
    after: ["The link works once, within 24 hours. If it was not you, ignore this mail."],
  });
}

/** Instead of a confirmation, when the address that signed up has a confirmed account. */
export function accountExistsLetter(input: { signInLink: string; resetLink: string }): Letter {
  return letter({
    subject: "You already have an account",
    lines: [
      "Somebody, probably you, tried to open a Handrail account with this address, which has one. Nothing was changed.",
      `If you forgot the password, ask for a new one: ${input.resetLink}`,
    ],
    button: { label: "Sign in", link: input.signInLink },
    after: ["If it was not you, ignore this mail."],
  });
}

export function resetPasswordLetter(input: { link: string }): Letter {
  return letter({
    subject: "Choose a new password",
    lines: ["Somebody, probably you, asked for a new password for your Handrail account:"],
    button: { label: "Choose a new password", link: input.link },
    after: ["The link works once, within one hour, and ends all sessions. If it was not you, ignore this mail: the password stays as it is."],
  });
}

export function changeEmailLetter(input: { link: string }): Letter {
  return letter({
    subject: "Confirm your new e-mail address",
    lines: ["Somebody, probably you, wants to use this address for a Handrail account from now on. Confirm that it is yours:"],
    button: { label: "Use this address", link: input.link },
    after: ["The link works once, within one hour. If it was not you, ignore this mail: nothing changes."],
  });
}

export function invitationLetter(input: { link: string; workspaceName: string; inviterName: string; role: string }): Letter {
  const workspace = tame(input.workspaceName);
  return letter({
    subject: `Invitation to ${workspace}`,
    lines: [`${tame(input.inviterName)} invites you to the workspace ${workspace} on Handrail, as ${input.role}:`],
    button: { label: "See the invitation", link: input.link },
    after: ["The link works once, within 7 days. If you do not know the sender, ignore this mail."],
  });
}

export function handoffUnacceptedLetter(input: { link: string; workspaceName: string; waitedMinutes: number }): Letter {
  const minutes = Math.max(1, Math.round(input.waitedMinutes));
  return letter({
    subject: `A visitor waits for a person (${tame(input.workspaceName)})`,
    lines: [
      `A visitor has waited ${minutes} ${minutes === 1 ? "minute" : "minutes"} for a person and nobody has accepted yet. The whole conversation is here:`,
    ],
    button: { label: "Open the conversation", link: input.link },
  });
}

export function webhookDisabledLetter(input: { link: string; workspaceName: string; host: string; cause: "gone" | "failing" }): Letter {
  const why = input.cause === "gone" ? "answered that it does not want events any more (410)" : "could not be reached or refused everything for five days";
  return letter({
    subject: `A webhook was turned off (${tame(input.workspaceName)})`,
    lines: [
      `The receiver at ${tame(input.host)} ${why}, so Handrail sends it nothing for now. When it is mended, turn the webhook on and replay what it missed:`,
    ],
    button: { label: "Open the webhook", link: input.link },
  });
}

export type ContinuedMessage = { author: "bot" | "human" | "bot_approved" | "bot_edited_by_human"; authorName: string | null; text: string; files: number };

/** What was said while the visitor was away. Their own words are not in it: the mailbox may be read by others. */
export function conversationContinuedLetter(input: { link: string; channelName: string; messages: readonly ContinuedMessage[] }): Letter {
  const channel = tame(input.channelName);
  const lines = input.messages.flatMap(({ author, authorName, text, files }) => {
    const name = tame(authorName ?? "") || channel;
    const who = author === "human" ? name : author === "bot" ? `${name}, AI assistant` : `${name}, checked by a person`;
    const note = files > 0 ? [`(${files} ${files === 1 ? "file" : "files"} in the conversation)`] : [];
    return [`${who}:`, ...text.split(/\n{2,}/).filter((part) => part.trim() !== ""), ...note];
  });
  return letter({
    subject: `New answer from ${channel}`,
    lines: [`You left this address in a conversation with ${channel}. Since you were there last:`, ...lines],
    button: { label: "Continue the conversation", link: input.link },
    after: ["The link works for 14 days, for whoever has this mail. Answers to the mail itself are not read."],
  });
}

/** In UTC, and said so: a mail does not know where it is read. */
export function momentOf(at: Date): string {
  return `${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(at)} UTC`;
}
