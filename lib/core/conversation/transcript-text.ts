/** A conversation as plain text that a visitor or a member keeps: who said what and when, people and the AI told apart on every line. */

export type TranscriptMessage = {
  author: "visitor" | "bot" | "human" | "bot_approved" | "bot_edited_by_human" | "system";
  authorName: string | null;
  /** Null after erasure. */
  text: string | null;
  sources: readonly { title: string; url: string | null }[];
  files: readonly { name: string; sizeBytes: number; erased: boolean }[];
  createdAt: Date;
};

export function transcriptText(head: { channelName: string; startedAt: Date; madeAt: Date }, messages: readonly TranscriptMessage[]): string {
  const lines = [
    `Conversation with ${oneLine(head.channelName)}`,
    `Started ${instant(head.startedAt)}. This copy was made ${instant(head.madeAt)}. Times are UTC.`,
    "",
    ...messages.flatMap(entry),
  ];
  return `${lines.join("\n")}\n`;
}

function entry({ author, authorName, text, sources, files, createdAt }: TranscriptMessage): string[] {
  return [
    `[${instant(createdAt)}] ${who(author, authorName)}:`,
    ...(text === "" && files.length > 0 ? [] : indented(text ?? "(erased)")),
    ...sources.map(({ title, url }) => `  Source: ${oneLine(title)}${url === null ? "" : ` <${oneLine(url)}>`}`),
    ...files.map((file) => (file.erased ? "  File: (erased)" : `  File: ${oneLine(file.name)}, ${Math.max(1, Math.round(file.sizeBytes / 1024))} kB`)),
    "",
  ];
}

function who(author: TranscriptMessage["author"], authorName: string | null): string {
  const name = oneLine(authorName ?? "");
  switch (author) {
    case "visitor":
      return "Visitor";
    case "bot":
      return `${name || "Bot"} (AI assistant)`;
    case "human":
      return `${name || "Team"} (person)`;
    case "bot_approved":
      return `${name || "Team"} (AI assistant's answer, approved by this person)`;
    case "bot_edited_by_human":
      return `${name || "Team"} (AI assistant's answer, edited by this person)`;
    case "system":
      return "Notice";
  }
}

/** No message can look like the beginning of another: its lines stand further in. */
function indented(text: string): string[] {
  return text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).map((line) => `  ${plain(line)}`);
}

function oneLine(text: string): string {
  return plain(text.replace(/\s+/g, " ").trim());
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => (sign === "\t" ? sign : " "));
}

/** `2026-11-26 10:02`. */
function instant(at: Date): string {
  return at.toISOString().slice(0, 16).replace("T", " ");
}
