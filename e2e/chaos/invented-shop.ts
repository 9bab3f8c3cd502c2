/** A shop that is nobody's, and what its visitors say: the three formats that a replay reads, as JSON Lines. */
import type { KnowledgeLine, ReplayTurn } from "@/lib/replay/replay-case";

type Article = [id: string, title: string, body: string, ...exemplars: [string, string, string]];

const collections: Record<string, readonly Article[]> = {
  bicycles: [
    [
      "b1",
      "Sending a bicycle back",
      "A bicycle that was not ridden goes back within forty days, in its box.",
      "How do I send a bicycle back?",
      "Can I return a bicycle I have not ridden?",
      "Until when may I give my bicycle back?",
    ],
    [
      "b2",
      "Punctures",
      "We mend a puncture while you wait; a new tube costs eight crowns.",
      "Who mends a puncture?",
      "My tyre is flat, what now?",
      "What does a new inner tube cost?",
    ],
    [
      "b3",
      "The frame's warranty",
      "A frame is under warranty for ten years from the day of purchase.",
      "How long is the frame under warranty?",
      "Is a cracked frame covered?",
      "When does the warranty of my frame run out?",
    ],
    [
      "b4",
      "Engraving a code",
      "We engrave a code into the frame free of charge, on Thursdays.",
      "Do you engrave a code into frames?",
      "When can I have a code engraved?",
      "Is engraving free of charge?",
    ],
    [
      "b5",
      "Child seats",
      "A child seat carries up to twenty-two kilograms and fits every luggage rack.",
      "Which child seat fits my luggage rack?",
      "How heavy may a child in the seat be?",
      "Do you sell child seats?",
    ],
    [
      "b6",
      "Winter storage",
      "From November to March we store a bicycle in a dry hall for thirty crowns.",
      "Do you store bicycles in winter?",
      "What does winter storage cost?",
      "Where is my bicycle kept from November on?",
    ],
  ],
  boats: [
    [
      "s1",
      "Renting a canoe",
      "A canoe is rented by the day, with two paddles and vests.",
      "How do I rent a canoe?",
      "Are paddles included with a canoe?",
      "What belongs to a rented canoe?",
    ],
    [
      "s2",
      "The mooring fee",
      "A mooring in the harbour costs nine crowns a metre and month.",
      "What is the mooring fee?",
      "How much is a berth in the harbour?",
      "Is the mooring paid by the metre?",
    ],
    [
      "s3",
      "Sailing lessons",
      "Lessons begin every Monday in May and take five mornings.",
      "When do sailing lessons begin?",
      "How many mornings does the sailing course take?",
      "Do you teach sailing?",
    ],
    [
      "s4",
      "A lost key of a locker",
      "The harbour office opens a locker whose key is lost and keeps a spare.",
      "I lost the key of my locker, who opens it?",
      "Is there a spare key for lockers?",
      "Who has the key of my locker?",
    ],
    [
      "s5",
      "Mending a sail",
      "The sailmaker mends a torn sail within a week.",
      "Who mends a torn sail?",
      "How long does the sailmaker need?",
      "My sail has a tear, can you mend it?",
    ],
    [
      "s6",
      "Life vests for dogs",
      "Dogs wear a vest on board; we lend it in three sizes.",
      "Do dogs need a vest on board?",
      "Can you lend me a vest for my dog?",
      "Which sizes do dog vests have?",
    ],
  ],
};
const foreign = ["Which planet has the most moons?", "Who painted the ceiling of the town hall in Aarhus?", "How many verses has the oldest known lullaby?"];
const callsForPeople = ["I want to talk to a person", "Please connect me with a human agent", "Can I speak with one of your employees?"];

export const shopKnowledge = jsonl(
  Object.entries(collections).flatMap(([collection, articles]) =>
    articles.map(([id, title, body, ...exemplars]): KnowledgeLine => ({ id, title, body, exemplars, collection })),
  ),
);

/** What a file holds, and what a replay of it must come to. */
export type CaseFile = { content: string; conversations: string[][]; inScope: number; outOfScope: number };

/** Of five one is foreign to the shop and one wants a person, which has no right answer. */
export function writeQuestions(count: number): CaseFile {
  const known = Object.values(collections).flat();
  const lines = Array.from({ length: count }, (_, place) => {
    const id = `q${place}`;
    if (place % 5 === 3) return { id, text: at(foreign, place), gold: null };
    if (place % 5 === 4) return { id, text: at(callsForPeople, place) };
    const [gold, , , ...exemplars] = at(known, place);
    return { id, text: at(exemplars, Math.floor(place / known.length)), gold };
  });
  return {
    content: jsonl(lines),
    conversations: lines.map(({ text }) => [text]),
    inScope: lines.filter(({ gold }) => typeof gold === "string").length,
    outOfScope: lines.filter(({ gold }) => gold === null).length,
  };
}

/** Half of them conversations of two collections, most of them handed over in the middle; half dialogues, which people keep. */
export function writeConversations(count: number): CaseFile {
  const talks = Array.from({ length: count }, (_, place) => talk(place));
  return {
    content: jsonl(
      talks.map(({ turns, collection, gold }, place) => {
        if (collection !== null)
          return { id: `c${place}`, collection, conversation: turns.map(({ role, text }) => ({ role: role === "agent" ? role : "user", text })), gold };
        return {
          id: `d${place}`,
          turns: turns.map(({ role, text }) => ({ role: role === "agent" ? role : "customer", text })),
          agent_answer: `That was everything about case ${place}.`,
        };
      }),
    ),
    conversations: talks.map(({ turns }) => turns.flatMap(({ role, text }) => (role === "visitor" ? [text] : []))),
    inScope: talks.filter(({ gold }) => gold !== null && gold.length > 0).length,
    outOfScope: talks.filter(({ gold }) => gold?.length === 0).length,
  };
}

function talk(place: number): { turns: ReplayTurn[]; collection: string | null; gold: string[] | null } {
  const collection = place % 4 === 0 ? "bicycles" : "boats";
  const articles = collections[collection] ?? [];
  const [, , , earlier] = at(articles, place);
  const [id, , , , later] = at(articles, place + 1);
  const visitor = (text: string): ReplayTurn => ({ role: "visitor", text });
  const agent = (text: string): ReplayTurn => ({ role: "agent", text });
  const helped = agent(`A colleague looked into case ${place}.`);
  if (place % 2 === 1) {
    const turns = [agent("Welcome!"), visitor(at(callsForPeople, place)), helped, visitor(`Thank you, and this is my remark ${place}.`)];
    return { turns, collection: null, gold: null };
  }
  if (place % 6 === 0) return { turns: [visitor(earlier), agent("So it was said."), visitor(later)], collection, gold: [id] };
  if (place % 6 === 2) return { turns: [visitor(at(callsForPeople, place)), helped, visitor(later)], collection, gold: [id] };
  return { turns: [visitor(earlier), visitor(at(foreign, place))], collection, gold: [] };
}

function at<T>(list: readonly T[], place: number): T {
  return list[place % list.length] as T;
}

function jsonl(records: readonly unknown[]): string {
  return records.map((record) => JSON.stringify(record)).join("\n");
}
