/** What must hold of a conversation whatever happened on the way: every acknowledged message is stored exactly once, in order, and the stream told all of it. Pure. */
import type { VisitorMessage } from "@/lib/contracts/widget/conversation";
import type { Acknowledged } from "./visitor-client";

export type Compared = {
  acknowledged: readonly Pick<Acknowledged, "clientId" | "text" | "seq">[];
  /** From the list, without the first line. */
  stored: readonly Pick<VisitorMessage, "seq" | "author" | "clientId" | "text">[];
  lastSeq: number;
  /** Seqs in the order in which the stream brought them. */
  streamed: readonly number[];
};

/** Sentences, each naming what is broken; none when all is well. */
export function compareStored({ acknowledged, stored, lastSeq, streamed }: Compared): string[] {
  const own = stored.filter(({ author }) => author === "visitor");
  return [
    ...acknowledged.flatMap(({ clientId, text, seq }) => {
      const found = own.filter((message) => message.clientId === clientId);
      const [first] = found;
      if (!first) return [`message ${clientId} was acknowledged and is not stored`];
      if (found.length > 1) return [`message ${clientId} is stored ${found.length} times`];
      if (first.seq !== seq) return [`message ${clientId} was acknowledged with seq ${seq} and has ${first.seq}`];
      return first.text === text.normalize("NFC").trim() ? [] : [`message ${clientId} is stored with another text`];
    }),
    ...(own.length > acknowledged.length ? [`${own.length - acknowledged.length} messages are stored that nobody was told of`] : []),
    ...(isRising(acknowledged.map(({ seq }) => seq)) ? [] : ["messages are stored in another order than they were acknowledged"]),
    ...holes(
      "the list",
      stored.map(({ seq }) => seq),
      2,
      lastSeq,
    ),
    ...holes("the stream", streamed, 1, lastSeq),
  ];
}

function isRising(seqs: readonly number[]): boolean {
  return seqs.every((seq, place) => place === 0 || seq > (seqs[place - 1] ?? 0));
}

function holes(where: string, seqs: readonly number[], first: number, last: number): string[] {
  const broken = seqs.findIndex((seq, place) => seq !== first + place);
  if (broken >= 0) return [`${where} has seq ${seqs[broken]} where ${first + broken} is due`];
  const end = first + seqs.length - 1;
  return end === last ? [] : [`${where} ends with seq ${end}, the conversation with ${last}`];
}
