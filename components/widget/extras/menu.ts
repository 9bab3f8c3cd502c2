/** What is done with a conversation as a whole: end it, begin another, take it along. Opens under its button; Escape closes it alone. */
import type { View, ViewContext } from "../view-context";
import { h, icon, setAll } from "../dom";
import type { ExtraWords } from "../words";
import { extraIcon } from "./icons";
import { saveAs } from "./save-as";
import { fetchFile } from "./transfer";

export function createMenu({ api, session, store, words }: ViewContext, extra: ExtraWords): View {
  const entry = (name: string, label: string, drawing: SVGElement, act: () => void): HTMLElement =>
    h(
      "button.entry",
      {
        type: "button",
        "data-testid": name,
        onclick() {
          show(false);
          button.focus();
          act();
        },
      },
      drawing,
      label,
    );
  const end = entry("end-chat", extra.end, icon("check"), () => void finish());
  const anew = entry("new-chat", extra.anew, extraIcon("plus"), session.anew);
  const download = entry("download", extra.download, extraIcon("download"), () => void save());
  const list = h("div.entries", { hidden: true, id: "entries" }, end, anew, download);
  const button = h(
    "button.closer",
    {
      type: "button",
      "aria-label": extra.menu,
      "aria-expanded": "false",
      "aria-controls": "entries",
      "data-testid": "menu",
      onclick: () => show(!!list.hidden),
    },
    extraIcon("more"),
  );
  const node = h(
    "div.menu",
    {
      onkeydown(event: KeyboardEvent) {
        const entries = [...list.children].filter((child): child is HTMLElement => child instanceof HTMLElement && !child.hidden);
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (list.hidden || (!step && event.key !== "Escape")) return;
        event.preventDefault();
        event.stopPropagation();
        if (!step) {
          show(false);
          return button.focus();
        }
        const at = entries.indexOf((node.getRootNode() as ShadowRoot).activeElement as HTMLElement);
        entries[(at + step + entries.length) % entries.length]?.focus();
      },
      onfocusout({ relatedTarget }: FocusEvent) {
        // Clicking beside it gives the focus to nothing; a button that is pressed in Safari does, too.
        if (relatedTarget && !node.contains(relatedTarget as Node)) show(false);
      },
    },
    button,
    list,
  );

  function show(open: boolean): void {
    list.hidden = !open;
    setAll(button, { "aria-expanded": String(open) });
    if (open) list.querySelector<HTMLElement>("button:not([hidden])")?.focus();
  }

  async function finish(): Promise<void> {
    if (await session.act("end", {})) store.set({ notice: words.failed });
  }

  async function save(): Promise<void> {
    const blob = await fetchFile(api, `conversations/${store.get().conversation?.id}/transcript`);
    if (blob) saveAs(blob, "conversation.txt");
    else store.set({ notice: words.failed });
  }

  return {
    node,
    update({ conversation, open }) {
      node.hidden = !conversation;
      end.hidden = conversation?.status === "resolved";
      if (!open) show(false);
    },
  };
}
