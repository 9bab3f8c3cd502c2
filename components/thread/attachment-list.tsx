"use client";
/**
 * Files of a message. An address is asked for when somebody wants the file and gives it for ten minutes, always as a download; pictures are
 * fetched the same way and drawn small, nothing else is ever shown.
 */
import { useQuery } from "@tanstack/react-query";
import { Download, File, FileX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { cn } from "@/lib/client/cn";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Attachment } from "@/lib/contracts/widget/attachment";
import { attachmentAddress } from "./api";
import { sizeWords } from "./size-words";
import { plainLine } from "./visible-text";

const drawn = /^image\/(png|jpeg|gif|webp)$/;
const thumbnailPx = 220;

export function AttachmentList({ conversationId, attachments, className }: { conversationId: string; attachments: readonly Attachment[]; className?: string }) {
  if (attachments.length === 0) return null;
  return (
    <ul aria-label="Files" className={cn("grid max-w-full gap-1.5", className)}>
      {attachments.map((attachment) => (
        <li key={attachment.id} className="min-w-0">
          <AttachmentRow conversationId={conversationId} attachment={attachment} />
        </li>
      ))}
    </ul>
  );
}

function AttachmentRow({ conversationId, attachment }: { conversationId: string; attachment: Attachment }) {
  const { api } = useWorkspace();
  const [problem, setProblem] = useState(false);
  const { id, contentType, sizeBytes, erased } = attachment;
  const name = plainLine(attachment.name);
  if (erased) {
    return (
      <span className="inline-flex items-center gap-2 text-sm text-ink-3 italic">
        <FileX aria-hidden className="size-4" /> File erased
      </span>
    );
  }
  const save = async () => {
    try {
      const { url } = await attachmentAddress(api, conversationId, id);
      setProblem(false);
      window.location.assign(url);
    } catch {
      setProblem(true);
    }
  };
  return (
    <>
      <button
        type="button"
        onClick={() => void save()}
        aria-label={`Download ${name}`}
        className="grid max-w-full grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-2.5 rounded-control border bg-surface px-2.5 py-2 text-start text-sm hover:bg-hover max-sm:min-h-11"
      >
        {drawn.test(contentType) ? <Thumbnail conversationId={conversationId} attachment={attachment} name={name} /> : null}
        <File aria-hidden className="size-4 text-ink-3" />
        <span className="min-w-0">
          <bdi className="block truncate">{name}</bdi>
          <span className="text-xs text-ink-3">{sizeWords(sizeBytes)}</span>
        </span>
        <Download aria-hidden className="size-4 text-ink-3" />
      </button>
      {problem ? (
        <p role="alert" className="mt-1 text-xs text-failed">
          The file could not be fetched. Try again.
        </p>
      ) : null}
    </>
  );
}

/** Drawn from its bytes on a canvas: no address of a file ever stands in the page. Nothing, where it is no picture after all. */
function Thumbnail({ conversationId, attachment, name }: { conversationId: string; attachment: Attachment; name: string }) {
  const { workspace, api } = useWorkspace();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { data: bitmap } = useQuery({
    queryKey: queryKeys.attachment(workspace.slug, attachment.id),
    queryFn: async ({ signal }) => {
      const { url } = await attachmentAddress(api, conversationId, attachment.id, signal);
      const response = await fetch(url, { signal, credentials: "same-origin" });
      return response.ok ? await createImageBitmap(await response.blob()).catch(() => null) : null;
    },
    staleTime: Infinity,
    retry: false,
  });
  useEffect(() => {
    if (!bitmap || !canvas.current) return;
    const scale = Math.min(1, thumbnailPx / bitmap.width, thumbnailPx / bitmap.height);
    canvas.current.width = Math.max(1, bitmap.width * scale);
    canvas.current.height = Math.max(1, bitmap.height * scale);
    canvas.current.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.current.width, canvas.current.height);
  }, [bitmap]);
  return bitmap ? <canvas ref={canvas} role="img" aria-label={`Picture: ${name}`} className="col-span-3 max-w-full rounded-control bg-sunken" /> : null;
}
