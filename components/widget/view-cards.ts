/** The two questions that the widget itself asks: an e-mail address when nobody was free, a rating when it is over. */
import { h, icon, setAll, setText } from "./dom";
import type { View, ViewContext } from "./view-context";
import { fill } from "./words";

export function createEmailForm({ session, words }: ViewContext): View {
  const field = h("input", { class: "field", type: "email", name: "email", autocomplete: "email", maxlength: 254, required: true, dir: "ltr", "aria-label": words.emailLabel, placeholder: "name@example.com" });
  const said = h("span", { class: "said", role: "alert" });
  const button = h("button", { class: "act", type: "submit" }, words.emailSend);
  const node = h(
    "form",
    { class: "card waiting", "data-testid": "email-form", novalidate: true, hidden: true, onsubmit: submit },
    h("b", {}, icon("mail"), words.emailTitle),
    h("div", { class: "row" }, field, button),
    said,
  );

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const email = field.value.trim();
    setText(said, "");
    let failed = !email || !field.checkValidity() ? words.emailInvalid : "";
    if (!failed) {
      button.disabled = true;
      const failure = await session.leaveEmail(email);
      button.disabled = false;
      if (failure) failed = failure.status === 422 || failure.status === 400 ? words.emailInvalid : words.failed;
    }
    setText(said, failed);
    setAll(field, { "aria-invalid": failed ? "true" : null });
    if (failed) field.focus();
  }

  return {
    node,
    update: ({ conversation }) => {
      node.hidden = !conversation?.emailAsked;
    },
  };
}

export function createCsat({ session, words }: ViewContext): View {
  let score = 0;
  const numbers = [1, 2, 3, 4, 5].map((value) =>
    h(
      "label",
      {},
      h("input", { class: "sr", type: "radio", name: "score", value, "aria-label": fill(words.csatScore, { score: value }), onchange: () => choose(value) }),
      h("span", { "aria-hidden": "true" }, String(value)),
    ),
  );
  const comment = h("textarea", { class: "field", rows: 2, maxlength: 1000, dir: "auto", "aria-label": words.csatComment, placeholder: words.csatComment });
  const button = h("button", { class: "act", type: "submit" }, words.csatSend);
  const more = h("div", { class: "more", hidden: true }, comment, button);
  const said = h("span", { class: "said", role: "status" });
  const title = h("b", {}, words.csatTitle);
  const scale = h("fieldset", { class: "scale", "aria-label": words.csatTitle }, h("div", { class: "numbers" }, ...numbers), h("div", { class: "ends", "aria-hidden": "true" }, h("span", {}, words.csatLow), h("span", {}, words.csatHigh)));
  const node = h("form", { class: "card", "data-testid": "csat", hidden: true, onsubmit: submit }, title, scale, more, said);

  function choose(value: number): void {
    score = value;
    more.hidden = false;
    more.scrollIntoView({ block: "nearest" });
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!score) return;
    button.disabled = true;
    const done = await session.rateConversation(score, comment.value.trim() || null);
    button.disabled = false;
    if (!done) setText(said, words.failed);
  }

  return {
    node,
    update({ conversation }) {
      const given = conversation?.csat;
      node.hidden = conversation?.status !== "resolved";
      for (const part of [title, scale]) part.hidden = Boolean(given);
      if (given) {
        more.hidden = true;
        setText(said, fill(words.csatThanks, { score: given.score })!);
      }
    },
  };
}
