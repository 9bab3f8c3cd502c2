/** Pasted text: one article, its first line the title and the rest the body. */
import { bodyLimit, titleLimit } from "./article-limits";
import { chooseTitle } from "./choose-title";
import { cleanText } from "./clean-text";
import { addArticle, addProblem, emptyImport, type ParsedImport } from "./parsed-import";

/** Never throws. A first line that is too long for a title stays in the body, and so does a line that is alone. */
export function parseText(content: string): ParsedImport {
  const result = emptyImport();
  const text = (content.startsWith("\uFEFF") ? content.slice(1) : content).replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const leading = text.length - text.trimStart().length;
  const line = 1 + newlines(text.slice(0, leading));
  const cleaned = cleanText(text, bodyLimit + titleLimit);
  if (!cleaned.ok) {
    addProblem(result, line, cleaned.problem);
    return result;
  }
  if (cleaned.text === "") return result;
  const end = cleaned.text.indexOf("\n");
  const first = end < 0 ? cleaned.text : cleaned.text.slice(0, end).trim();
  const rest = end < 0 ? "" : cleaned.text.slice(end + 1).trim();
  const fits = rest !== "" && cleanText(first, titleLimit).ok;
  const body = cleanText(fits ? rest : cleaned.text, bodyLimit);
  if (!body.ok) addProblem(result, line, `body: ${body.problem}`);
  else
    addArticle(result, {
      line,
      externalId: null,
      title: fits ? first : chooseTitle(cleaned.text),
      body: body.text,
      exemplars: [],
      url: null,
      collection: null,
    });
  return result;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
