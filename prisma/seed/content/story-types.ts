/**
 * The shapes of the demo workspace's content: articles, members, scripted conversations and the parameters of the generated ones.
 * Content says what people do and write; the seed runner does it through the product, so no story holds a row or an id of the database.
 */

import type { RequestKind } from "@/lib/core/kernel/request-kinds";

/** Languages in which the demo has articles and visitors, as ISO 639-1 codes. */
export type Lang = "en" | "de" | "es" | "ja";

/** Languages in which visitors write; those without articles are answered from the English ones or by a person. */
export type VisitorLang = Lang | "fr" | "pt" | "ar";

/** Collections of the help centre; each becomes a topic of the workspace. */
export type Collection = "orders" | "delivery" | "returns" | "warranty-and-repair" | "products" | "rental" | "tours" | "account";

export interface DemoArticle {
  /** Unique over all languages; the language is its first part, for example `en-returns-policy`. */
  key: string;
  collection: Collection;
  lang: Lang;
  title: string;
  /** Plain paragraphs separated by an empty line; no Markdown. */
  body: string;
  /** Questions that visitors ask and this article answers, three to six. */
  exemplars: readonly string[];
  url: string;
  status: "published" | "draft";
}

export type DemoRole = "owner" | "admin" | "manager" | "reviewer" | "agent" | "viewer";

export type MemberKey = "ingrid" | "mateusz" | "amara" | "priya" | "lena" | "diego" | "haruka" | "chloe";

export interface DemoMember {
  key: MemberKey;
  name: string;
  email: string;
  role: DemoRole;
  /** Languages in which this member answers visitors; empty for those who do not answer. */
  languages: readonly Lang[];
}

/**
 * A moment relative to the time of seeding. Hours and minutes are UTC. `minutesAgo` counts back from the time of seeding itself
 * and is for what must be fresh on the first screen, at any time of the day.
 */
export type StoryMoment = { daysAgo: number; hour: number; minute?: number } | { minutesAgo: number };

/** Seconds between the step before and this one; without it the default of `story-time.ts`. */
interface Timed {
  afterSeconds?: number;
}

/**
 * One thing that happens in a conversation. The steps of a story are done in order.
 *
 * - `visitor`: the visitor sends a message.
 * - `expect`: no act; the state that the last turn must have led to. `answer`: the bot answered. `hold`: a draft waits for a
 *   person. In both `article` names one that the sources must hold. `handoff`: the conversation is in the queue or with a person,
 *   whether by this turn or an earlier one. A message without `expect` may be decided either way.
 * - `request`: the visitor sends the form that the bot has offered; values by the keys of its fields.
 * - `askHuman`: the visitor presses "Talk to a person"; left out when the bot has handed over already.
 * - `away`: nobody of the team is present; time passes until the visitor was told so.
 * - `leaveEmail`: the visitor answers the request for an e-mail address.
 * - `acceptBy`: a member accepts the handoff, or takes over when the bot still has the conversation.
 * - `agent`: a message of the member who has the conversation.
 * - `note`: a private note.
 * - `openDraft`: a member opens the waiting draft and begins to read.
 * - `sendDraft`, `dropDraft`: what a member does with the waiting draft; `edited` is the text that is sent in its place.
 * - `handBack`: the member who has the conversation gives it back to the bot.
 * - `resolveBy`: a member, `visitor` (ends the chat) or `idle` (the product closes what has gone quiet).
 * - `reopen`: the visitor writes again after the conversation was resolved.
 * - `thumbs`: on the newest message of the bot. `csat`: the rating after the conversation was resolved.
 */
export type StoryStep =
  | ({ visitor: string } & Timed)
  | { expect: "answer" | "hold"; article: string }
  | { expect: "handoff" }
  | ({ request: RequestKind; values: Record<string, string> } & Timed)
  | ({ askHuman: true } & Timed)
  | { away: true }
  | ({ leaveEmail: string } & Timed)
  | ({ acceptBy: MemberKey } & Timed)
  | ({ agent: string } & Timed)
  | ({ note: string; by: MemberKey } & Timed)
  | ({ openDraft: true; by: MemberKey } & Timed)
  | ({ sendDraft: true; by: MemberKey; edited?: string } & Timed)
  | ({ dropDraft: true; by: MemberKey } & Timed)
  | ({ handBack: true } & Timed)
  | ({ resolveBy: MemberKey | "visitor" | "idle" } & Timed)
  | ({ reopen: string } & Timed)
  | ({ thumbs: "up" | "down"; reason?: string } & Timed)
  | ({ csat: 1 | 2 | 3 | 4 | 5; comment?: string } & Timed);

