/** A code of the authenticator app or a recovery code. Browsers and phones offer the app's code by its autocomplete name. */
import type { ComponentProps } from "react";
import { TextInput } from "./text-input";

export function CodeInput(props: Omit<ComponentProps<"input">, "type">) {
  return <TextInput autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} dir="ltr" required maxLength={40} {...props} />;
}
