"use client";
/** Beside the editor: where the article stands, what the bot has of it, and the acts that take it away from the bot. */
import { useMutation } from "@tanstack/react-query";
import { Archive, FlaskConical, History, Undo2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import type { Article } from "@/lib/contracts/api/article";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Time } from "@/components/ui/time";
import { isApiProblem, sentenceOf } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";
import { actOnArticle } from "./api";
import type { ArticleAct } from "./api";
import { ArticleStatus } from "./article-status";
import { KnowledgeState } from "./knowledge-state";

const doneWords: Record<ArticleAct, string> = {
  publish: "Published. The bot answers from it in a moment.",
  unpublish: "It is a draft now. The bot forgets it in a moment.",
  archive: "Archived. The bot forgets it in a moment.",
};

export function ArticleSide({ article, keep }: { article: Article | null; keep: (article: Article) => void }) {
  const { workspace, api, can } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: ({ act: verb, article: on }: { act: ArticleAct; article: Article }) => actOnArticle(api, on, verb),
    onSuccess: (next, { act: verb }) => {
      keep(next);
      toast.success(doneWords[verb]);
    },
    onError: (error) => {
      const current = isApiProblem(error) && error.code === "version_conflict" ? (error.body.current as Article | undefined) : undefined;
      if (current) keep(current);
      toast.error(sentenceOf(error));
    },
  });
  return (
    <aside aria-label="State of the article" className="grid gap-4 rounded-card border bg-surface p-4 lg:sticky lg:top-6">
      <div className="grid gap-2">
        {article ? <ArticleStatus article={article} /> : <p className="text-sm text-ink-2">A new article. It is a draft until you publish it.</p>}
        {article ? (
          <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-2 gap-y-1 text-sm">
            <dt className="text-ink-3">Text</dt>
            <dd>
              {article.latestNumber}
              {article.publishedNumber === null
                ? ", none published"
                : article.publishedNumber === article.latestNumber
                  ? ", published"
                  : `, published is ${article.publishedNumber}`}
            </dd>
            <dt className="text-ink-3">Changed</dt>
            <dd>
              <Time at={article.updatedAt} />
            </dd>
            <dt className="text-ink-3">Made</dt>
            <dd>
              <Time at={article.createdAt} format="day" />
            </dd>
            {article.externalId ? (
              <>
                <dt className="text-ink-3">Import id</dt>
                <dd className="truncate font-mono text-xs leading-5" title={article.externalId}>
                  {article.externalId}
                </dd>
              </>
            ) : null}
          </dl>
        ) : null}
      </div>
      <div className="border-t pt-3">
        <KnowledgeState />
      </div>
      {article && article.latestNumber > 1 ? (
        <Button asChild variant="ghost" className="justify-start">
          <Link href={`/w/${workspace.slug}/knowledge/${article.id}/history`}>
            <History aria-hidden /> Earlier texts
          </Link>
        </Button>
      ) : null}
      {article && can("playground:use") ? (
        <Button asChild variant="ghost" className="justify-start">
          <Link href={`/w/${workspace.slug}/playground?q=${encodeURIComponent(article.exemplars[0] ?? article.title)}`}>
            <FlaskConical aria-hidden /> Try a question
          </Link>
        </Button>
      ) : null}
      {article && can("knowledge:publish") ? (
        <div className="grid gap-1 border-t pt-3">
          {article.status === "draft" ? null : (
            <Button
              variant="ghost"
              className="justify-start"
              busy={act.isPending && act.variables.act === "unpublish"}
              onClick={() => act.mutate({ act: "unpublish", article })}
            >
              <Undo2 aria-hidden /> {article.status === "archived" ? "Take out of the archive" : "Unpublish"}
            </Button>
          )}
          {article.status === "archived" ? null : (
            <Button variant="ghost" className="justify-start text-failed hover:text-failed" onClick={() => setAsking(true)}>
              <Archive aria-hidden /> Archive…
            </Button>
          )}
          <Dialog open={asking} onOpenChange={setAsking}>
            <DialogContent
              title="Archive this article?"
              description="The bot stops answering from it. It stays readable here, and earlier answers keep their source. You can take it out again."
              footer={
                <>
                  <DialogClose>
                    <Button variant="ghost">Keep it</Button>
                  </DialogClose>
                  <Button
                    variant="danger"
                    onClick={() => {
                      setAsking(false);
                      act.mutate({ act: "archive", article });
                    }}
                  >
                    Archive
                  </Button>
                </>
              }
            >
              {null}
            </DialogContent>
          </Dialog>
        </div>
      ) : null}
    </aside>
  );
}
