/** Several lines of text; grows with them up to `max-h`. */
import type { ComponentProps } from "react";
import { cn } from "@/lib/client/cn";
import { inputStyle } from "./input";

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea dir="auto" className={cn(inputStyle, "field-sizing-content max-h-96 min-h-18 resize-y py-1.5 leading-relaxed", className)} {...rest} />;
}
