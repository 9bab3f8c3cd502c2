/** The box that the visitor writes in. What is typed is kept, so that a reload does not lose it. */
import { h, icon, setAll, setText } from "./dom";
import type { Storage } from "./storage";
import type { View, ViewContext } from "./view-context";
import { fill } from "./words";

/** The longest message, in code points: the server's limit. */
const messageLimit = 4000;

export function createComposer({ session, store, words }: ViewContext, storage: Storage): View & { focus(): void } {
  const field = h("textarea", {
    rows: 1,
    dir: "auto",
    "data-testid": "composer",
    "aria-label": words.write,
    placeholder: words.write,
    enterkeyhint: "send",
    oninput: typed,
    onkeydown: (event: KeyboardEvent) => {
      // While a word is being composed (Japanese, Chinese), Enter takes the word.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      submit();
    },
  });
  const grow = h("div", { class: "grow" }, field);
  const send = h("button", { class: "send", type: "submit", "aria-label": words.send, title: words.send, "data-testid": "send" }, icon("send"));
  const over = h("span", { class: "over", role: "status" });
  const node = h(
    "form",
    {
      class: "composer",
      novalidate: true,
      onsubmit: (event: Event) => {
        event.preventDefault();
        submit();
      },
    },
    grow,
    send,
    over,
  );

  field.value = storage.get("draft") ?? "";

  const overBy = (): number => [...field.value.trim()].length - messageLimit;

  function show(): void {
    grow.dataset.text = field.value;
    const count = overBy();
    setText(over, count > 0 ? fill(words.tooLong, { count: new Intl.NumberFormat(words.tag).format(count) })! : "");
    setAll(send, { "aria-disabled": String(!field.value.trim() || count > 0) });
  }

  function typed(): void {
    storage.set("draft", field.value || null);
    session.typed(Boolean(field.value.trim()));
    show();
  }

  function submit(): void {
    const text = field.value.trim();
    if (!text || overBy() > 0 || field.disabled) return;
    field.value = "";
    storage.set("draft", null);
    show();
    session.send(text);
    field.focus();
  }

  return {
    node,
    focus: () => field.focus(),
    update({ returned, link }) {
      field.disabled = link === "refused";
      // After a logout nothing of the visitor's stays on the screen.
      if (link === "idle" && !storage.get("draft")) field.value = "";
      if (returned !== null) {
        field.value = [returned, field.value].filter(Boolean).join("\n");
        store.set({ returned: null });
        storage.set("draft", field.value || null);
      }
      show();
    },
  };
}
