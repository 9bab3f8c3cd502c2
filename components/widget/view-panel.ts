/** The panel: who answers, the way to a person, the messages, the box to write in; and how focus moves in it. */
import { h, icon, setChildren, setText } from "./dom";
import { createComposer } from "./view-composer";
import type { View, ViewContext } from "./view-context";
import { createHandoffLine, standingOf } from "./view-handoff";
import { createThreadView } from "./view-thread";

export function createPanel(context: ViewContext): View {
  const { words, setOpen } = context;
  const faces = { bot: icon("bot"), human: icon("person") };
  const face = h("span.face");
  const name = h("h2", { dir: "auto" });
  const kind = h("p");
  const line = createHandoffLine(context);
  const thread = createThreadView(context);
  const composer = createComposer(context);
  const notice = h("p.notice", { role: "status", "data-testid": "notice" });
  const node = h(
    "dialog.panel",
    {
      "aria-label": words.chat,
      "data-testid": "panel",
      onkeydown: (event: KeyboardEvent) => event.key === "Escape" && !event.isComposing && setOpen(false),
      onclose: () => node.open || setOpen(false),
    },
    h(
      "header",
      {},
      face,
      h("div.who", {}, name, kind),
      h("button.closer", { type: "button", "aria-label": words.close, "data-testid": "close", onclick: () => setOpen(false) }, icon("close")),
    ),
    line.node,
    thread.node,
    h("footer", {}, notice, composer.node),
  );

  function open(takesFocus: boolean): void {
    if (!takesFocus) node.open = true;
    // Covering the page, as on phones, it keeps focus inside. The browser gives focus back when it closes.
    else if (!context.isPreview && getComputedStyle(node).getPropertyValue("--covers")) node.showModal();
    else node.show();
    thread.toEnd();
    // Where the keyboard is on the screen, it would cover what there is to read.
    if (takesFocus && !context.isPreview && !matchMedia("(pointer: coarse)").matches) composer.focus();
  }

  return {
    node,
    update(state) {
      const { conversation, channel, link, extras } = state;
      if (extras) context.views ??= extras.create(context, node);
      const root = node.getRootNode() as ShadowRoot;
      const hadFocus = node.contains(root.activeElement);
      const person = standingOf(state) === "human";
      setText(name, (person && conversation?.agentName) || channel?.botName || words.chat);
      setText(kind, person ? words.person : words.assistant);
      setChildren(face, [person ? faces.human : faces.bot]);
      for (const view of [line, thread, composer]) view.update(state);
      setText(notice, link === "offline" ? words.offline : link === "refused" ? words.unavailable : state.notice);
      if (state.open && !node.open) open(state.takesFocus);
      else if (!state.open && node.open) node.close();
      // What had the focus is gone (a form that was sent, a button that was pressed): it goes on where the visitor writes.
      else if (hadFocus && !root.activeElement?.getClientRects().length) composer.focus();
    },
  };
}
