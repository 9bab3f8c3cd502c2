/** The box that the visitor writes in. What is typed is kept, so that a reload does not lose it. */
import { h, icon, setAll, setText } from "./dom";
import type { View, ViewContext } from "./view-context";
import { fill } from "./words";

/** The longest message, in code points: the server's limit. */
const messageLimit = 4000;

export function createComposer(context: ViewContext): View & { focus(): void } {
  const { session, store, storage, words } = context;
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
    setAll(send, { "aria-disabled": String((!text.trim() && !context.views?.files().length) || count > 0) });
  }

  function typed(): void {
    storage.set("draft", field.value || null);
    context.views?.typed(!!field.value.trim());
    setValue(field.value);
  }

  function take(): void {
    const text = field.value.trim();
    const files = context.views?.files(true);
    if (!text && !files?.length) return;
    context.views?.typed(false);
    storage.set("draft", null);
    setValue("");
    session.send(text, files);
  }

  function submit(event: Event): void {
    event.preventDefault();
    field.focus();
    if (send.getAttribute("aria-disabled") === "true" || field.disabled) return;
    const { views } = context;
    if (views) {
      if (views.letsSend()) views.afterForm(take);
    } else if (!store.get().channel?.preChat) take();
  }

  return {
    node,
    focus: () => field.focus(),
    update(state) {
      const { returned, link } = state;
      // Files that came or went decide whether there is something to send.
      setValue(field.value);
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
