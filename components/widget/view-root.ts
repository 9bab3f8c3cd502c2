/** The element on the host page: a shadow root with the launcher and the panel, out of the page's flow and styles. */
import { h, icon, setAll, setChildren, setText } from "./dom";
import { baseStyles } from "./styles";
import { threadStyles } from "./styles-thread";
import type { Storage } from "./storage";
import type { View, ViewContext } from "./view-context";
import { standingOf } from "./view-handoff";
import { createPanel } from "./view-panel";
import { fill } from "./words";

export interface RootView extends View {
  close(): void;
}

/** Constructed style sheets pass every policy; where a browser has none, a style element is the only way. */
function addStyles(root: ShadowRoot, css: string): CSSStyleSheet | null {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return sheet;
  } catch {
    root.append(h("style", {}, css));
    return null;
  }
}

export function createRoot(context: ViewContext, storage: Storage, acts: { open: () => void; close: () => void }): RootView {
  const { words } = context;
  const host = document.createElement("handrail-widget");
  const root = host.attachShadow({ mode: "open" });
  addStyles(root, baseStyles + threadStyles);
  const screen = addStyles(root, "");

  const panel = createPanel(context, storage, acts.close);
  const badge = h("span", { class: "badge", "data-testid": "badge", "aria-hidden": "true", hidden: true });
  const icons = { open: icon("down"), closed: icon("chat") };
  const face = h("span", { class: "launcher-face" }, icons.closed);
  const launcher = h(
    "button",
    { class: "launcher", type: "button", "data-testid": "launcher", onclick: () => (context.store.get().open ? acts.close() : acts.open()) },
    face,
    badge,
  );
  const frame = h("section", { class: "frame", lang: words.tag, dir: words.dir, "aria-label": words.chat }, panel.node, launcher);
  root.append(frame);
  document.body.append(host);

  let wasOpen = false;
  let cameFrom: HTMLElement | null = null;

  /** On phones the keyboard on the screen covers the page's lower part: the panel takes what is left. */
  function fit(): void {
    const view = window.visualViewport;
    if (!view || !screen) return;
    const covered = view.scale === 1 && window.innerHeight - view.height > 80;
    screen.replaceSync(covered ? `.panel{--top:${Math.round(view.offsetTop)}px;--height:${Math.round(view.height)}px}` : "");
  }
  window.visualViewport?.addEventListener("resize", fit);
  window.visualViewport?.addEventListener("scroll", fit);

  function moveFocusIn(): void {
    const active = document.activeElement;
    cameFrom = active instanceof HTMLElement && active !== document.body && active !== host ? active : launcher;
    panel.enter(true);
  }

  return {
    node: host,
    update(state) {
      const { open, unread } = state;
      const focusInside = root.activeElement !== null;
      frame.hidden = !state.shown;
      setAll(frame, { "data-open": open, "data-standing": standingOf(state) });
      setAll(panel.node, { hidden: !open });
      panel.update(state);
      setChildren(face, [open ? icons.open : icons.closed]);
      const count = fill(words.unread[new Intl.PluralRules(words.tag).select(unread)] ?? words.unread.other ?? "", { count: unread });
      setAll(launcher, {
        "aria-expanded": String(open),
        "aria-label": open ? words.close : unread > 0 ? `${words.openChat}, ${count}` : words.openChat,
      });
      badge.hidden = open || unread === 0;
      setText(badge, unread > 99 ? "99+" : String(unread));
      if (open === wasOpen) return;
      wasOpen = open;
      if (!open && focusInside) (cameFrom?.isConnected ? cameFrom : launcher).focus({ preventScroll: true });
      else if (open && state.takesFocus) moveFocusIn();
      else if (open) panel.enter(false);
    },
    close() {
      window.visualViewport?.removeEventListener("resize", fit);
      window.visualViewport?.removeEventListener("scroll", fit);
      panel.close();
      host.remove();
    },
  };
}
