/** The two questions that the widget itself asks: an e-mail address when nobody was free, a rating when it is over. */
import { isTemporary } from "../api";
import { h, setAll, setText } from "../dom";
import type { View, ViewContext } from "../view-context";
import type { ExtraWords } from "../words";
import { fill } from "../words";

export function createEmailForm({ session, words: { failed } }: ViewContext, words: ExtraWords): View {
  const field = h("input.field", { type: "email", autocomplete: "email", maxlength: 254, "aria-label": words.email, placeholder: words.email });
  const said = h("span.said", { role: "alert" });
  let busy = false;
  const node = h(
    "form.card",
    { "data-testid": "email-form", novalidate: true, onsubmit: (event: Event) => void submit(event) },
    h("b", {}, words.emailTitle),
    h("div.row", {}, field, h("button.act", {}, words.save)),
    said,
  );

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    // A disabled button would lose the focus, and with it the visitor's place.
    if (busy) return;
    const email = field.value.trim();
    const valid = email && field.checkValidity();
    busy = true;
    const failure = valid && (await session.act("email", { email }));
    busy = false;
    const invalid = !valid || (failure && !isTemporary(failure));
    setText(said, invalid ? words.emailInvalid : failure ? failed : "");
    setAll(field, { "aria-invalid": invalid && "true" });
    if (invalid) field.focus();
  }

  return {
    node,
    update({ conversation }) {
      node.hidden = !conversation?.emailAsked || conversation.handledBy === "human";
    },
  };
}

export function createCsat({ session, words: { failed, send } }: ViewContext, words: ExtraWords): View {
  let score = 0;
  let busy = false;
  const numbers = [1, 2, 3, 4, 5].map((value) =>
    h(
      "label",
      {},
      h("input", { type: "radio", name: "score", value, "aria-label": fill(words.score, { score: value }), onchange: () => choose(value) }),
      h("span", {}, String(value)),
    ),
  );
  const comment = h("textarea.field", { rows: 2, maxlength: 1000, dir: "auto", "aria-label": words.comment, placeholder: words.comment });
  const button = h("button.act", {}, send);
  const more = h("div.card-part", { hidden: true }, comment, button);
  const question = h(
    "fieldset.card-part",
    {},
    h("legend", {}, words.csat),
    h("div.numbers", {}, ...numbers),
    h("div.ends", {}, h("span", {}, words.low), h("span", {}, words.high)),
  );
  const said = h("span.said", { role: "status" });
  const node = h("form.card", { "data-testid": "csat", onsubmit: (event: Event) => void submit(event) }, question, more, said);

  function choose(value: number): void {
    score = value;
    more.hidden = false;
    button.scrollIntoView({ block: "nearest" });
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    busy = true;
    if (await session.rate(score, comment.value.trim() || null)) setText(said, failed);
    busy = false;
  }

  return {
    node,
    update({ conversation }) {
      const given = conversation?.csat;
      node.hidden = conversation?.status !== "resolved";
      question.hidden = !!given;
      more.hidden = !!given || !score;
      if (given) setText(said, `${words.thanks} ${fill(words.score, given)}`);
    },
  };
}
