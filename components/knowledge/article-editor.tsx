"use client";
/** Writes an article, new or old. What is typed is kept in the browser until it is saved; publishing is an act of its own. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useRef } from "react";
import { toast } from "@/lib/client/toast";
import type { Article } from "@/lib/contracts/api/article";
import { Button } from "@/components/ui/button";
import { ConflictNotice } from "@/components/ui/form-section";
import { Notice } from "@/components/ui/notice";
import { newIdempotencyKey } from "@/lib/client/api-client";
import { isApiProblem, sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useKeptForm } from "@/lib/client/use-kept-form";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { actOnArticle, articleOptions, createArticle, updateArticle } from "./api";
import { ArticleFieldset } from "./article-fieldset";
import { articleFields, textOfFields } from "./article-fields";
import { ArticleSide } from "./article-side";

/** A new article. */
export function NewArticle() {
  const { workspace } = useWorkspace();
  return <Editor key={`${workspace.slug} new`} article={null} />;
}

/** An article that exists. */
export function ExistingArticle({ articleId }: { articleId: string }) {
  const { workspace, api } = useWorkspace();
  const { data } = useQuery(articleOptions(api, workspace.slug, articleId));
  return data ? <Editor key={data.id} article={data} /> : null;
}

function Editor({ article }: { article: Article | null }) {
  const { workspace, api, can } = useWorkspace();
  const router = useRouter();
  const queryClient = useQueryClient();
  const formId = useId();
  const createKey = useRef(newIdempotencyKey());
  const saved = articleFields(article);
  const form = useKeptForm(`${workspace.slug} article ${article?.id ?? "new"}`, saved);
  const mayWrite = can("knowledge:write");
  const mayPublish = can("knowledge:publish");

  const keep = (next: Article) => {
    queryClient.setQueryData(queryKeys.article(workspace.slug, next.id), next);
    void queryClient.invalidateQueries({ queryKey: queryKeys.articles(workspace.slug), refetchType: "none" });
    void queryClient.invalidateQueries({ queryKey: queryKeys.knowledge(workspace.slug) });
    void queryClient.invalidateQueries({ queryKey: queryKeys.collections(workspace.slug) });
  };
  const write = async (publish: boolean): Promise<Article> => {
    if (article === null) return createArticle(api, { ...textOfFields(form.value), publish }, createKey.current);
    const written = form.isDirty ? await saveText(article) : article;
    return publish ? actOnArticle(api, written, "publish") : written;
  };
  /** The version also grows by acts that leave the text alone; those are no conflict. */
  const saveText = async (before: Article): Promise<Article> => {
    try {
      return await updateArticle(api, before.id, before.version, textOfFields(form.value));
    } catch (error) {
      const current = isApiProblem(error) && error.code === "version_conflict" ? (error.body.current as Article | undefined) : undefined;
      const merged = current && form.over(articleFields(current));
      if (current && merged) return updateArticle(api, current.id, current.version, textOfFields(merged));
      if (current) keep(current);
      throw error;
    }
  };
  const saving = useMutation({
    mutationFn: ({ publish }: { publish: boolean }) => write(publish),
    onSuccess: (next, { publish }) => {
      keep(next);
      form.discard();
      toast.success(
        publish
          ? "Published. The bot answers from it in a moment."
          : next.status === "published"
            ? "Saved. The bot keeps the published text until you publish."
            : "Saved as a draft.",
      );
      if (article === null) router.replace(`/w/${workspace.slug}/knowledge/${next.id}`);
    },
  });
  const submit = (publish: boolean) => {
    const element = document.getElementById(formId);
    if (element instanceof HTMLFormElement && !element.reportValidity()) return;
    if (!form.isBehind && !saving.isPending) saving.mutate({ publish });
  };
  useKeys(
    "Article",
    mayWrite
      ? [
          { keys: "Mod+s", does: "Save", run: () => submit(false) },
          ...(mayPublish ? [{ keys: "Mod+Enter", does: "Save and publish", run: () => submit(true) }] : []),
        ]
      : [],
  );

  const settle = (decide: () => void) => () => {
    decide();
    saving.reset();
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_16rem]">
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          submit(false);
        }}
        className="grid grid-cols-[minmax(0,1fr)] gap-4"
      >
        <ArticleFieldset value={form.value} set={form.set} error={saving.error} disabled={!mayWrite} />
        {form.isBehind && article ? (
          <details className="rounded-card border bg-surface p-3">
            <summary className="w-fit font-medium">What the other person saved</summary>
            <p dir="auto" className="mt-3 text-base font-semibold">
              {article.title}
            </p>
            <p dir="auto" className="mt-1 text-base whitespace-pre-wrap break-words">
              {article.body}
            </p>
          </details>
        ) : null}
        {mayWrite ? (
          <div className="sticky bottom-0 -mx-6 grid grid-cols-[minmax(0,1fr)] gap-3 border-t bg-paper px-6 py-3 max-sm:-mx-4 max-sm:px-4">
            {form.isBehind ? <ConflictNotice keepMine={settle(form.rebase)} takeTheirs={settle(form.discard)} /> : null}
            {saving.isError && !form.isBehind ? (
              <Notice kind="failed" live>
                {sentenceOf(saving.error)} What you typed is still here.
              </Notice>
            ) : null}
            <div className="flex flex-wrap items-center justify-end gap-2">
              {form.isDirty ? (
                <span className="mr-auto flex items-center gap-2 text-xs text-ink-3">
                  <span className="max-sm:hidden">Not saved yet. It is kept in this browser.</span>
                  <Button variant="ghost" size="sm" onClick={settle(form.discard)}>
                    Discard
                  </Button>
                </span>
              ) : null}
              <Button type="submit" busy={saving.isPending && !saving.variables.publish} disabled={!form.isDirty || form.isBehind || saving.isPending}>
                {article === null || article.status === "draft" ? "Save draft" : "Save"}
              </Button>
              {mayPublish ? (
                <Button
                  variant="primary"
                  busy={saving.isPending && saving.variables.publish}
                  disabled={
                    form.isBehind ||
                    saving.isPending ||
                    (!form.isDirty && (article === null || (article.status === "published" && !article.hasUnpublishedChanges)))
                  }
                  onClick={() => submit(true)}
                >
                  {form.isDirty ? "Save and publish" : "Publish"}
                </Button>
              ) : null}
            </div>
          </div>
        ) : null}
      </form>
      <ArticleSide article={article} keep={keep} />
    </div>
  );
}
