/** The box that the visitor writes in. What is typed is kept, so that a reload does not lose it. */
import { h, icon, setAll, setText } from "./dom";
import type { View, ViewContext } from "./view-context";
import { fill } from "./words";

/** The longest message, in code points: the server's limit. */
const messageLimit = 4000;

export function createComposer({ session, store, storage, words }: ViewContext): View & { focus(): void } {
  const field = h("textarea", {
    rows: 1,
    dir: "auto",
    "data-testid": "composer",
    "aria-label": words.write,
    placeholder: words.write,
    enterkeyhint: "send",
    oninput: typed,
    onkeydown,
  });
  const grow = h("div.grow", {}, field);
  const send = h("button.send", { "aria-label": words.send, "data-testid": "send" }, icon("send"));
  const over = h("span.over", { role: "status" });
  const node = h("form.composer", { onsubmit: submit }, grow, send, over);
  setValue(storage.get("draft") ?? "");

  function onkeydown(event: KeyboardEvent): void {
    // While a word is being composed (Japanese, Chinese), Enter takes the word.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) submit(event);
  }

  function setValue(text: string): void {
    if (field.value !== text) field.value = text;
    grow.dataset.text = text;
    const count = [...text.trim()].length - messageLimit;
    setText(over, count > 0 ? fill(words.tooLong, { count }) : "");
    setAll(send, { "aria-disabled": String(!text.trim() || count > 0) });
  }

  function typed(): void {
    storage.set("draft", field.value || null);
    session.typed(!!field.value.trim());
    setValue(field.value);
  }

  function submit(event: Event): void {
    event.preventDefault();
    field.focus();
    if (send.getAttribute("aria-disabled") === "true" || field.disabled) return;
    const text = field.value.trim();
    storage.set("draft", null);
    setValue("");
    session.send(text);
  }

  return {
    node,
    focus: () => field.focus(),
    update({ returned, link }) {
      field.disabled = link === "refused";
      if (returned) {
        store.set({ returned: "" });
        setValue(`${returned}\n${field.value}`.trim());
        typed();
      }
      // After a logout nothing of the visitor's stays on the screen.
      if (link === "idle" && !storage.get("draft")) setValue("");
    },
  };
}
