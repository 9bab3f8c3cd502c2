/** What the list shows, from what is known: the disclosure first, the greeting, the messages, then what waits to be sent. */
import type { Author, Source, VisitorMessage } from "@/lib/contracts/widget/conversation";
import type { State } from "./store";
import type { Words } from "./words";
import { systemText } from "./words";

export interface Entry {
  /** Stays the same while a message goes from queued to stored, so that it is neither drawn nor announced twice. */
  key: string;
  author: Author;
  name: string | null;
  text: string;
  seq: number | null;
  sources: readonly Source[];
  createdAt: string | null;
  delivery: "sending" | "waiting" | "sent" | null;
  /** The stored message, when it is one of the bot's answers that can be rated. */
  rateable: VisitorMessage | null;
  code: string | null;
  /** The message before is of the same author: the mark need not be drawn again. */
  joined: boolean;
}

const bare = { name: null, seq: null, sources: [], createdAt: null, delivery: null, rateable: null, code: null, joined: false };

function stored(message: VisitorMessage, words: Words): Entry {
  const code = message.system?.code ?? null;
  const ai = message.author.startsWith("bot");
  return {
    ...bare,
    key: code === "ai_disclosure" ? "disclosure" : (message.clientId ?? message.id),
    author: message.author,
    name: message.authorName,
    text: systemText(words, message),
    seq: message.seq,
    sources: message.sources,
    createdAt: message.createdAt,
    rateable: ai ? message : null,
    code,
  };
}

export function entriesOf(state: State, words: Words): Entry[] {
  const { timeline, outbox, channel } = state;
  const first = timeline.run[0];
  const entries = timeline.run.map((message) => stored(message, words));

  if (!first || first.seq === 1) {
    const disclosure: Entry = { ...bare, key: "disclosure", author: "system", text: words.system.ai_disclosure!, code: "ai_disclosure" };
    const opening = first?.system?.code === "ai_disclosure" ? [entries.shift()!] : [disclosure];
    if (channel?.greeting) opening.push({ ...bare, key: "greeting", author: "bot", name: channel.botName, text: channel.greeting });
    entries.unshift(...opening);
  }

  const known = new Set(entries.map(({ key }) => key));
  for (const { kind, clientId, text } of outbox) {
    if (kind !== "message" || known.has(clientId)) continue;
    const delivery = state.failures > 0 || state.link === "offline" ? "waiting" : "sending";
    entries.push({ ...bare, key: clientId, author: "visitor", text, delivery });
  }

  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    entry.joined = before?.author === entry.author && before.name === entry.name;
  });
  const last = entries[entries.length - 1];
  if (last?.author === "visitor") last.delivery ??= "sent";
  return entries;
}