/** What a story is about; every one of these is told at least once. */
export type StoryTheme =
  | "sourced-answer"
  | "explicit-request"
  | "refund-dispute"
  | "missing-parcel"
  | "warranty-contradiction"
  | "out-of-scope"
  | "repeated-question"
  | "fraud"
  | "account-deletion"
  | "medical"
  | "complaint"
  | "wrong-answer"
  | "long-wait"
  | "hand-back"
  | "reopened"
  | "away"
  | "hostile-text"
  | "draft-review"
  | "complex"
  | "open-now"
  | "generated";

export type Story = StoryMoment & {
  key: string;
  theme: StoryTheme;
  lang: VisitorLang;
  /** As the visitor states it; unverified. */
  visitor: { name?: string; email?: string };
  pageUrl: string;
  steps: readonly StoryStep[];
};

/** A time in which the workspace's draft mode was switched on, by whom and why. */
export interface DraftModePeriod {
  from: StoryMoment;
  to: StoryMoment;
  by: MemberKey;
  why: string;
}

/** When a form of the bot was switched on, and by whom. */
export interface FormStart {
  at: StoryMoment;
  by: MemberKey;
  kind: RequestKind;
}

/** Parameters of the generated conversations. Shares are between 0 and 1; weights are relative to their sum. */
export interface GeneratorParameters {
  /** Start of the pseudo-random sequence; the same seed gives the same stories. */
  seed: number;
  /** How many conversations are generated. */
  count: number;
  oldestDaysAgo: number;
  newestDaysAgo: number;
  /** Last hour (UTC) of the newest day, early enough that its conversations are over at midnight. */
  lastHourOfNewestDay: number;
  /** Days on which nothing is generated because the workspace held answers as drafts. */
  skipDaysAgo: readonly number[];
  /** Articles whose questions are left to the scripted stories, because a person must answer them. */
  skipArticles: readonly string[];
  /** Weight of each hour of the day in UTC, 24 numbers. */
  hourWeights: readonly number[];
  /** First and last hour (UTC) of conversations in which a person takes part. */
  teamHours: readonly [number, number];
  /** How much busier the newest day is than the oldest; 2 means twice. */
  growth: number;
  langWeights: Record<Lang, number>;
  collectionWeights: Record<Collection, number>;
  /** How many of `count` happened within the last hours, and between how many minutes ago; these need no person. */
  recentCount: number;
  recentMinutesAgo: readonly [number, number];
  /** Share of visitors who state a name, and of those the share who state an e-mail address. */
  named: number;
  withEmail: number;
  /** Share of conversations with a second question from the same collection. */
  secondQuestion: number;
  /** Share that asks for a person afterwards, and of those the share that uses the button. */
  askPerson: number;
  byButton: number;
  /** Shares of answers that get a thumb. */
  thumbsUp: number;
  thumbsDown: number;
  /** Share of conversations without a person that the visitor ends; the others go quiet and are not rated. */
  endedByVisitor: number;
  /** Shares of rated conversations, by who helped last. */
  ratedBot: number;
  ratedPerson: number;
  /** Weights of the ratings 1 to 5. */
  csatBot: readonly number[];
  csatPerson: readonly number[];
}

/** What a visitor wants from a person in a generated conversation, and what the person writes back. */
export interface Exchange {
  lang: Lang;
  collection: Collection;
  need: string;
  reply: string;
  thanks: string;
}

/** Words around the questions of generated conversations. */
export interface Phrases {
  names: readonly string[];
  /** Put in front of a question; the empty text is the most frequent. */
  openings: readonly string[];
  /** Requests for a person. */
  requests: readonly string[];
  /** First message of the person; `{agent}` stands for the first name. */
  greetings: readonly string[];
  downReasons: readonly string[];
  goodComments: readonly string[];
  badComments: readonly string[];
}
