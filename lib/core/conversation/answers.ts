/** Which messages answer a visitor, and what was asked before them. */

/** Sent in the bot's words, whoever let them pass. */
export function isBotAnswer(author: string): boolean {
  return author === "bot" || author === "bot_approved" || author === "bot_edited_by_human";
}

/**
 * The question that an answer of a person is about: the longest of what the visitor said since the answer before, or, when nothing was, of all
 * that was said. "Are you there?" after a question is shorter than the question.
 * @param before in their order, the answer itself left out
 */
export function questionBefore(before: readonly { author: string; text: string | null }[]): string | null {
  const last = before.findLastIndex(({ author }) => author !== "visitor" && author !== "system");
  const said = (from: number) => before.slice(from).flatMap(({ author, text }) => (author === "visitor" && text ? [text] : []));
  const since = said(last + 1);
  const longest = (texts: readonly string[]) => texts.reduce<string | null>((best, text) => (best === null || text.length > best.length ? text : best), null);
  return longest(since.length > 0 ? since : said(0));
}
