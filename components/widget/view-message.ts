/** One message: who wrote it, what it says, its sources and its rating. */
import { h, icon, setAll, setText } from "./dom";
import type { IconName } from "./dom";
import type { Entry } from "./entries";
import { linkify } from "./linkify";
import { createRating } from "./view-rating";
import { createSources } from "./view-sources";
import type { ViewContext } from "./view-context";
import type { Words } from "./words";

export interface MessageView {
  node: HTMLElement;
  update(entry: Entry): void;
}

const linkRel = "noopener nofollow ugc";

/** The text as it is, with its addresses as links. */
export function textNodes(text: string, words: Words): Node[] {
  return linkify(text).map(({ text: part, href }) =>
    href
      ? h("a", { href, rel: linkRel, target: "_blank" }, part, h("span", { class: "sr" }, ` (${words.opensNewWindow})`))
      : document.createTextNode(part),
  );
}

/** The mark of an author: its drawing and its words. The same words are read out for messages whose mark is not drawn. */
function markOf(entry: Entry, words: Words): { drawing: IconName; name: string | null; kind: string } | null {
  switch (entry.author) {
    case "bot":
      return { drawing: "bot", name: entry.name, kind: words.assistant };
    case "human":
      return { drawing: "person", name: entry.name, kind: words.person };
    case "bot_approved":
      return { drawing: "check", name: entry.name, kind: words.approvedBy };
    case "bot_edited_by_human":
      return { drawing: "pencil", name: entry.name, kind: words.editedBy };
    default:
      return null;
  }
}

const systemDrawing: Record<string, IconName> = {
  ai_disclosure: "bot",
  bot_resumed: "bot",
  human_joined: "person",
  human_left: "person",
  handoff_requested: "clock",
  handoff_away: "clock",
  draft_held: "clock",
  handoff_unaccepted: "mail",
  email_saved: "mail",
  resolved: "check",
};

function timeNode(iso: string, words: Words): HTMLElement {
  const at = new Date(iso);
  const sameDay = at.toDateString() === new Date().toDateString();
  const clock: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit" };
  const short = new Intl.DateTimeFormat(words.tag, sameDay ? clock : { day: "numeric", month: "short", ...clock });
  const long = new Intl.DateTimeFormat(words.tag, { dateStyle: "full", timeStyle: "medium" });
  return h("time", { datetime: iso, title: long.format(at) }, short.format(at));
}

export function createMessage(first: Entry, context: ViewContext): MessageView {
  const { words } = context;
  const mark = markOf(first, words);
  const system = first.author === "system";
  const drawing = mark?.drawing ?? (system ? (systemDrawing[first.code ?? ""] ?? "chat") : null);
  const head = h(
    "div",
    { class: "mark" },
    drawing && !system && icon(drawing),
    mark?.name && h("b", { dir: "auto" }, mark.name),
    mark && h("span", {}, mark.kind),
    first.author === "visitor" && h("span", {}, words.you),
  );
  const text = h("div", { class: "text", dir: "auto" }, ...textNodes(first.text, words));
  const status = h("div", { class: "status" });
  const node = h(
    "div",
    { class: "message", "data-testid": "message", "data-author": first.author, "data-code": first.code },
    system ? drawing && icon(drawing) : head,
    h("div", { class: "bubble" }, text),
    status,
  );
  let shownText = first.text;
  let timed = false;

  if (first.sources.length > 0) status.before(createSources(first.sources, words));
  const rating = first.rateable ? createRating(first.rateable, context) : null;
  if (rating) status.before(rating);

  return {
    node,
    update(entry) {
      setAll(node, { "data-seq": entry.seq, "data-delivery": entry.delivery, "data-joined": entry.joined });
      if (entry.text !== shownText) {
        shownText = entry.text;
        text.replaceChildren(...textNodes(entry.text, words));
      }
      if (entry.createdAt && !timed) {
        timed = true;
        if (!system) head.append(timeNode(entry.createdAt, words));
      }
      const { delivery } = entry;
      setText(status, delivery === "sending" ? words.sending : delivery === "waiting" ? words.retrying : delivery ? words.sent : "");
    },
  };
}
