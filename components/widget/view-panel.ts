/** The panel: who answers, the way to a person, the messages, the box to write in; and how focus moves in it. */
import { h, icon, setAll, setText } from "./dom";
import type { IconName } from "./dom";
import type { Storage } from "./storage";
import type { View, ViewContext } from "./view-context";
import { createCsat, createEmailForm } from "./view-cards";
import { createComposer } from "./view-composer";
import { createHandoffLine, standingOf } from "./view-handoff";
import { createThreadView } from "./view-thread";

export interface PanelView extends View {
  /** Shows the end. With focus: to the box, or to the panel itself where a keyboard on the screen would cover it. */
  enter(takesFocus: boolean): void;
  close(): void;
}

export function createPanel(context: ViewContext, storage: Storage, onClose: () => void): PanelView {
  const { words } = context;
  const faces = { bot: icon("bot"), human: icon("person") } satisfies Partial<Record<string, SVGElement>>;
  const face = h("span", { class: "face" }, faces.bot);
  const name = h("h2", { id: "handrail-name", dir: "auto" });
  const kind = h("p", {}, words.assistant);
  const closer = h("button", { class: "closer", type: "button", "aria-label": words.close, title: words.close, "data-testid": "close", onclick: onClose }, icon("close" satisfies IconName));
  const line = createHandoffLine(context);
  const thread = createThreadView(context, [createEmailForm(context), createCsat(context)]);
  const notice = h("p", { class: "notice", role: "status", "data-testid": "notice" });
  const composer = createComposer(context, storage);
  const node = h(
    "div",
    { class: "panel", role: "dialog", "aria-labelledby": "handrail-name", tabindex: "-1", hidden: true, "data-testid": "panel", onkeydown: onKey },
    h("header", {}, face, h("div", { class: "who" }, name, kind), closer),
    line.node,
    thread.node,
    h("footer", {}, notice, composer.node),
  );

  /** True when the panel covers the page: then Tab stays inside of it. */
  const covers = (): boolean => node.clientWidth >= window.innerWidth;

  function onKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.isComposing) {
      event.stopPropagation();
      onClose();
    }
    if (event.key !== "Tab" || !covers()) return;
    const stops = [...node.querySelectorAll<HTMLElement>("button,textarea,input,a[href],[tabindex='0']")].filter(
      (stop) => stop.offsetParent !== null && !stop.matches(":disabled"),
    );
    const focused = (node.getRootNode() as ShadowRoot).activeElement;
    const from = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (focused !== from && focused !== node) return;
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
  }

  return {
    node,
    enter(takesFocus) {
      thread.toEnd();
      if (!takesFocus) return;
      if (matchMedia("(pointer: coarse)").matches) node.focus({ preventScroll: true });
      else composer.focus();
    },
    update(state) {
      const root = node.getRootNode() as ShadowRoot;
      const focused = root.activeElement;
      const person = standingOf(state) === "human";
      setText(name, (person && state.conversation?.agentName) || state.channel?.botName || words.chat);
      setText(kind, person ? words.person : words.assistant);
      const drawing = faces[person ? "human" : "bot"];
      if (face.firstChild !== drawing) face.replaceChildren(drawing);
      line.update(state);
      thread.update(state);
      composer.update(state);
      const links = { idle: "", ready: "", connecting: state.channel ? "" : words.connecting, offline: words.offline, refused: words.unavailable };
      setText(notice, links[state.link] || state.notice || "");
      setAll(notice, { "data-link": state.link });
      // What had the focus is gone (a form that was sent): it goes on where the visitor writes.
      if (state.open && focused && node.contains(focused) && !root.activeElement) composer.focus();
    },
    close: line.close,
  };
}
