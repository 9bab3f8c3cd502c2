/** The files of a reply that is not sent yet, above the text. */
import { File, RefreshCw, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { sizeWords } from "@/components/thread/size-words";
import { plainLine } from "@/components/thread/visible-text";
import type { Uploads } from "./use-uploads";

export function UploadList({ uploads }: { uploads: Uploads }) {
  if (uploads.entries.length === 0 && uploads.refused === null) return null;
  return (
    <div className="grid gap-1 px-2 pt-1">
      <ul aria-label="Files of this reply" className="grid gap-1">
        {uploads.entries.map((entry) => {
          const name = plainLine(entry.file.name);
          return (
            <li key={entry.clientId} className="flex items-center gap-2 rounded-control bg-sunken px-2 py-1 text-xs">
              {entry.attachment || entry.problem !== null ? (
                <File aria-hidden className="size-3.5 shrink-0 text-ink-3" />
              ) : (
                <Spinner className="[&_svg]:size-3.5" />
              )}
              <span className="min-w-0 flex-1">
                <bdi className="wrap-anywhere">{name}</bdi> <span className="text-ink-3">{sizeWords(entry.file.size)}</span>
                {entry.problem === null ? null : (
                  <span role="alert" className="block text-failed">
                    {entry.problem}
                  </span>
                )}
              </span>
              {entry.problem === null ? null : (
                <Button size="sm" variant="ghost" aria-label={`Try ${name} again`} onClick={() => uploads.retry(entry)}>
                  <RefreshCw aria-hidden />
                </Button>
              )}
              <Button size="sm" variant="ghost" aria-label={`Remove ${name}`} onClick={() => uploads.remove(entry.clientId)}>
                <X aria-hidden />
              </Button>
            </li>
          );
        })}
      </ul>
      {uploads.refused === null ? null : (
        <p role="alert" className="px-1 text-xs text-failed">
          {uploads.refused}
        </p>
      )}
    </div>
  );
}
