/**
 * The widget's own words. A language is one `Words` object; it is chosen once, by the page's language and then the
 * browser's. Names in braces are filled in; a text whose names cannot be filled gives way to the server's.
 */
import type { SystemCode, VisitorMessage } from "@/lib/contracts/widget/conversation";

export interface Words {
  /** Language tag, also for dates and numbers. */
  tag: string;
  dir: "ltr" | "rtl";
  /** System lines by code. null: the server's text is the better one (written by the tenant). */
  system: Record<SystemCode, string | null>;
  chat: string;
  openChat: string;
  /** By plural category of the count. */
  unread: Partial<Record<Intl.LDMLPluralRule, string>>;
  close: string;
  assistant: string;
  person: string;
  personNamed: string;
  you: string;
  approvedBy: string;
  editedBy: string;
  talkToPerson: string;
  teamAway: string;
  waiting: string;
  waitingSince: string;
  noneFree: string;
  personHere: string;
  personHereNamed: string;
  closed: string;
  messages: string;
  earlier: string;
  newer: string;
  write: string;
  send: string;
  tooLong: string;
  sending: string;
  sent: string;
  retrying: string;
  refused: string;
  connecting: string;
  offline: string;
  unavailable: string;
  botTyping: string;
  personTyping: string;
  sources: string;
  sourceNumber: string;
  readArticle: string;
  opensNewWindow: string;
  helpful: string;
  notHelpful: string;
  thanks: string;
  whatWasWrong: string;
  optional: string;
  sendReason: string;
  skip: string;
  emailTitle: string;
  emailLabel: string;
  emailSend: string;
  emailInvalid: string;
  csatTitle: string;
  csatLow: string;
  csatHigh: string;
  csatScore: string;
  csatComment: string;
  csatSend: string;
  csatThanks: string;
  failed: string;
}

const english: Words = {
  tag: "en",
  dir: "ltr",
  system: {
    ai_disclosure: "You are talking to an AI assistant. It can be wrong. You can ask for a person at any time.",
    handoff_requested: "You asked for a person. The whole conversation goes along, so there is no need to repeat it.",
    handoff_away: null,
    handoff_unaccepted: "Nobody has been free to answer yet. Leave your e-mail address and the team will reply there.",
    email_saved: "Your address is saved. The team will reply by e-mail.",
    draft_held: "A person is looking at the answer before it is sent.",
    human_joined: "{name} joined. You are now talking to a person.",
    human_left: "{name} left the conversation.",
    bot_resumed: "The AI assistant is answering again.",
    resolved: "This conversation was closed.",
    reopened: "This conversation is open again.",
  },
  chat: "Chat",
  openChat: "Open chat",
  unread: { one: "{count} unread message", other: "{count} unread messages" },
  close: "Close chat",
  assistant: "AI assistant",
  person: "Person",
  personNamed: "{name}, a person",
  you: "You",
  approvedBy: "AI answer, approved by a person",
  editedBy: "AI answer, edited by a person",
  talkToPerson: "Talk to a person",
  teamAway: "The team is away just now",
  waiting: "Waiting for a person",
  waitingSince: "Waiting for a person, {time}",
  noneFree: "Nobody is free yet",
  personHere: "You are talking to a person",
  personHereNamed: "{name} is with you",
  closed: "Closed. Write again at any time.",
  messages: "Messages",
  earlier: "Show earlier messages",
  newer: "New messages",
  write: "Write a message",
  send: "Send",
  tooLong: "{count} characters too many",
  sending: "Sending",
  sent: "Sent",
  retrying: "Not sent yet. Trying again.",
  refused: "That message could not be sent. Your text is back in the box.",
  connecting: "Connecting",
  offline: "No connection. Your messages are kept and sent when it is back.",
  unavailable: "The chat is not available on this page.",
  botTyping: "{name} is writing",
  personTyping: "A person is writing",
  sources: "Sources",
  sourceNumber: "Source {number}",
  readArticle: "Read the article",
  opensNewWindow: "opens in a new window",
  helpful: "Helpful",
  notHelpful: "Not helpful",
  thanks: "Thank you.",
  whatWasWrong: "What was wrong or missing?",
  optional: "Optional",
  sendReason: "Send",
  skip: "Skip",
  emailTitle: "Get the answer by e-mail",
  emailLabel: "E-mail address",
  emailSend: "Save",
  emailInvalid: "That does not look like an e-mail address.",
  csatTitle: "How was this conversation?",
  csatLow: "Very poor",
  csatHigh: "Very good",
  csatScore: "{score} of 5",
  csatComment: "Anything to add?",
  csatSend: "Send rating",
  csatThanks: "Thank you. You gave {score} of 5.",
  failed: "That did not work. Please try again.",
};

const languages: readonly Words[] = [english];

/** The words for the first of the wished languages that there is; English otherwise. Compares the primary language only. */
export function wordsFor(wished: readonly (string | null | undefined)[]): Words {
  for (const tag of wished) {
    const primary = tag?.toLowerCase().split(/[-_]/)[0];
    const found = languages.find((words) => words.tag === primary);
    if (found) return found;
  }
  return english;
}

/** Fills the names in braces. null when one of them has no value. */
export function fill(template: string, values: Record<string, string | number | null | undefined>): string | null {
  let complete = true;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined || value === null || value === "") complete = false;
    return String(value ?? "");
  });
  return complete ? text : null;
}

/** The text of a system line in the visitor's language; the server's own text for a code that these words do not know. */
export function systemText(words: Words, message: Pick<VisitorMessage, "system" | "text" | "authorName">): string {
  const template = message.system ? words.system[message.system.code] : null;
  const values = { name: message.authorName, ...message.system?.params };
  return (template && fill(template, values)) || message.text;
}

/** Since when, in words of the language: "2 min", "1 hr". At least one minute is counted before a figure is given. */
export function durationText(words: Words, ms: number): string | null {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return null;
  const [value, unit] = minutes < 60 ? [minutes, "minute"] : [Math.floor(minutes / 60), "hour"];
  return new Intl.NumberFormat(words.tag, { style: "unit", unit, unitDisplay: "short" }).format(value);
}
