/** Answers to the form before the chat, compared with what the channel asks. What is kept carries the labels and the notice that were shown. */
import { emailText } from "@/lib/contracts/text";
import type { PreChatField, PreChatForm } from "@/lib/contracts/widget/channel";
import type { StoredPreChat } from "@/lib/db/thread";
import { AppError, type FieldError } from "@/lib/platform/errors";

export type GivenPreChat = { answers: Record<string, string | boolean>; consent: boolean };

/** Null when nothing is asked. Throws validation_failed with a path for each answer that is missing or does not fit. */
export function checkPreChat(form: PreChatForm | null, given: GivenPreChat | null, now: Date): StoredPreChat | null {
  if (form === null) return null;
  const errors: FieldError[] = [];
  const answers: StoredPreChat["answers"] = [];
  for (const field of form.fields) {
    const checked = checkAnswer(field, Object.hasOwn(given?.answers ?? {}, field.key) ? given?.answers[field.key] : undefined);
    if ("problem" in checked) errors.push({ path: `body.preChat.answers.${field.key}`, message: checked.problem });
    else if (checked.value !== null) answers.push({ key: field.key, label: field.label, value: checked.value });
  }
  const agreed = given?.consent ?? false;
  if (form.notice?.consentRequired && !agreed) errors.push({ path: "body.preChat.consent", message: "is needed" });
  if (errors.length > 0) throw new AppError("validation_failed", `The form before the chat: ${errors[0]?.path ?? ""} ${errors[0]?.message ?? ""}.`, { errors });
  const consent = form.notice && (agreed || !form.notice.consentRequired) ? { at: now.toISOString(), text: form.notice.text, url: form.notice.url } : null;
  return { answers, consent };
}

function checkAnswer(field: PreChatField, given: string | boolean | undefined): { value: string | boolean | null } | { problem: string } {
  if (field.kind === "checkbox") {
    if (typeof given === "string") return { problem: "is true or false" };
    return field.required && given !== true ? { problem: "has to be ticked" } : { value: given ?? false };
  }
  if (typeof given === "boolean") return { problem: "is a text" };
  const said = (given ?? "").normalize("NFC").trim();
  if (!said.isWellFormed() || said.includes("\u0000")) return { problem: "is not usable" };
  if (said === "") return field.required ? { problem: "is needed" } : { value: null };
  if (field.kind === "select") return field.options.includes(said) ? { value: said } : { problem: "is none of the options" };
  if (field.kind === "text") return [...said].length <= 500 ? { value: said } : { problem: "at most 500 characters" };
  const email = emailText.safeParse(said);
  return email.success ? { value: email.data } : { problem: "is not an e-mail address" };
}
