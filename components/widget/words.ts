/**
 * The widget's own words. Every language is a file in `words/`, and every build of the widget holds one of them; names in
 * braces are filled in, and a text whose names cannot be filled gives way to the server's.
 */
import type { SystemCode, VisitorMessage } from "@/lib/contracts/widget/conversation";

export interface Words {
  /** Language tag, also for dates and numbers. */
  tag: string;
  dir: "ltr" | "rtl";
  /** System lines by code; `wait` is added to one that tells how many minutes it takes. A code that is not here shows the text that the server stored with the line, in English nearly always. */
  system: Partial<Record<SystemCode | "wait", string>>;
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
  /** The day in words (tomorrow, Monday) and the time, in the visitor's zone. */
  back: string;
  waiting: string;
  waitingFor: string;
  here: string;
  closed: string;
  write: string;
  send: string;
  tooLong: string;
  sending: string;
  sent: string;
  retrying: string;
  offline: string;
  unavailable: string;
  failed: string;
}

/** Words of what is loaded after the panel is there. */
export interface ExtraWords {
  earlier: string;
  source: string;
  read: string;
  helpful: string;
  notHelpful: string;
  wrong: string;
  thanks: string;
  emailTitle: string;
  email: string;
  save: string;
  emailInvalid: string;
  csat: string;
  low: string;
  high: string;
  score: string;
  comment: string;
  menu: string;
  end: string;
  anew: string;
  download: string;
  formTitle: string;
  start: string;
  choose: string;
  required: string;
  optional: string;
  agree: string;
  privacy: string;
  attach: string;
  drop: string;
  uploading: string;
  cancel: string;
  retry: string;
  remove: string;
  ready: string;
  tooLarge: string;
  wrongType: string;
  tooMany: string;
  empty: string;
  notUploaded: string;
  openFile: string;
  image: string;
  /** Who writes just now. */
  typing: string;
  newer: string;
  /** The day's allowance; when it is whole again, as in `back`. */
  usedUp: string;
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

/**
 * The text of a system line in the visitor's language; the server's own text for a code that these words do not know. A line
 * that says that nobody is there begins with what the tenant wrote, and says when the team is back in the visitor's zone.
 */
export function systemText(words: Words, { system, text, authorName }: Pick<VisitorMessage, "system" | "text" | "authorName">): string {
  if (!system) return text;
  const { code, params } = system;
  const own = fill(words.system[code] ?? "", { name: authorName, ...params });
  const away = params.nextOpenAt && `${params.message} ${fill(words.back, momentText(words, params.nextOpenAt, Date.now()))}`;
  const wait = own && fill(words.system.wait ?? "", { time: durationText(words, Number(params.minutes) * 60_000) });
  return [away || (own && params.message), own, wait].filter(Boolean).join(" ").trim() || text;
}

/** How long, in whole minutes: "2 min". Empty below a minute. */
export function durationText(words: Words, ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return minutes > 0 ? minutes.toLocaleString(words.tag, { style: "unit", unit: "minute" }) : "";
}

/** The day and the time of a moment in words: "tomorrow", "9:00 AM". Both are empty without one, or when it has passed. */
export function momentText({ tag }: Words, iso: string | null | undefined, nowMs: number): { day: string; time: string } {
  const at = new Date(iso ?? NaN);
  if (!(+at > nowMs)) return { day: "", time: "" };
  const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date(nowMs).setHours(0, 0, 0, 0)) / 86_400_000);
  const day =
    days < 2
      ? new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(days, "day")
      : at.toLocaleDateString(tag, { weekday: "long", ...(days > 6 && { day: "numeric", month: "long" }) });
  return { day, time: at.toLocaleTimeString(tag, { timeStyle: "short" }) };
}
