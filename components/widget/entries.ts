/** What the list shows, from what is known: the disclosure first, the greeting, the messages, then what waits to be sent. */
import type { VisitorMessage } from "@/lib/contracts/widget/conversation";
import type { State } from "./store";
import type { Words } from "./words";
import { systemText } from "./words";

/** A message, or what stands for one that the server does not have (yet): those have no seq. */
export interface Entry extends Pick<VisitorMessage, "author" | "authorName" | "text"> {
  /** Stays the same while a message goes from queued to stored, so that it is neither drawn nor announced twice. */
  key: string;
  code?: string;
  delivery?: "sending" | "waiting" | "sent";
  stored?: VisitorMessage;
  /** The message before is of the same author: the mark need not be drawn again. */
  joined?: boolean;
}

const disclosureCode = "ai_disclosure";

export function entriesOf({ timeline, outbox, channel, failing, link }: State, words: Words): Entry[] {
  const entries = timeline.run.map((stored): Entry => {
    const code = stored.system?.code;
    const key = code === disclosureCode ? code : (stored.clientId ?? stored.id);
    return { ...stored, key, code, stored, text: systemText(words, stored) };
  });

  // The first message of every conversation is the disclosure: where the rest is there, it stands in front.
  if (!timeline.run[0] || timeline.run[0].seq <= 2) {
    const opening: Entry[] =
      entries[0]?.code === disclosureCode
        ? entries.splice(0, 1)
        : [{ key: disclosureCode, code: disclosureCode, author: "system", authorName: null, text: words.disclosure }];
    if (channel?.greeting) opening.push({ key: "greeting", author: "bot", authorName: channel.botName, text: channel.greeting });
    entries.unshift(...opening);
  }

  for (const { kind, clientId, text } of outbox) {
    if (kind !== "message" || entries.some(({ key }) => key === clientId)) continue;
    entries.push({ key: clientId, author: "visitor", authorName: null, text, delivery: failing || link === "offline" ? "waiting" : "sending" });
  }

  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    entry.joined = entry.author !== "system" && before?.author === entry.author && before.authorName === entry.authorName;
  });
  const last = entries[entries.length - 1];
  if (last?.author === "visitor") last.delivery ??= "sent";
  return entries;
}
