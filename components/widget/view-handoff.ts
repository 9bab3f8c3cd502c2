/** The line under the header: the way to a person, or how far that way is. */
import { h, icon, setAll, setChildren, setText } from "./dom";
import type { State } from "./store";
import type { View, ViewContext } from "./view-context";
import type { Words } from "./words";
import { durationText, fill } from "./words";

const tickMs = 15_000;

/** Who has the conversation, for colours and words. A request that is not yet sent counts as waiting. */
export function standingOf({ conversation, outbox }: State): "bot" | "waiting" | "human" | "closed" {
  const asked = outbox.some(({ kind }) => kind === "human");
  if (!conversation) return asked ? "waiting" : "bot";
  if (conversation.status === "resolved") return asked ? "waiting" : "closed";
  if (conversation.handledBy === "human") return "human";
  return conversation.handledBy === "queue" || asked ? "waiting" : "bot";
}

function waitingText({ conversation }: State, words: Words): string {
  if (conversation?.emailAsked) return words.noneFree;
  const since = conversation?.handoff?.requestedAt;
  const time = since ? durationText(words, Date.now() - Date.parse(since)) : null;
  return time ? fill(words.waitingSince, { time })! : words.waiting;
}

export function createHandoffLine({ session, store, words }: ViewContext): View & { close(): void } {
  const button = h(
    "button",
    { class: "ask", type: "button", "data-testid": "talk-to-person", onclick: () => session.requestHuman() },
    icon("person"),
    words.talkToPerson,
  );
  const note = h("span", { class: "note" });
  const state = h("span", { class: "where" });
  const waiting = icon("clock");
  const here = icon("person");
  const node = h("div", { class: "line", "data-testid": "handoff-state" });
  const timer = setInterval(() => store.get().open && show(store.get()), tickMs);

  function show(current: State): void {
    const standing = standingOf(current);
    const name = current.conversation?.agentName;
    setAll(node, { "data-standing": standing });
    if (standing === "bot" || standing === "closed") {
      const away = current.channel?.teamOnline === false ? words.teamAway : "";
      setText(note, standing === "closed" ? words.closed : away);
      setChildren(node, [button, note]);
    } else {
      setText(state, standing === "human" ? (fill(words.personHereNamed, { name }) ?? words.personHere) : waitingText(current, words));
      setChildren(node, [standing === "human" ? here : waiting, state]);
    }
  }

  return { node, update: show, close: () => clearInterval(timer) };
}
