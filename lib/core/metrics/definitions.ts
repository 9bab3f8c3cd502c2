/** Every figure in words: what is counted, in which unit, over what. The page shows them; docs/metrics.md holds the same sentences. */
export type Definition = { readonly name: string; readonly unit: string; readonly words: string };

export const definitions: readonly Definition[] = [
  {
    name: "Conversations",
    unit: "conversations",
    words:
      "Conversations that began in this time. Every other figure is about these same conversations, whenever the rest of them happened, so the parts add up.",
  },
  {
    name: "Answered by the bot",
    unit: "conversations",
    words:
      "Ended; the bot answered, no person wrote or released an answer, and nobody was left waiting for one. Whatever the bot says counts as its answer, also when it asks back or returns a greeting.",
  },
  { name: "Waiting for a person", unit: "conversations", words: "Not ended; the visitor needs a person and has no answer from one." },
  {
    name: "Helped by a person",
    unit: "conversations",
    words: "Ended; a person wrote or released an answer, or ended what was waiting. An answer that a person approved or edited counts as a person's.",
  },
  { name: "Still going on", unit: "conversations", words: "Not ended, and nobody waits for a person." },
  {
    name: "Ended without an answer",
    unit: "conversations",
    words: "Ended by the visitor or by silence while a person was needed, or before anybody answered.",
  },
  {
    name: "Handoff rate",
    unit: "share of conversations",
    words:
      "Conversations that people were asked to take, or took, at least once, of all conversations. Each counts once, under the first reason of its first handoff.",
  },
  { name: "First response, bot", unit: "time", words: "From the visitor's first message to the first answer, where the bot gave it without a person." },
  {
    name: "First response, person",
    unit: "time",
    words:
      "From the first unmet need to the first answer that a person wrote or released after it. The need begins with the oldest unanswered message of the visitor at the moment when a person is asked for or an answer is held, or with the asking itself.",
  },
  {
    name: "Resolution, bot",
    unit: "time",
    words: "From the visitor's first message to the end, for what the bot answered alone. What silence ended was over with its last answer.",
  },
  { name: "Resolution, person", unit: "time", words: "From the visitor's first message to the end, for what a person helped with." },
  { name: "Resolution from the first unmet need", unit: "time", words: "From the first unmet need to the end, for what a person helped with." },
  {
    name: "Rating (CSAT)",
    unit: "1 to 5",
    words: "The mean of the ratings, the last of each conversation. It is a person's as soon as a person wrote or released an answer, else the bot's.",
  },
  {
    name: "Response rate of ratings",
    unit: "share of ended conversations",
    words: "Rated conversations of those that ended at least once, which is when the question is asked.",
  },
  {
    name: "Human correction rate",
    unit: "share of decided drafts",
    words: "Drafts that a person edited, rejected or answered in place of, of all drafts that a person decided. Drafts that nobody decided are in neither.",
  },
  { name: "Reopened", unit: "share of ended conversations", words: "Conversations that were opened again at least once, of those that ended at least once." },
];

export const outcomeWords = {
  bot: "Answered by the bot",
  waiting: "Waiting for a person",
  person: "Helped by a person",
  open: "Still going on",
  unanswered: "Ended without an answer",
} as const;

export const durationWords = {
  botResponse: "First response, bot",
  personResponse: "First response, person",
  botResolution: "Resolution, bot",
  personResolution: "Resolution, person",
  needResolution: "Resolution from the first unmet need",
} as const;
