/** The list of messages: keeps its place, follows what is new when the end is in view, and says so when it is not. */
import { h, icon, setAll, setChildren, setText } from "./dom";
import { entriesOf } from "./entries";
import type { MessageView } from "./view-message";
import { createMessage } from "./view-message";
import type { View, ViewContext } from "./view-context";
import { fill } from "./words";

/** Nearer to the end than this, in pixels, the reader is taken to be at the end. */
const atEnd = 60;

export function createThreadView(context: ViewContext, cards: readonly View[]): View & { toEnd(): void } {
  const { words, session } = context;
  const messages = new Map<string, MessageView>();
  const log = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": words.messages });
  const earlier = h("button", { class: "plain earlier", type: "button", onclick: showEarlier }, words.earlier);
  const typingText = h("span", { class: "sr" });
  const typing = h("div", { class: "typing", "data-testid": "typing", hidden: true }, h("i"), h("i"), h("i"), typingText);
  const scroller = h("div", { class: "scroll", tabindex: "0", onscroll: () => newer.toggleAttribute("hidden", isAtEnd()) });
  const newer = h("button", { class: "newer", type: "button", hidden: true, onclick: () => toEnd() }, words.newer, icon("down"));
  scroller.append(earlier, log, typing, ...cards.map(({ node }) => node));
  const node = h("div", { class: "thread" }, scroller, newer);

  function isAtEnd(): boolean {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < atEnd;
  }

  function toEnd(): void {
    scroller.scrollTop = scroller.scrollHeight;
    newer.hidden = true;
  }

  async function showEarlier(): Promise<void> {
    const fromEnd = scroller.scrollHeight - scroller.scrollTop;
    log.setAttribute("aria-busy", "true");
    await session.earlier();
    await Promise.resolve();
    scroller.scrollTop = scroller.scrollHeight - fromEnd;
    log.removeAttribute("aria-busy");
  }

  return {
    node,
    toEnd,
    update(state) {
      const followed = isAtEnd();
      const entries = entriesOf(state, words);
      const added: HTMLElement[] = [];
      let own = false;
      const nodes = entries.map((entry) => {
        let view = messages.get(entry.key);
        if (!view) {
          view = createMessage(entry, context);
          messages.set(entry.key, view);
          added.push(view.node);
          own ||= entry.delivery === "sending" || entry.delivery === "waiting";
        }
        view.update(entry);
        return view.node;
      });
      const keys = new Set(entries.map(({ key }) => key));
      for (const key of messages.keys()) if (!keys.has(key)) messages.delete(key);
      // A page of history is not read out message by message.
      setAll(log, { "aria-busy": added.length > 8 ? "true" : null });
      setChildren(log, nodes);

      const first = state.timeline.run[0];
      earlier.hidden = !first || first.seq === 1;
      typing.hidden = !state.typing;
      setAll(typing, { "data-author": state.typing });
      const name = state.typing === "bot" ? state.channel?.botName : state.conversation?.agentName;
      setText(typingText, state.typing ? (fill(words.botTyping, { name }) ?? words.personTyping) : "");
      for (const card of cards) card.update(state);

      if (own || (followed && added.length !== 1)) toEnd();
      else if (followed) {
        // A long answer is read from its beginning.
        toEnd();
        const top = added[0]!.offsetTop - 8;
        if (top < scroller.scrollTop) scroller.scrollTop = top;
      } else if (added.length > 0) newer.hidden = false;
    },
  };
}
