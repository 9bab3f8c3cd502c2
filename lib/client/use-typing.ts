"use client";
/** Who writes in a conversation just now, as the stream says; forgotten six seconds after the last sign. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { queryKeys } from "./query-keys";
import { useWorkspace } from "./workspace-context";

export type TypingHeard = { author: "visitor" | "human"; typing: boolean; heardAtMs: number };

const shownMs = 6_000;

export function useTyping(conversationId: string): "visitor" | "human" | null {
  const { workspace } = useWorkspace();
  const { data } = useQuery<TypingHeard>({ queryKey: queryKeys.typing(workspace.slug, conversationId), enabled: false });
  const [overAtMs, setOver] = useState(0);
  useEffect(() => {
    if (!data?.typing) return;
    const timer = setTimeout(() => setOver(data.heardAtMs), Math.max(0, data.heardAtMs + shownMs - Date.now()));
    return () => clearTimeout(timer);
  }, [data]);
  return data?.typing && data.heardAtMs > overAtMs ? data.author : null;
}
