/** What a replay plays: visitors' turns in their order with what people said between them, and, where it is known, which articles are the right answer. */

export type ReplayTurn = { role: "visitor" | "agent"; text: string };

export type ReplayCase = {
  id: string;
  /** Cases of one group share a workspace; null is the only group of files without collections. */
  group: string | null;
  turns: readonly ReplayTurn[];
  /** External ids of the articles that answer the last visitor turn; empty: out of scope; null: the file does not say. */
  gold: readonly string[] | null;
  /** question: the last turn is judged, and a person hands back to the bot before it. dialogue: people keep what they have. */
  kind: "question" | "dialogue";
};

export type KnowledgeLine = { id: string; title: string; body: string; exemplars: string[]; collection: string | null };
