/** The line that says who writes just now: the bot by its name, a person by theirs where it is known. */
import { h, setAll, setText } from "../dom";
import type { View, ViewContext } from "../view-context";
import type { ExtraWords } from "../words";
import { fill } from "../words";

export function createWhoWrites({ words: { person } }: ViewContext, words: ExtraWords): View {
  const node = h("div.typing", { "data-testid": "typing" });
  return {
    node,
    update({ typing, channel, conversation }) {
      node.hidden = !typing;
      setAll(node, { "data-author": typing });
      setText(node, fill(words.typing, { name: (typing === "bot" ? channel?.botName : conversation?.agentName) ?? person }));
    },
  };
}
