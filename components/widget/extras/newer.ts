/** Says that something came while the reader was further up, until its beginning is in view, and leads there. */
import { h } from "../dom";
import type { View } from "../view-context";
import type { ExtraWords } from "../words";

export function createNewer(scroller: Element, words: ExtraWords): View {
  const lastMessage = (): HTMLElement | null => scroller.querySelector(".message:last-child");
  const node = h("button.newer", { type: "button", hidden: true, onclick: () => (scroller.scrollTop = scroller.scrollHeight) }, words.newer);
  let known = lastMessage();

  const isBelow = (): boolean => (known?.offsetTop ?? 0) > scroller.scrollTop + scroller.clientHeight;

  scroller.addEventListener("scroll", () => (node.hidden ||= !isBelow()));

  return {
    node,
    update() {
      // The list is drawn at the end of this task, and follows if it does.
      setTimeout(() => {
        if (known === lastMessage()) return;
        known = lastMessage();
        node.hidden = !isBelow();
      });
    },
  };
}
