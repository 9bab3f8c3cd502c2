"use client";
/** Has the open draft for this member alone while it is shown: asked for after a moment, renewed, and let go. Who was faster is in the row, so a refusal reads it again. */
import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect } from "react";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { leaseDraft, releaseDraft } from "./api";

/** Passing by takes nothing. */
const dwellMs = 300;
const renewMs = 60_000;

/** @param place of the pane: what is not on the screen (a narrow one shows the list first) is not taken. */
export function useLease(draftId: string, place: RefObject<HTMLElement | null>, isWanted: boolean): void {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!isWanted) return;
    let asked = false;
    const ask = () => {
      if (document.hidden || place.current?.offsetParent === null) return;
      asked = true;
      leaseDraft(api, draftId).catch(() => void queryClient.invalidateQueries({ queryKey: queryKeys.review(workspace.slug) }));
    };
    const first = setTimeout(ask, dwellMs);
    const again = setInterval(ask, renewMs);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      if (asked) releaseDraft(api, draftId);
    };
  }, [api, draftId, isWanted, place, queryClient, workspace.slug]);
}
