"use client";
/** Brings in what is there already: pasted text, files, a page or a whole site. What cannot be used is named; the rest goes in. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import type { ImportArticlesResponse } from "@/lib/contracts/api/article";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { tabStyle } from "@/components/ui/tab-style";
import { Textarea } from "@/components/ui/textarea";
import { newIdempotencyKey } from "@/lib/client/api-client";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { importArticles } from "./api";
import { ImportFilesForm } from "./import-files-form";
import { ImportResult } from "./import-result";
import { ImportSiteForm } from "./import-site-form";
import type { Target } from "./import-target";
import { bytesOf, guessFormat, measureImport } from "./read-import";
import type { ImportFormat } from "./read-import";

const bytesLimit = 8 * 1024 * 1024;
/** Longer texts are not put into the text area, which would make typing slow. */
const shownLimit = 200_000;

const formats: Record<ImportFormat, { name: string; hint: string }> = {
  text: { name: "Plain text", hint: "One article; its first line is the title." },
  markdown: { name: "Markdown", hint: "Each heading of the first level begins an article." },
  jsonl: {
    name: "JSON Lines",
    hint: 'One object a line: {"id": "…", "title": "…", "body": "…", "exemplars": ["…"], "collection": "…", "url": "…"}. The same id again updates its article.',
  },
};

const ways = [
  { way: "paste", name: "Paste" },
  { way: "files", name: "Files" },
  { way: "site", name: "Page or site" },
] as const;
type Way = (typeof ways)[number]["way"];

export default function ImportDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { can } = useWorkspace();
  const [result, setResult] = useState<{ answer: ImportArticlesResponse; published: boolean } | null>(null);
  const [way, setWay] = useState<Way>("paste");
  const [target, setTarget] = useState<Target>({ collection: "", publish: can("knowledge:publish") });
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) setResult(null);
  };
  const cancel = () => change(false);
  const choice = (
    <div role="group" aria-label="What to import" className="flex gap-4 border-b">
      {ways.map((each) => (
        <button
          key={each.way}
          type="button"
          aria-current={each.way === way ? "page" : undefined}
          onClick={() => setWay(each.way)}
          className={`${tabStyle} -mb-px`}
        >
          {each.name}
        </button>
      ))}
    </div>
  );
  return (
    <Dialog open={open} onOpenChange={change}>
      {result ? (
        <ImportResult {...result} again={() => setResult(null)} done={cancel} />
      ) : way === "files" ? (
        <ImportFilesForm ways={choice} cancel={cancel} target={target} setTarget={setTarget} />
      ) : way === "site" ? (
        <ImportSiteForm ways={choice} cancel={cancel} target={target} setTarget={setTarget} />
      ) : (
        <ImportForm ways={choice} cancel={cancel} onDone={(answer, published) => setResult({ answer, published })} />
      )}
    </Dialog>
  );
}

