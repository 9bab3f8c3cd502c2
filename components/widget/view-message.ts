/** One message: who wrote it, what it says, its sources and its rating. */
import { h, icon, setAll, setText } from "./dom";
import type { IconName } from "./dom";
import type { Entry } from "./entries";
import type { ViewContext } from "./view-context";

export interface MessageView {
  node: HTMLElement;
  update(entry: Entry): void;
}

/** The drawing of an author's mark, or of a system line. */
const drawings: Record<string, IconName> = {
  bot: "bot",
  bot_approved: "check",
  bot_edited_by_human: "pencil",
  human: "person",
  ai_disclosure: "bot",
  bot_resumed: "bot",
  human_joined: "person",
  human_left: "person",
  handoff_unaccepted: "mail",
  email_saved: "mail",
  resolved: "check",
};

export function createMessage({ author, authorName, code }: Entry, context: ViewContext): MessageView {
  const { words } = context;
  const kinds: Record<string, string> = {
    visitor: words.you,
    bot: words.assistant,
    bot_approved: words.approved,
    bot_edited_by_human: words.edited,
    human: words.person,
  };
  const drawing = icon(drawings[code ?? author] ?? "clock");
  const mark = h("div.mark", {}, drawing, h("b", { dir: "auto" }, authorName), kinds[author]);
  const body = h("div.text", { dir: "auto" });
  const status = h("div.status");
  const node = h("div.message", { "data-testid": "message", "data-author": author, "data-code": code }, mark, h("div.bubble", {}, body), status);
  let timed = false;
  let completed = false;

  return {
    node,
    update({ stored: known, joined, delivery, text }) {
      setText(body, text);
      // Touched only where there is a link: a log speaks what is put into it.
      const parts = context.views?.rich(text) ?? [];
      if (parts.length > body.childNodes.length) body.replaceChildren(...parts);
      setAll(node, { "data-seq": known?.seq, "data-joined": joined, "data-delivery": delivery });
      setText(status, delivery ? { sending: words.sending, waiting: words.retrying, sent: words.sent }[delivery] : "");
      if (known && context.views && !completed) {
        completed = true;
        status.before(...context.views.underMessage(known));
      }
      if (!known || timed) return;
      timed = true;
      const at = new Date(known.createdAt);
      mark.append(h("time", { datetime: known.createdAt, title: at.toLocaleString(words.tag) }, at.toLocaleTimeString(words.tag, { timeStyle: "short" })));
    },
  };
}
