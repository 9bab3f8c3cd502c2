/** Text that a person or the bot wrote, exactly and only as text. Characters that would hide or turn it are shown by name. */
import { cn } from "@/lib/client/cn";
import { Visible } from "./visible";

export function MessageText({ text, className }: { text: string; className?: string }) {
  return (
    <p dir="auto" className={cn("text-base wrap-anywhere whitespace-pre-wrap", className)}>
      <Visible text={text} />
    </p>
  );
}
