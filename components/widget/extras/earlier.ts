/** The way to the messages in front of those that are shown. Reading on keeps the place. */
import type { ConversationResponse } from "@/lib/contracts/widget/conversation";
import { h } from "../dom";
import type { View, ViewContext } from "../view-context";
import type { ExtraWords } from "../words";
import { prepend } from "./prepend";

const pageSize = 100;

export function createEarlier({ api, store }: ViewContext, words: ExtraWords): View {
  const node = h("button.plain", { type: "button", onclick: () => void show() }, words.earlier);

  async function show(): Promise<void> {
    const { conversation, timeline } = store.get();
    const scroller = node.parentElement!;
    const fromEnd = scroller.scrollHeight - scroller.scrollTop;
    // The first message cannot be asked for: after 0 means the newest.
    const after = Math.max(1, timeline.run[0]!.seq - 1 - pageSize);
    const { body } = await api.request<ConversationResponse>("GET", `conversations/${conversation?.id}?after=${after}`);
    if (!body) return;
    store.set({ timeline: prepend(store.get().timeline, body.messages) });
    // The list is drawn at the end of this task.
    setTimeout(() => (scroller.scrollTop = scroller.scrollHeight - fromEnd));
  }

  return {
    node,
    update({ timeline }) {
      node.hidden = (timeline.run[0]?.seq ?? 1) <= 2;
    },
  };
}
