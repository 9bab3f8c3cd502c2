/** A person or the bot as a small disc: initials for people, the bot's mark for the bot. The name stands beside it or is its label. */
import { Bot } from "lucide-react";
import { cn } from "@/lib/client/cn";

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const sizes = { sm: "size-5 text-2xs [&_svg]:size-3", md: "size-7 text-2xs [&_svg]:size-4", lg: "size-9 text-sm [&_svg]:size-5" } as const;
const kinds = { person: "bg-person-wash text-person", visitor: "bg-hover text-ink-2", bot: "bg-bot-wash text-bot" } as const;

export type AvatarProps = {
  name: string;
  kind?: keyof typeof kinds;
  size?: keyof typeof sizes;
  /** Online is a filled dot, away a ring; nothing without it. */
  presence?: "online" | "away";
  /** True when the name is not written beside it. */
  labelled?: boolean;
  className?: string;
};

export function Avatar({ name, kind = "person", size = "md", presence, labelled = false, className }: AvatarProps) {
  return (
    <span
      className={cn("relative inline-grid shrink-0 place-items-center rounded-full font-semibold select-none", kinds[kind], sizes[size], className)}
      {...(labelled ? { role: "img", "aria-label": presence ? `${name}, ${presence}` : name } : { "aria-hidden": true })}
    >
      {kind === "bot" ? <Bot /> : initialsOf(name)}
      {presence ? (
        <span
          className={cn(
            "absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-surface",
            presence === "online" ? "bg-approved-mark" : "bg-surface ring-2 ring-line-strong ring-inset",
          )}
        />
      ) : null}
    </span>
  );
}

/** The first letters of the first and the last word, two at most; `?` for nothing. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return (
    chosen
      .map((word) => [...segmenter.segment(word ?? "")][0]?.segment ?? "")
      .join("")
      .toUpperCase() || "?"
  );
}
