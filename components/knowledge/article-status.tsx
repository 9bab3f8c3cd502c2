/** Where an article stands, as a mark with a word. */
import { Archive, CircleCheck, FilePen, PenLine } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ArticleSummary } from "@/lib/contracts/api/article";
import { Badge } from "@/components/ui/badge";
import type { Meaning } from "@/components/ui/badge";
import { cn } from "@/lib/client/cn";

type State = { icon: LucideIcon; word: string; meaning: Meaning; iconStyle: string; title?: string };

function stateOf(article: Pick<ArticleSummary, "status" | "hasUnpublishedChanges">): State {
  if (article.status === "archived") return { icon: Archive, word: "Archived", meaning: "neutral", iconStyle: "text-ink-3" };
  if (article.status === "draft") return { icon: FilePen, word: "Draft", meaning: "neutral", iconStyle: "text-ink-3" };
  if (!article.hasUnpublishedChanges) return { icon: CircleCheck, word: "Published", meaning: "approved", iconStyle: "text-approved" };
  return {
    icon: PenLine,
    word: "Changed",
    meaning: "waiting",
    iconStyle: "text-waiting",
    title: "The bot answers from the text that was published; the newer one waits.",
  };
}

/** `quiet` is for long lists: the word without its pill. */
export function ArticleStatus({ article, quiet = false }: { article: Pick<ArticleSummary, "status" | "hasUnpublishedChanges">; quiet?: boolean }) {
  const { icon: Icon, word, meaning, iconStyle, title } = stateOf(article);
  if (quiet) {
    return (
      <span title={title} className="inline-flex items-center gap-1.5 text-xs text-ink-2">
        <Icon aria-hidden className={cn("size-3.5", iconStyle)} />
        {word}
      </span>
    );
  }
  return (
    <Badge meaning={meaning} icon={<Icon aria-hidden />} title={title}>
      {word}
    </Badge>
  );
}
