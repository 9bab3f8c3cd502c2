/**
 * The widget's own words. A language is one `Words` object; it is chosen once, by the page's language and then the
 * browser's. Names in braces are filled in; a text whose names cannot be filled gives way to the server's.
 */
import type { SystemCode, VisitorMessage } from "@/lib/contracts/widget/conversation";

export interface Words {
  /** Language tag, also for dates and numbers. */
  tag: string;
  dir: "ltr" | "rtl";
  /**
   * System lines by code. A code that is not here shows the text that the server stored with the line: in English always,
   * so that what the visitor reads is what the record says; in every language for what the tenant wrote (`handoff_away`).
   */
  system: Partial<Record<SystemCode, string>>;
  /** Before there is a conversation, whose first message says it. */
  disclosure: string;
  unread: string;
  open: string;
  close: string;
  chat: string;
  assistant: string;
  person: string;
  you: string;
  approved: string;
  edited: string;
  ask: string;
  away: string;
  waiting: string;
  waitingFor: string;
  here: string;
  closed: string;
  earlier: string;
  newer: string;
  write: string;
  send: string;
  tooLong: string;
  sending: string;
  sent: string;
  retrying: string;
  offline: string;
  unavailable: string;
  typing: string;
  source: string;
  read: string;
  helpful: string;
  notHelpful: string;
  wrong: string;
  thanks: string;
  failed: string;
  emailTitle: string;
  email: string;
  save: string;
  emailInvalid: string;
  csat: string;
  low: string;
  high: string;
  score: string;
  comment: string;
}

const english: Words = {
  tag: "en",
  dir: "ltr",
  system: {},
  disclosure: "You are talking to an AI assistant. You can ask for a person at any time.",
  unread: "Unread messages: {count}",
  open: "Open chat",
  close: "Close chat",
  chat: "Chat",
  assistant: "AI assistant",
  person: "Person",
  you: "You",
  approved: "AI answer, approved by a person",
  edited: "AI answer, edited by a person",
  ask: "Talk to a person",
  away: "The team is away just now",
  waiting: "Waiting for a person",
  waitingFor: "Waiting for a person, {time}",
  here: "You are talking to a person",
  closed: "Write again at any time",
  earlier: "Earlier messages",
  newer: "New messages",
  write: "Write a message",
  send: "Send",
  tooLong: "{count} characters too many",
  sending: "Sending",
  sent: "Sent",
  retrying: "Not sent yet. Trying again.",
  offline: "No connection. Your messages are kept and sent when it is back.",
  unavailable: "The chat is not available on this page.",
  typing: "{name} is writing",
  source: "Source {number}: ",
  read: "Read the article",
  helpful: "Helpful",
  notHelpful: "Not helpful",
  wrong: "What was wrong? (optional)",
  thanks: "Thank you.",
  failed: "That did not work. Please try again.",
  emailTitle: "Get the answer by e-mail",
  email: "E-mail address",
  save: "Save",
  emailInvalid: "That does not look like an e-mail address.",
  csat: "How was this conversation?",
  low: "Very poor",
  high: "Very good",
  score: "{score} of 5",
  comment: "Anything to add? (optional)",
};

const languages: readonly Words[] = [english];

/** The words for the first of the wished languages that there is; English otherwise. Compares the primary language only. */
export function wordsFor(wished: readonly string[]): Words {
  for (const tag of wished) {
    const found = languages.find((words) => words.tag === tag.toLowerCase().split("-")[0]);
    if (found) return found;
  }
  return english;
}

/** Fills the names in braces. Empty when one of them has no value. */
export function fill(template: string, values: Record<string, string | number | null | undefined>): string {
  let complete = true;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    complete &&= !!values[name];
    return String(values[name]);
  });
  return complete ? text : "";
}

/** The text of a system line in the visitor's language; the server's own text for a code that these words do not know. */
export function systemText(words: Words, { system, text, authorName }: Pick<VisitorMessage, "system" | "text" | "authorName">): string {
  return (system && fill(words.system[system.code] ?? "", { name: authorName, ...system.params })) || text;
}

/** How long, in whole minutes: "2 min". Empty below a minute. */
export function durationText(words: Words, ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return minutes > 0 ? minutes.toLocaleString(words.tag, { style: "unit", unit: "minute" }) : "";
}
