"use client";
/** Whether the visitor of a conversation is writing. The stream puts what it hears under this key; it is forgotten when nothing more is heard. */
import { useQuery } from "@tanstack/react-query";
import { useNow } from "@/components/ui/time";
import { useWorkspace } from "@/lib/client/workspace-context";
import { queryKeys } from "@/lib/client/query-keys";

type Typing = { author: "visitor" | "human"; typing: boolean; atMs: number };

/** A visitor who stopped without saying so is taken for silent after this time. */
const heardForMs = 8_000;
const tickMs = 2_000;

export function useVisitorTyping(conversationId: string): boolean {
  const { workspace } = useWorkspace();
  const heard = useQuery<Typing | null>({ queryKey: [...queryKeys.conversations(workspace.slug), "typing", conversationId], enabled: false, initialData: null }).data;
  const now = useNow(tickMs);
  return heard !== null && now !== null && heard.author === "visitor" && heard.typing && now - heard.atMs < heardForMs;
}