function ImportForm({
  ways: choice,
  cancel,
  onDone,
}: {
  ways: ReactNode;
  cancel: () => void;
  onDone: (answer: ImportArticlesResponse, published: boolean) => void;
}) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const formId = useId();
  const publishId = useId();
  const fileInput = useRef<HTMLInputElement>(null);
  const attemptKey = useRef(newIdempotencyKey());
  const [content, setContent] = useState("");
  const [fileName, setFileName] = useState<string | null>(null);
  const [chosenFormat, setFormat] = useState<ImportFormat | null>(null);
  const [collection, setCollection] = useState("");
  const [publish, setPublish] = useState(can("knowledge:publish"));
  const format = chosenFormat ?? guessFormat(content, fileName);
  const size = bytesOf(content);

  const run = useMutation({
    mutationFn: () => importArticles(api, { format, content, collection: collection.trim() || null, publish }, attemptKey.current),
    onSuccess: (answer) => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.articles(workspace.slug) });
      void queryClient.invalidateQueries({ queryKey: queryKeys.collections(workspace.slug) });
      void queryClient.invalidateQueries({ queryKey: queryKeys.knowledge(workspace.slug) });
      onDone(answer, publish);
    },
  });
  const changed = (apply: () => void) => {
    attemptKey.current = newIdempotencyKey();
    apply();
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    const text = await file.text();
    changed(() => {
      setContent(text);
      setFileName(file.name);
      setFormat(null);
    });
  };

  return (
    <DialogContent
      title="Import knowledge"
      description="Paste what you have, or choose a file. Nothing is lost if it fails: fix the lines that are named and import again."
      className="max-w-2xl"
      footer={
        <>
          <Button variant="ghost" onClick={cancel}>
            Cancel
          </Button>
          <Button type="submit" form={formId} variant="primary" busy={run.isPending} disabled={content.trim() === "" || size > bytesLimit || run.isPending}>
            {publish ? "Import and publish" : "Import as drafts"}
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
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void take(event.dataTransfer.files[0]);
        }}
      >
        {choice}
        {fileName !== null && content.length > shownLimit ? (
          <Notice
            action={
              <Button size="sm" onClick={() => changed(() => (setContent(""), setFileName(null)))}>
                Remove
              </Button>
            }
          >
            {fileName}, {sizeWords(size)}
          </Notice>
        ) : (
          <Field label="Text" aside={fileName ?? undefined}>
            <Textarea
              value={content}
              onChange={(event) => changed(() => setContent(event.target.value))}
              rows={9}
              placeholder={"How long do I have to return something?\n\nThirty days from the day it arrives…"}
              className="max-h-72 font-mono text-xs"
            />
          </Field>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button onClick={() => fileInput.current?.click()}>
            <FileUp aria-hidden /> Choose a file
          </Button>
          <input
            ref={fileInput}
            type="file"
            accept=".jsonl,.ndjson,.md,.markdown,.txt,text/plain"
            className="hidden"
            aria-hidden
            tabIndex={-1}
            onChange={(event) => void take(event.target.files?.[0])}
          />
          <span className="tabular text-xs text-ink-3">
            {content.trim() === "" ? ".jsonl, .md or .txt, 8 MB at most" : `${measureImport(content, format)}, ${sizeWords(size)}`}
          </span>
        </div>
        {size > bytesLimit ? <Notice kind="failed">That is more than 8 MB. Split it and import the parts one after the other.</Notice> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Format" hint={formats[format].hint}>
            <FormatSelect value={format} onValue={(next) => changed(() => setFormat(next))} />
          </Field>
          <Field label="Collection" aside="optional" hint="For articles that name none themselves.">
            <Input value={collection} onChange={(event) => changed(() => setCollection(event.target.value))} maxLength={100} />
          </Field>
        </div>
        <div className="flex items-start gap-3">
          <Switch
            id={publishId}
            checked={publish}
            disabled={!can("knowledge:publish")}
            onCheckedChange={(checked) => changed(() => setPublish(checked))}
            className="mt-0.5"
          />
          <label htmlFor={publishId}>
            <span className="font-medium">Publish at once</span>
            <span className="block text-ink-2">
              {can("knowledge:publish")
                ? "The bot answers from them within seconds. Off: they are drafts first."
                : "Your role writes drafts; a manager publishes them."}
            </span>
          </label>
        </div>
        {run.isError ? (
          <Notice kind="failed" live>
            {sentenceOf(run.error)}
          </Notice>
        ) : null}
      </form>
    </DialogContent>
  );
}

function FormatSelect({ value, onValue, ...rest }: { value: ImportFormat; onValue: (format: ImportFormat) => void }) {
  return (
    <Select value={value} onChange={(event) => onValue(event.target.value as ImportFormat)} className="w-full" {...rest}>
      {(Object.keys(formats) as ImportFormat[]).map((format) => (
        <option key={format} value={format}>
          {formats[format].name}
        </option>
      ))}
    </Select>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
