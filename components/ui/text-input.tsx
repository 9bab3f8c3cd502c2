/** The larger line of text of the forms around the sign-in. */
import type { ComponentProps } from "react";
import { Input } from "./input";

export function TextInput(props: ComponentProps<"input">) {
  return <Input {...props} className="h-10 text-base" />;
}
