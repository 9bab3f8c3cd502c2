/** Thumbs under an answer. Thumbs down asks what was wrong, which may stay unsaid: the rating itself is already sent. */
import type { VisitorMessage } from "@/lib/contracts/widget/conversation";
import { h, setAll, setText } from "../dom";
import type { ViewContext } from "../view-context";
import type { ExtraWords } from "../words";
import { extraIcon } from "./icons";

type Value = NonNullable<VisitorMessage["feedback"]>;

export function createRating({ id, feedback }: VisitorMessage, { session, words: { failed, send } }: ViewContext, words: ExtraWords): HTMLElement {
  const thumb = (value: Value, label: string): HTMLElement =>
    h(
      "button.thumb",
      { type: "button", title: label, "aria-label": label, "data-testid": `feedback-${value}`, onclick: () => void rate(value) },
      extraIcon("thumb"),
    );
  const thumbs = { up: thumb("up", words.helpful), down: thumb("down", words.notHelpful) };
  const said = h("span.said", { role: "status" });
  const field = h("input.field", { maxlength: 500, dir: "auto", "aria-label": words.wrong, placeholder: words.wrong });
  const form = h("form.row", { hidden: true, onsubmit: (event: Event) => void sendReason(event) }, field, h("button.act", {}, send));
  show(feedback);

  function show(value: Value | null): void {
    setAll(thumbs.up, { "aria-pressed": String(value === "up") });
    setAll(thumbs.down, { "aria-pressed": String(value === "down") });
  }

  async function tell(value: Value, reason: string | null): Promise<boolean> {
    const failure = await session.act(`messages/${id}/feedback`, { value, reason });
    setText(said, failure ? failed : reason || value === "up" ? words.thanks : "");
    return !failure;
  }

  async function rate(value: Value): Promise<void> {
    show(value);
    form.hidden = value === "up";
    if (value === "down") field.focus();
    if (await tell(value, null)) feedback = value;
    else show(feedback);
  }

  async function sendReason(event: Event): Promise<void> {
    event.preventDefault();
    if (field.value.trim() && !(await tell("down", field.value))) return;
    thumbs.down.focus();
    form.hidden = true;
  }

  return h("div.rating", {}, thumbs.up, thumbs.down, said, form);
}
