/** Text that a person or the bot wrote, exactly and only as text. Characters that would hide or turn it are shown by name. */
import { cn } from "@/lib/client/cn";
import { splitVisible } from "./visible-text";

export function MessageText({ text, className }: { text: string; className?: string }) {
  return (
    <p dir="auto" className={cn("text-base wrap-anywhere whitespace-pre-wrap", className)}>
      {splitVisible(text).map((part, index) =>
        part.kind === "text" ? (
          part.text
        ) : (
          <span
            key={index}
            title={`Invisible character: ${part.name}`}
            className="mx-0.5 rounded-[3px] border border-failed-mark/50 px-1 text-2xs whitespace-nowrap text-failed select-none"
          >
            {part.name}
          </span>
        ),
      )}
    </p>
  );
}
