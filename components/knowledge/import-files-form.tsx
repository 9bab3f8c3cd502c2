"use client";
/** Files, several at once, by choice or drag: they go up one after the other and are read on the server, which goes on when this page is left. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileUp, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogContent } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { newIdempotencyKey } from "@/lib/client/api-client";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { addFile, startImport } from "./import-api";
import { ImportTarget, type Target } from "./import-target";

const fileBytes = 10 * 1024 * 1024;
const accepted = ".pdf,.docx,.html,.htm,.csv,.tsv,.jsonl,.ndjson,.md,.markdown,.txt";

export function ImportFilesForm({
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
  const input = useRef<HTMLInputElement>(null);
  const attempt = useRef({ key: newIdempotencyKey(), sent: new Set<File>() });
  const [files, setFiles] = useState<File[]>([]);
  const [sent, setSent] = useState(0);
  const tooLarge = files.filter((file) => file.size > fileBytes);
  const run = useMutation({
    mutationFn: async () => {
      const started = await startImport(api, { collection: target.collection.trim() || null, publish: target.publish }, attempt.current.key);
      // What went up before a failure is not sent again.
      for (const file of files) {
        if (!attempt.current.sent.has(file)) await addFile(api, started.id, file);
        attempt.current.sent.add(file);
        setSent(attempt.current.sent.size);
      }
      return started;
    },
    onSuccess: (started) => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.imports(workspace.slug) });
      router.push(`/w/${workspace.slug}/knowledge/imports/${started.id}`);
    },
  });
  const take = (list: FileList | null) => setFiles((before) => [...before, ...Array.from(list ?? [])]);
  return (
    <DialogContent
      title="Import knowledge"
      description="Choose what you have. Each document is named with what came of it; a bad one does not hold up the others."
      className="max-w-2xl"
      footer={
        <>
          <Button variant="ghost" onClick={cancel}>
            Cancel
          </Button>
          <Button variant="primary" busy={run.isPending} disabled={files.length === 0 || tooLarge.length > 0 || run.isPending} onClick={() => run.mutate()}>
            {run.isPending ? `Sending ${Math.min(sent + 1, files.length)} of ${files.length}` : target.publish ? "Import and publish" : "Import as drafts"}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {ways}
        <div
          className="grid justify-items-center gap-2 rounded-card border border-dashed px-4 py-6 text-center"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            take(event.dataTransfer.files);
          }}
        >
          <Button onClick={() => input.current?.click()}>
            <FileUp aria-hidden /> Choose files
          </Button>
          <p className="text-xs text-ink-3">or drop them here: PDF, Word, HTML, CSV, JSON Lines, Markdown, text; 10 MB each</p>
          <input
            ref={input}
            type="file"
            multiple
            accept={accepted}
            aria-label="Files"
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => {
              take(event.target.files);
              event.target.value = "";
            }}
          />
        </div>
        {files.length > 0 ? (
          <ul aria-label="Chosen files" className="max-h-48 divide-y overflow-y-auto rounded-card border text-sm">
            {files.map((file, index) => (
              <li key={`${file.name}-${index}`} className="flex items-center gap-2 px-3 py-1.5">
                <span dir="auto" className="min-w-0 flex-1 truncate">
                  {file.name}
                </span>
                <span className={`tabular text-xs ${file.size > fileBytes ? "text-failed" : "text-ink-3"}`}>{sizeWords(file.size)}</span>
                <Button
                  variant="ghost"
                  size="sm"
                  aria-label={`Remove ${file.name}`}
                  disabled={run.isPending}
                  onClick={() => setFiles(files.filter((_, other) => other !== index))}
                >
                  <X aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        {tooLarge.length > 0 ? <Notice kind="failed">Take out what is larger than 10 MB, or split it first.</Notice> : null}
        <ImportTarget value={target} onChange={setTarget} />
        {run.isError ? (
          <Notice kind="failed" live>
            {sentenceOf(run.error)} What was sent is being read; import again to send the rest.
          </Notice>
        ) : null}
      </div>
    </DialogContent>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
