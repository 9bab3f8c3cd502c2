/** One article in the list: status, title, collection, last change. The whole row is the link. */
import Link from "next/link";
import type { ArticleSummary } from "@/lib/contracts/api/article";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/client/cn";
import { rowDomId } from "@/lib/client/use-list-cursor";
import { ArticleStatus } from "./article-status";

export function ArticleRow({ article, href, isChosen }: { article: ArticleSummary; href: string; isChosen: boolean }) {
  return (
    <li id={rowDomId(article.id)} className="border-b">
      <Link
        href={href}
        className={cn(
          "grid min-h-9 grid-cols-[6.5rem_minmax(0,1fr)_auto_7rem] items-center gap-3 rounded-sm px-2 -outline-offset-2 hover:bg-hover max-sm:min-h-13 max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-y-0.5 max-sm:py-2",
          isChosen && "bg-selected shadow-[inset_2px_0_0_var(--accent)]",
        )}
        aria-current={isChosen ? "true" : undefined}
      >
        <span className="flex max-sm:order-2">
          <ArticleStatus article={article} quiet />
        </span>
        <span dir="auto" className="truncate font-medium max-sm:order-1">
          {article.title}
        </span>
        <span dir="auto" className="max-w-40 truncate text-xs text-ink-3 max-sm:order-3">
          {article.collection?.name}
        </span>
        <span className="text-right text-xs text-ink-3 max-sm:order-4">
          <Time at={article.updatedAt} />
        </span>
      </Link>
    </li>
  );
}
