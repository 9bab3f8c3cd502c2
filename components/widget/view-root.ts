/** The element on the host page: a shadow root with the launcher and the panel, out of the page's flow and styles. */
import { h, icon, setAll, setChildren, setText } from "./dom";
import { frameStyles } from "./styles";
import { threadStyles } from "./styles-thread";
import type { View, ViewContext } from "./view-context";
import { standingOf } from "./view-handoff";
import { createPanel } from "./view-panel";
import { fill } from "./words";

/** The waiting time in the panel moves on. */
const tickMs = 15_000;

export function createRoot(context: ViewContext): View & { close(): void } {
  const { words, store, setOpen } = context;
  const node = document.createElement("handrail-widget");
  const root = node.attachShadow({ mode: "open" });
  const css = frameStyles + threadStyles;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // A browser without constructed style sheets: there is no other way, and a strict policy may refuse it.
    root.append(h("style", {}, css));
  }

  const panel = createPanel(context);
  const badge = h("span.badge", { "data-testid": "badge" });
  const drawings = { open: icon("down"), closed: icon("chat") };
  const face = h("span");
  const launcher = h("button.launcher", { type: "button", "data-testid": "launcher", onclick: () => setOpen(!store.get().open) }, face, badge);
  const frame = h("section.frame", { lang: words.tag, dir: words.dir, "aria-label": words.chat }, panel.node, launcher);
  root.append(frame);
  document.body.append(node);
  const timer = setInterval(() => store.set({}), tickMs);

  return {
    node,
    update(state) {
      const { open, unread } = state;
      frame.hidden = state.hidden;
      setAll(frame, { "data-open": open, "data-standing": standingOf(state) });
      panel.update(state);
      setChildren(face, [open ? drawings.open : drawings.closed]);
      setAll(launcher, { "aria-expanded": String(open), "aria-label": open ? words.close : `${words.open}. ${fill(words.unread, { count: unread })}` });
      badge.hidden = open || !unread;
      setText(badge, unread > 99 ? "99+" : String(unread));
    },
    close() {
      clearInterval(timer);
      node.remove();
    },
  };
}
