/** The demo workspace itself: its name, its bot, its channel, and the times in which answers were held as drafts. */
import { demoSlug } from "@/lib/core/workspace/demo-slug";
import type { DraftModePeriod, FormStart } from "@/prisma/seed/content/story-types";

export const workspace = {
  name: "Fernweg Outfitters",
  slug: demoSlug,
  timeZone: "Europe/Berlin",
} as const;

export const bot = {
  name: "Juniper",
  greeting:
    "Hello, I am Juniper, the AI assistant of Fernweg Outfitters. I answer from our help pages about orders, delivery, returns, repairs, rental and tours. You can talk to a person at any time.",
  tone: "Friendly, short and concrete. Says what to do next. No exclamation marks and no sales talk.",
  instructions: [
    "Answer only from the help centre of Fernweg Outfitters and name the article.",
    "Answer in the language of the visitor when there is an article in it, otherwise in English.",
    "Give prices in euros and periods in days exactly as the article states them.",
    "Never promise a refund, a replacement or a delivery date for one particular order: a person decides that.",
    "Never give medical, legal or route-safety advice: hand over to a person.",
  ].join("\n"),
  awayMessage:
    "Nobody from our team is online right now. We are here Monday to Friday from 9:00 to 18:00 and Saturday from 10:00 to 14:00, Central European Time. Leave your e-mail address and we will answer you there, usually by noon of the next working day.",
} as const;

export const channel = {
  name: "Web shop",
  siteOrigins: ["https://shop.fernweg.example", "https://www.fernweg.example", "https://help.fernweg.example"],
} as const;

/** Ordered from the oldest; a story with a held draft lies inside one of these, every other story outside. */
export const draftModePeriods: readonly DraftModePeriod[] = [
  {
    from: { daysAgo: 89, hour: 6 },
    to: { daysAgo: 87, hour: 20 },
    by: "amara",
    why: "The first three days after launch every answer is read by a person before it is sent.",
  },
  {
    from: { daysAgo: 31, hour: 7 },
    to: { daysAgo: 31, hour: 12 },
    by: "amara",
    why: "The returns articles were rewritten; their first answers are checked.",
  },
  {
    from: { daysAgo: 3, hour: 8 },
    to: { daysAgo: 3, hour: 11 },
    by: "amara",
    why: "The rental articles were rewritten; their first answers are checked.",
  },
  {
    from: { minutesAgo: 46 },
    to: { minutesAgo: 14 },
    by: "amara",
    why: "New winter articles went online; answers are checked for half an hour.",
  },
];

/** A person does it by hand: the shop has no tool. Late, so that older stories ask a person for it. */
export const formStart: FormStart = { at: { minutesAgo: 80 }, by: "mateusz", kind: "address_change" };
