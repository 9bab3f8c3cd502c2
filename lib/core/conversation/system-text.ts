/** The words behind a system line. They are stored with the message, so that what a visitor was told can be shown later. */
import { maskedKinds } from "../kernel/personal-data-kinds";
import type { MaskedKind } from "../kernel/personal-data-kinds";

export type SystemLine =
  | { code: "ai_disclosure"; params: { bot: string } }
  /** `minutes`: what four of five visitors of late did not wait for longer, where that is known: see core/handoff/expected-wait.ts. */
  | { code: "handoff_requested"; params: { minutes?: string } }
  | { code: "handoff_away"; params: AwayParams }
  | { code: "handoff_bot_only"; params: AwayParams & { bot: string } }
  | { code: "handoff_unaccepted"; params: Record<string, never> }
  | { code: "email_saved"; params: Record<string, never> }
  | { code: "draft_held"; params: Record<string, never> }
  /** Words of the policy, in the visitor's language as far as they are written in it: see core/escalation/visitor-words.ts. */
  | { code: "told"; params: Record<string, never> }
  /** Of the forms, in the visitor's language: see core/request. `label`: what opens the form. */
  | { code: "request_offered"; params: { form: string; label: string } }
  | { code: "request_sent"; params: { form: string } }
  | { code: "request_ended"; params: { form: string; outcome: string } }
  | { code: "human_joined"; params: { name: string } }
  | { code: "human_left"; params: { name: string } }
  | { code: "bot_resumed"; params: { bot: string } }
  | { code: "resolved"; params: Record<string, never> }
  | { code: "reopened"; params: Record<string, never> }
  | { code: "visitor_ended"; params: Record<string, never> }
  /** How many of each kind. */
  | { code: "personal_data_masked"; params: Partial<Record<MaskedKind, string>> };

/** When the team is back, where the channel has hours that say so: an instant in ISO 8601, and the zone to tell it in. */
export type AwayParams = { message: string; nextOpenAt?: string; timeZone?: string };

export function awayParams(message: string, { nextOpenAt, timeZone }: { nextOpenAt: Date | null; timeZone: string | null }): AwayParams {
  return nextOpenAt === null ? { message } : { message, nextOpenAt: nextOpenAt.toISOString(), timeZone: timeZone ?? "UTC" };
}

/** The line about a person who is asked for. `minutes`: null where nothing can be said of the wait. */
export function requestedLine(minutes: number | null): SystemLine {
  return { code: "handoff_requested", params: minutes === null ? {} : { minutes: String(minutes) } };
}

function waitText(minutes: string | undefined): string {
  return minutes === undefined ? "" : ` It usually takes less than ${minutes === "1" ? "a minute" : `${minutes} minutes`}.`;
}

export function systemText(line: SystemLine): string {
  switch (line.code) {
    case "ai_disclosure":
      return `${line.params.bot} is an AI assistant. You can ask for a person at any time.`;
    case "handoff_requested":
      return `A person will take over. They see the whole conversation, so nothing needs to be said twice.${waitText(line.params.minutes)}`;
    case "handoff_away":
      return awayText(line.params);
    case "handoff_bot_only":
      return `${awayText(line.params)} ${line.params.bot}, the AI assistant, goes on helping until then.`.trim();
    case "handoff_unaccepted":
      return "Nobody has been free so far. Leave an e-mail address and a person will write to you there, or stay here and wait.";
    case "email_saved":
      return "Thank you. A person will write to that address if this page is closed.";
    case "draft_held":
      return "A person is looking at the answer before it is sent.";
    case "told":
    case "request_offered":
    case "request_sent":
    case "request_ended":
      // stands with the message alone, so that it goes when the message is erased
      return "";
    case "human_joined":
      return `${line.params.name} has joined.`;
    case "human_left":
      return `${line.params.name} has left the conversation.`;
    case "bot_resumed":
      return `${line.params.bot}, the AI assistant, answers again.`;
    case "resolved":
      return "The conversation is closed. How did it go?";
    case "reopened":
      return "The conversation is open again.";
    case "visitor_ended":
      return "The visitor has ended the conversation.";
    case "personal_data_masked":
      return `For your safety this was taken out of your message before it was stored: ${maskedWords(line.params)}.`;
  }
}

const maskedNames: Readonly<Record<MaskedKind, readonly [one: string, more: string]>> = {
  card_number: ["a card number", "card numbers"],
  card_code: ["the code of a card", "codes of cards"],
  bank_account: ["a bank account number", "bank account numbers"],
  national_id: ["a national identity number", "national identity numbers"],
  password: ["a password or PIN", "passwords or PINs"],
  one_time_code: ["a one-time code", "one-time codes"],
  access_key: ["an access key", "access keys"],
};

function maskedWords(params: Partial<Record<MaskedKind, string>>): string {
  const named = maskedKinds.flatMap((kind) => {
    const count = Number(params[kind] ?? 0);
    const [one, more] = maskedNames[kind];
    return count === 0 ? [] : [count === 1 ? one : `${count} ${more}`];
  });
  return new Intl.ListFormat("en", { type: "conjunction" }).format(named);
}

function awayText({ message, nextOpenAt, timeZone }: AwayParams): string {
  if (nextOpenAt === undefined) return message;
  const zone = timeZone ?? "UTC";
  const when = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  return `${message} We are back on ${when.format(new Date(nextOpenAt))} (${zone}).`.trim();
}
