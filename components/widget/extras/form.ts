/** The form before the chat: the channel's questions and its privacy notice. A question that was typed before waits in the composer. */
import { h } from "../dom";
import type { Asked } from "./field";
import { createField, createTick } from "./field";
import { linkTo } from "./link-to";
import { safeUrl } from "./linkify";
import type { State } from "../store";
import type { View, ViewContext } from "../view-context";
import type { ExtraWords } from "../words";

export function createForm({ session, store, storage }: ViewContext, words: ExtraWords): View & { isAsked(): boolean; after(act: () => void): void } {
  const body = h("div.card-part");
  const node = h(
    "form.card",
    { "data-testid": "pre-chat", novalidate: true, hidden: true, onsubmit },
    h("b", {}, words.formTitle),
    body,
    h("button.act", {}, words.start),
  );
  const known: Record<string, Asked> = Object.create(null) as Record<string, Asked>;
  let consent: Asked | undefined;
  let drawn: unknown;
  let waiting: (() => void) | undefined;

  const isAsked = ({ channel, conversation }: State = store.get()): boolean => !!channel?.preChat && !conversation && !storage.get("form");

  function draw({ channel }: State): void {
    const form = channel?.preChat;
    if (!form || JSON.stringify(form) === drawn) return;
    drawn = JSON.stringify(form);
    const fields = form.fields.map((field) => (known[field.key] = createField(field, words)));
    const href = form.notice?.url && safeUrl(form.notice.url);
    const notice = form.notice && h("p.small", { dir: "auto" }, form.notice.text, href && " ", href && linkTo(href, words.privacy));
    consent = form.notice?.consentRequired ? createTick(notice!, true, words.agree) : undefined;
    body.replaceChildren(...fields.map((field) => field.node), ...(consent ? [consent.node] : notice ? [notice] : []));
  }

  /** Keeps the answers; false, with the first field that is not answered in focus, when something is missing. */
  function take(): boolean {
    const { preChat } = store.get().channel!;
    const fields = preChat!.fields.map(({ key }) => known[key]!);
    const wrong = [...fields, ...(consent ? [consent] : [])].filter((asked) => asked.check());
    if (wrong[0]) {
      wrong[0].focus();
      return false;
    }
    session.answer({ answers: Object.fromEntries(preChat!.fields.map(({ key }, index) => [key, fields[index]!.value()])), consent: !!preChat!.notice });
    store.set({});
    return true;
  }

  function onsubmit(event: Event): void {
    event.preventDefault();
    if (!take()) return;
    // What was wished before goes on; a question that was typed goes out with it.
    waiting?.();
    waiting = undefined;
    (node.getRootNode() as ShadowRoot).querySelector<HTMLFormElement>(".composer")!.requestSubmit();
  }

  return {
    node,
    update(state) {
      if (isAsked(state)) draw(state);
      node.hidden = !isAsked(state);
    },
    isAsked: () => isAsked(),
    after(act) {
      if (!isAsked() || take()) return act();
      waiting = act;
    },
  };
}
