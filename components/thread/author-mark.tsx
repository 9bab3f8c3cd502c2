/** Who is speaking: bot, person, approved by a person, edited by a person, visitor, system. Each with a mark and a word of its own, everywhere the same. */
import { BadgeCheck, Bot, Info, PencilLine, User, UserRound } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { Author } from "@/lib/contracts/widget/conversation";
import { cn } from "@/lib/client/cn";
import { plainLine } from "./visible-text";

type Mark = { icon: LucideIcon; tone: string; wash: string };

export const authorMarks: Record<Author, Mark> = {
  visitor: { icon: User, tone: "text-ink-2", wash: "bg-hover" },
  bot: { icon: Bot, tone: "text-bot", wash: "bg-bot-wash" },
  human: { icon: UserRound, tone: "text-person", wash: "bg-person-wash" },
  bot_approved: { icon: BadgeCheck, tone: "text-approved", wash: "bg-approved-wash" },
  bot_edited_by_human: { icon: PencilLine, tone: "text-approved", wash: "bg-approved-wash" },
  system: { icon: Info, tone: "text-ink-3", wash: "" },
};

/** `name` is the author's own where the log has one: the bot's, the agent's, the approver's. */
export function authorWords(author: Author, name: string | null, names: { bot: string; visitor: string }): string {
  const given = name === null ? null : plainLine(name);
  switch (author) {
    case "visitor":
      return names.visitor;
    case "bot":
      return `${given ?? names.bot} · bot`;
    case "human":
      return given ?? "A person of the team";
    case "bot_approved":
      return `${names.bot} · bot, approved by ${given ?? "a person"}`;
    case "bot_edited_by_human":
      return `${names.bot} · bot, edited by ${given ?? "a person"}`;
    case "system":
      return "Handrail";
  }
}

export function AuthorMark({ author, words, className }: { author: Author; words: string; className?: string }) {
  const { icon: Icon, tone } = authorMarks[author];
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-1.5 text-xs font-medium", tone, className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span dir="auto" className="truncate">
        {words}
      </span>
    </span>
  );
}
