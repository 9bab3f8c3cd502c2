/** A form that the bot has offered: its button, then its fields, until it is sent. Every word of it comes from the server. */
import type { VisitorForm } from "@/lib/contracts/widget/request";
import { h, setText } from "../dom";
import { newClientId } from "../ids";
import type { State } from "../store";
import type { View, ViewContext } from "../view-context";
import type { ExtraWords } from "../words";
import type { Asked } from "./field";
import { createField } from "./field";

export function createRequest({ api, session, store, words: { failed } }: ViewContext, words: ExtraWords): View {
  const said = h("span.said", { role: "alert" });
  const node = h("form.card", { "data-testid": "request-form", novalidate: true, onsubmit: (event: Event) => void submit(event) });
  let seq = 0;
  let kind = "";
  let clientId: string;
  // Null until the form is drawn: then the button opens it.
  let fields: Record<string, Asked> | null;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    // Twice is the same request: it has its client id since it was opened.
    await (fields ? send(fields) : open());
  }

  async function open(): Promise<void> {
    const { body: form } = await api.request<VisitorForm>("GET", `conversations/${store.get().conversation?.id}/request-form?kind=${kind}`);
    setText(said, form ? "" : failed);
    if (!form) return;
    clientId = newClientId();
    fields = {};
    for (const field of form.fields) fields[field.key] = createField(field, words);
    const asked = Object.values(fields);
    node.replaceChildren(h("b", {}, form.title), ...asked.map((field) => field.node), said, h("button.act", {}, form.submit));
    asked[0]!.focus();
  }

  async function send(known: Record<string, Asked>): Promise<void> {
    const wrong = Object.values(known).filter((field) => field.check());
    if (wrong[0]) return wrong[0].focus();
    const values = Object.fromEntries(Object.entries(known).map(([key, field]) => [key, field.value()]));
    const failure = await session.act("requests", { clientId, kind, values });
    for (const { path, message } of failure?.errors ?? []) known[path.slice(12)]?.say(message);
    setText(said, failure && !failure.errors ? failure.detail || failed : "");
    if (failure) return;
    node.hidden = true;
    (node.getRootNode() as ShadowRoot).querySelector<HTMLElement>(".composer textarea")?.focus();
  }

  function update({ timeline, conversation }: State): void {
    // The newest offer that was not followed by what it asks for. A person who has the conversation asks in their own words.
    const newest = [...timeline.run].reverse().find(({ system }) => system?.code.match(/^request_[os]/));
    const offer = newest?.system?.code === "request_offered" && newest.system.params;
    node.hidden = !offer || conversation?.status === "resolved" || conversation?.handledBy === "human";
    if (!offer || newest.seq === seq) return;
    seq = newest.seq;
    kind = offer.form ?? "";
    fields = null;
    setText(said, "");
    node.replaceChildren(h("button.act", {}, offer.label), said);
  }

  return { node, update };
}
