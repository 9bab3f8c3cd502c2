/** The element on the host page: a shadow root with the launcher and the panel, out of the page's flow and styles. */
import { defaultLook } from "./default-look";
import { h, icon, setAll, setChildren, setText } from "./dom";
import { frameStyles } from "./styles";
import { threadStyles } from "./styles-thread";
import { applyLook } from "./theme";
import type { View, ViewContext } from "./view-context";
import { standingOf } from "./view-handoff";
import { createPanel } from "./view-panel";
import { fill } from "./words";

/** The waiting time in the panel moves on. */
const tickMs = 15_000;

export function addStyles(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // A browser without constructed style sheets: there is no other way, and a strict policy may refuse it.
    root.append(h("style", {}, css));
  }
}

/** `place` takes the element; the page's body unless it is a preview. */
export function createRoot(context: ViewContext, place: Element = document.body): View & { close(): void } {
  const { words, store, setOpen } = context;
  const node = document.createElement("handrail-widget");
  const root = node.attachShadow({ mode: "open" });
  addStyles(root, frameStyles + threadStyles);

  const panel = createPanel(context);
  const badge = h("span.badge", { "data-testid": "badge" });
  const drawings = { open: icon("down"), closed: icon("chat") };
  const face = h("span");
  const label = h("b", { dir: "auto" });
  const launcher = h("button.launcher", { type: "button", "data-testid": "launcher", onclick: () => setOpen(!store.get().open) }, face, label, badge);
  const frame = h("section.frame", { lang: words.tag, dir: words.dir, "aria-label": words.chat }, panel.node, launcher);
  root.append(frame);
  place.append(node);
  const timer = setInterval(() => store.set({}), tickMs);
  let styled = false;

  return {
    node,
    update(state) {
      const { open, unread, channel, extras } = state;
      if (extras && !styled) {
        styled = true;
        addStyles(root, extras.styles);
      }
      const look = channel?.look ?? context.look ?? defaultLook;
      applyLook(frame, look);
      setText(label, open ? "" : look.label);
      frame.hidden = state.hidden;
      setAll(frame, { "data-open": open, "data-standing": standingOf(state) });
      panel.update(state);
      setChildren(face, [open ? drawings.open : drawings.closed]);
      setAll(launcher, {
        "aria-expanded": String(open),
        "aria-label": open ? words.close : [look.label || words.open, fill(words.unread, { count: unread })].filter(Boolean).join(". "),
      });
      badge.hidden = open || !unread;
      setText(badge, unread > 99 ? "99+" : String(unread));
    },
    close() {
      clearInterval(timer);
      node.remove();
    },
  };
}
