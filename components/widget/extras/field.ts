/** One question of a form, with what is wrong with its answer beside it: before the chat, and of forms that the bot offers. */
import { h, setAll, setText } from "../dom";
import type { ExtraWords } from "../words";
import { fill } from "../words";

interface AskedField {
  key: string;
  kind: string;
  label: string;
  required: boolean;
  options?: readonly string[];
  maxLength?: number;
}

export interface Asked {
  node: HTMLElement;
  /** What is wrong with it, shown beside it; empty when nothing is. */
  check(): string;
  /** Says what is wrong with it; empty when nothing is. */
  say(wrong: string): void;
  focus(): void;
  value(): string | boolean;
}

let last = 0;

export function createField(field: AskedField, words: ExtraWords): Asked {
  const { key, kind, label, required, options, maxLength } = field;
  if (kind === "checkbox" || kind === "yes_no") return createTick(label, required, words.required);
  const id = `field-${(last += 1)}`;
  const isLong = kind === "long_text";
  const isEmail = kind === "email";
  const shared = { id, required, dir: "auto", "data-testid": `field-${key}`, "aria-describedby": `${id}-said` };
  const input = options?.[0]
    ? h("select.field", shared, h("option", { value: "" }, words.choose), ...options.map((option) => h("option", { value: option }, option)))
    : h(isLong ? "textarea.field" : "input.field", {
        ...shared,
        type: !isLong && (isEmail ? kind : "text"),
        rows: isLong && 3,
        inputmode: kind === "amount" && "decimal",
        maxlength: maxLength ?? (isEmail ? 254 : 1000),
        autocomplete: isEmail ? kind : key === "name" && key,
      });
  return asked(
    input,
    `${id}-said`,
    h("label", { for: id, dir: "auto" }, required ? label : fill(words.optional, { label })),
    () => (required && !input.value.trim() ? words.required : input.value && !input.checkValidity() ? (isEmail ? words.emailInvalid : words.required) : ""),
    () => input.value.trim(),
    input,
  );
}

export function createTick(label: string | HTMLElement, required: boolean, missing: string): Asked {
  const input = h("input", { type: "checkbox", required });
  return asked(
    input,
    null,
    h("label.tick", { dir: "auto" }, input, label),
    () => (required && !input.checked ? missing : ""),
    () => input.checked,
  );
}

function asked(input: HTMLElement, id: string | null, label: HTMLElement, wrongOf: () => string, value: Asked["value"], beside?: HTMLElement): Asked {
  const said = h("span.said", { role: "alert", id });
  const say = (wrong: string): void => {
    setText(said, wrong);
    setAll(input, { "aria-invalid": !!wrong && "true" });
  };
  return {
    node: h("div.asked", {}, label, beside, said),
    check() {
      const wrong = wrongOf();
      say(wrong);
      return wrong;
    },
    say,
    focus: () => input.focus(),
    value,
  };
}
