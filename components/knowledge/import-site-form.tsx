"use client";
/** A page or the pages of a sitemap, now and as often as wanted. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { newIdempotencyKey } from "@/lib/client/api-client";
import { fieldError, sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { createSource, type NewSource } from "./import-api";
import { ImportTarget, type Target } from "./import-target";

export const recrawlWords: Record<NewSource["recrawl"], string> = { off: "Only when I ask", daily: "Every day", weekly: "Every week" };
export const vanishedWords: Record<NewSource["vanished"], string> = {
  report: "Keep the article",
  draft: "Make the article a draft",
  archive: "Archive the article",
};
/** Of a sitemap. The API takes any number up to the last. */
export const pageLimits: readonly number[] = [100, 500, 2_000, 5_000];

export function ImportSiteForm({
  ways,
  cancel,
  target,
  setTarget,
}: {
  ways: ReactNode;
  cancel: () => void;
  target: Target;
  setTarget: (target: Target) => void;
}) {
  const { workspace, api } = useWorkspace();
  const router = useRouter();
  const queryClient = useQueryClient();
  const formId = useId();
  const attemptKey = useRef(newIdempotencyKey());
  const [site, setSite] = useState<Pick<NewSource, "url" | "kind" | "recrawl" | "vanished" | "pageLimit">>({
    url: "",
    kind: "page",
    recrawl: "off",
    vanished: "report",
    pageLimit: 500,
  });
  const run = useMutation({
    mutationFn: () =>
      createSource(api, { ...site, url: site.url.trim(), publish: target.publish, collection: target.collection.trim() || null }, attemptKey.current),
    onSuccess: ({ import: started }) => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.imports(workspace.slug) });
      void queryClient.invalidateQueries({ queryKey: queryKeys.sources(workspace.slug) });
      router.push(`/w/${workspace.slug}/knowledge/imports/${started.id}`);
    },
  });
  const change = (edits: Partial<typeof site>) => {
    attemptKey.current = newIdempotencyKey();
    setSite((before) => {
      const next = { ...before, ...edits };
      // An address that says what it is.
      if (edits.url !== undefined && /sitemap[^/]*\.(?:xml|txt)(?:\.gz)?$/i.test(edits.url.trim())) next.kind = "sitemap";
      return next;
    });
  };
  const urlError = fieldError(run.error, "url");
  return (
    <DialogContent
      title="Import knowledge"
      description="Reads what the site's robots.txt allows, no faster than it asks. Pages that need a sign-in or are drawn by scripts cannot be read."
      className="max-w-2xl"
      footer={
        <>
          <Button variant="ghost" onClick={cancel}>
            Cancel
          </Button>
          <Button type="submit" form={formId} variant="primary" busy={run.isPending} disabled={site.url.trim() === "" || run.isPending}>
            {target.publish ? "Import and publish" : "Import as drafts"}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="grid grid-cols-[minmax(0,1fr)] gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate();
        }}
      >
        {ways}
        <Field
          label="Address"
          hint={site.kind === "sitemap" ? "The sitemap’s, or the site’s own where its robots.txt names a sitemap." : undefined}
          error={urlError}
        >
          <Input
            type="url"
            inputMode="url"
            required
            value={site.url}
            onChange={(event) => change({ url: event.target.value })}
            maxLength={2000}
            placeholder="https://www.example.com/sitemap.xml"
            spellCheck={false}
            dir="ltr"
          />
        </Field>
        <div className={cn("grid gap-4", site.kind === "sitemap" ? "sm:grid-cols-2" : "sm:grid-cols-3")}>
          <Field label="What it is">
            <Select value={site.kind} onChange={(event) => change({ kind: event.target.value as NewSource["kind"] })} className="w-full">
              <option value="page">One page</option>
              <option value="sitemap">A sitemap: all its pages</option>
            </Select>
          </Field>
          {site.kind === "sitemap" ? (
            <Field label="Pages at most">
              <Select value={site.pageLimit} onChange={(event) => change({ pageLimit: Number(event.target.value) })} className="w-full">
                {pageLimits.map((limit) => (
                  <option key={limit} value={limit}>
                    {limit.toLocaleString()}
                  </option>
                ))}
              </Select>
            </Field>
          ) : null}
          <Field label="Read it again">
            <Select value={site.recrawl} onChange={(event) => change({ recrawl: event.target.value as NewSource["recrawl"] })} className="w-full">
              {Object.entries(recrawlWords).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="When a page is gone">
            <Select value={site.vanished} onChange={(event) => change({ vanished: event.target.value as NewSource["vanished"] })} className="w-full">
              {Object.entries(vanishedWords).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <ImportTarget value={target} onChange={setTarget} />
        {run.isError && !urlError ? (
          <Notice kind="failed" live>
            {sentenceOf(run.error)}
          </Notice>
        ) : null}
      </form>
    </DialogContent>
  );
}
