/** Where an article stands, as a mark with a word. */
import { Archive, CircleCheck, FilePen, PenLine } from "lucide-react";
import type { ArticleSummary } from "@/lib/contracts/api/article";
import { Badge } from "@/components/ui/badge";

export function ArticleStatus({ article, size }: { article: Pick<ArticleSummary, "status" | "hasUnpublishedChanges">; size?: "sm" | "md" }) {
  if (article.status === "archived") {
    return (
      <Badge size={size} icon={<Archive aria-hidden />}>
        Archived
      </Badge>
    );
  }
  if (article.status === "draft") {
    return (
      <Badge size={size} icon={<FilePen aria-hidden />}>
        Draft
      </Badge>
    );
  }
  return article.hasUnpublishedChanges ? (
    <Badge size={size} meaning="waiting" icon={<PenLine aria-hidden />} title="The bot answers from the text that was published; the newer one waits.">
      Changed
    </Badge>
  ) : (
    <Badge size={size} meaning="approved" icon={<CircleCheck aria-hidden />}>
      Published
    </Badge>
  );
}
