"use client";
/** Files that an agent adds to a reply: each is uploaded at once, can be taken out and tried again, and goes out with the next reply. */
import { useRef, useState } from "react";
import { sentenceOf } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Attachment } from "@/lib/contracts/widget/attachment";
import { attachmentsPerMessage } from "@/lib/core/file/file-limits";
import { uploadAttachment } from "./api";

export type UploadEntry = { clientId: string; file: File; attachment: Attachment | null; problem: string | null };

export type Uploads = {
  entries: readonly UploadEntry[];
  /** What could not be taken, in words; null when nothing. */
  refused: string | null;
  isBusy: boolean;
  add(files: readonly File[]): void;
  retry(entry: UploadEntry): void;
  remove(clientId: string): void;
  /** Hands over what is uploaded and empties the list. */
  take(): readonly Attachment[];
};

/** Mount it with the conversation's id as its key: files belong to one conversation. */
export function useUploads(conversationId: string): Uploads {
  const { api } = useWorkspace();
  const [entries, setEntries] = useState<readonly UploadEntry[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const running = useRef(new Map<string, AbortController>());

  const change = (clientId: string, fields: Partial<UploadEntry>) =>
    setEntries((present) => present.map((entry) => (entry.clientId === clientId ? { ...entry, ...fields } : entry)));

  const start = async ({ clientId, file }: UploadEntry) => {
    const abort = new AbortController();
    running.current.set(clientId, abort);
    change(clientId, { problem: null });
    try {
      change(clientId, { attachment: await uploadAttachment(api, conversationId, file, clientId, abort.signal) });
    } catch (error) {
      if (!abort.signal.aborted) change(clientId, { problem: sentenceOf(error) });
    } finally {
      running.current.delete(clientId);
    }
  };

  return {
    entries,
    refused,
    isBusy: entries.some(({ attachment, problem }) => !attachment && problem === null),
    add(files) {
      const room = Math.max(0, attachmentsPerMessage - entries.length);
      setRefused(files.length > room ? `At most ${attachmentsPerMessage} files in one reply.` : null);
      const added = files.slice(0, room).map((file): UploadEntry => ({ clientId: crypto.randomUUID(), file, attachment: null, problem: null }));
      setEntries([...entries, ...added]);
      for (const entry of added) void start(entry);
    },
    retry: (entry) => void start(entry),
    remove(clientId) {
      running.current.get(clientId)?.abort();
      setEntries(entries.filter((entry) => entry.clientId !== clientId));
      setRefused(null);
    },
    take() {
      setEntries([]);
      setRefused(null);
      return entries.flatMap(({ attachment }) => attachment ?? []);
    },
  };
}
