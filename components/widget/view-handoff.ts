/** The line under the header: the way to a person, or how far that way is, and when the team is back. */
import { h, icon, setAll, setChildren, setText } from "./dom";
import type { State } from "./store";
import type { View, ViewContext } from "./view-context";
import { durationText, fill, momentText } from "./words";

/** Who has the conversation, for colours and words. A request that is not yet sent counts as waiting. */
export function standingOf({ conversation, outbox }: State): "bot" | "waiting" | "human" | "closed" {
  const { status, handledBy = "bot" } = conversation ?? {};
  if (handledBy === "human" && status !== "resolved") return "human";
  if (outbox.some(({ kind }) => kind === "human")) return "waiting";
  if (status === "resolved") return "closed";
  return handledBy === "queue" ? "waiting" : "bot";
}

export function createHandoffLine(context: ViewContext): View {
  const { words, requestHuman } = context;
  const ask = h("button.ask", { type: "button", "data-testid": "talk-to-person", onclick: requestHuman }, icon("person"), words.ask);
  const text = h("span");
  const drawings = { waiting: icon("clock"), human: icon("person") };
  const node = h("div.line", { "data-testid": "handoff-state" });

  return {
    node,
    update(state) {
      const { conversation, channel } = state;
      const standing = standingOf(state);
      const away =
        channel && !channel.available
          ? fill(words.back, momentText(words, channel.officeHours?.nextOpenAt, Date.now())) || (channel.teamOnline ? "" : words.away)
          : "";
      setAll(node, { "data-standing": standing });
      if (standing === "waiting") {
        const time = durationText(words, Date.now() - Date.parse(conversation?.handoff?.requestedAt ?? ""));
        setText(text, away || fill(words.waitingFor, { time }) || words.waiting);
      } else if (standing === "human") setText(text, words.here);
      else setText(text, standing === "closed" ? words.closed : away);
      setChildren(node, [standing === "waiting" || standing === "human" ? drawings[standing] : ask, text]);
    },
  };
}
