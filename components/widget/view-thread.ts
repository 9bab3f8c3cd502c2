/** The list of messages: keeps its place, follows what is new when the end is in view, and says so when it is not. */
import { h, setAll, setChildren, setText } from "./dom";
import { entriesOf } from "./entries";
import type { View, ViewContext } from "./view-context";
import type { MessageView } from "./view-message";
import { createMessage } from "./view-message";
import { fill } from "./words";

/** Nearer to the end than this, in pixels, the reader is taken to be at the end. */
const nearPx = 60;

export function createThreadView(context: ViewContext): View & { toEnd(): void } {
  const { words } = context;
  const views = new Map<string, MessageView>();
  const log = h("div.log", { role: "log", "aria-live": "polite" });
  const typing = h("div.typing", { "data-testid": "typing" });
  const newer = h("button.newer", { type: "button", hidden: true, onclick: toEnd }, words.newer);
  const scroller = h("div.scroll", { tabindex: 0, onscroll: () => (newer.hidden ||= isAtEnd()) }, log, typing);

  function isAtEnd(): boolean {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearPx;
  }

  function toEnd(): void {
    scroller.scrollTop = scroller.scrollHeight;
    newer.hidden = true;
  }

  return {
    node: h("div.thread", {}, scroller, newer),
    toEnd,
    update(state) {
      const follows = isAtEnd();
      const added: HTMLElement[] = [];
      let sends = false;
      const nodes = entriesOf(state, words).map((entry) => {
        let view = views.get(entry.key);
        if (!view) {
          views.set(entry.key, (view = createMessage(entry, context)));
          added.push(view.node);
          sends ||= !entry.stored && entry.author === "visitor";
        }
        view.update(entry);
        return view.node;
      });
      // A page of history is not read out message by message.
      setAll(log, { "aria-busy": String(added.length > 8) });
      setChildren(log, nodes);

      typing.hidden = !state.typing;
      setAll(typing, { "data-author": state.typing });
      const name = state.typing === "bot" ? state.channel?.botName : state.conversation?.agentName;
      setText(typing, fill(words.typing, { name: name ?? words.person }));
      for (const { node, update } of context.views?.cards ?? []) {
        if (!node.parentNode) scroller.append(node);
        update(state);
      }
      if (context.views && !context.views.earlier.node.parentNode) scroller.prepend(context.views.earlier.node);
      context.views?.earlier.update(state);

      if (follows || sends) {
        toEnd();
        // A long answer is read from its beginning.
        const top = added.length === 1 ? added[0]!.offsetTop - 8 : Infinity;
        scroller.scrollTop = Math.min(scroller.scrollTop, top);
      } else if (added.length) newer.hidden = false;
    },
  };
}
