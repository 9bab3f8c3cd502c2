/** The list of messages: keeps its place, and follows what is new when the end is in view. */
import { h, setAll, setChildren } from "./dom";
import { entriesOf } from "./entries";
import type { View, ViewContext } from "./view-context";
import type { MessageView } from "./view-message";
import { createMessage } from "./view-message";

/** Nearer to the end than this, in pixels, the reader is taken to be at the end. */
const nearPx = 60;

export function createThreadView(context: ViewContext): View & { toEnd(): void } {
  const { words } = context;
  const views = new Map<string, MessageView>();
  const log = h("div.log", { role: "log", "aria-live": "polite" });
  const scroller = h("div.scroll", { tabindex: 0 }, log);

  function isAtEnd(): boolean {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearPx;
  }

  function toEnd(): void {
    scroller.scrollTop = scroller.scrollHeight;
  }

  return {
    node: h("div.thread", {}, scroller),
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

      context.views?.update(state);

      if (follows || sends) {
        toEnd();
        // A long answer is read from its beginning.
        const top = added.length === 1 ? added[0]!.offsetTop - 8 : Infinity;
        scroller.scrollTop = Math.min(scroller.scrollTop, top);
      }
    },
  };
}
