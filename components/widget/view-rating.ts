/** Thumbs under an answer. Thumbs down asks what was wrong, which may stay unsaid: the rating itself is already sent. */
import type { VisitorMessage } from "@/lib/contracts/widget/conversation";
import { h, icon, setAll, setText } from "./dom";
import type { ViewContext } from "./view-context";

export function createRating(message: VisitorMessage, { session, words }: ViewContext): HTMLElement {
  let given = message.feedback;
  const up = thumb("up", words.helpful);
  const down = thumb("down", words.notHelpful);
  const said = h("span", { class: "said", role: "status" });
  const field = h("input", { class: "field", maxlength: 500, dir: "auto", "aria-label": words.whatWasWrong, placeholder: words.optional, autocomplete: "off" });
  const form = h(
    "form",
    { class: "reason", hidden: true, onsubmit: sendReason },
    h("span", {}, words.whatWasWrong),
    h("div", { class: "row" }, field, h("button", { class: "plain", type: "submit" }, words.sendReason)),
  );
  show();

  function thumb(value: "up" | "down", label: string): HTMLButtonElement {
    const press = (): void => void rate(value);
    return h("button", { class: `thumb ${value}`, type: "button", "aria-label": label, title: label, "data-testid": `feedback-${value}`, onclick: press }, icon("thumb"));
  }

  function show(): void {
    setAll(up, { "aria-pressed": String(given === "up") });
    setAll(down, { "aria-pressed": String(given === "down") });
  }

  async function rate(value: "up" | "down"): Promise<void> {
    const before = given;
    given = value;
    show();
    form.hidden = value === "up";
    setText(said, "");
    if (value === "down") field.focus();
    if (await session.rateMessage(message, value, null)) {
      if (value === "up") setText(said, words.thanks);
    } else {
      given = before;
      form.hidden = true;
      show();
      setText(said, words.failed);
    }
  }

  async function sendReason(event: Event): Promise<void> {
    event.preventDefault();
    const reason = field.value.trim();
    const done = !reason || (await session.rateMessage(message, "down", reason));
    setText(said, done ? words.thanks : words.failed);
    if (!done) return;
    form.hidden = true;
    down.focus();
  }

  return h("div", { class: "rating" }, up, down, said, form);
}
