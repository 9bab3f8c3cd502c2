"use client";
/** The staged policy tried on turns of the past while it is changed: one request at a time, and after it the newest state. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useWorkspace } from "@/lib/client/workspace-context";
import { whatIfOptions } from "./api";
import type { PolicyFields } from "./policy-fields";

/** Between an answer and the next question: ten a second are allowed, and a hand on a slider sees no difference. */
const breathMs = 120;

export type Span = { days: number; minutes: number };

/** `usable`: false while the policy could not be saved; then it is not asked and the last answer stays. */
export function useWhatIf(botId: string, fields: PolicyFields, span: Span, usable: boolean) {
  const { workspace, api } = useWorkspace();
  const { words: _words, note: _note, ...policy } = fields;
  const wanted = JSON.stringify({ policy, ...span });
  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
  }, [wanted]);
  const [asked, ask] = useState(usable ? wanted : null);
  const query = useQuery({ ...whatIfOptions(api, workspace.slug, botId, asked ?? ""), placeholderData: keepPreviousData, enabled: asked !== null });
  const isDue = usable && asked !== wanted && !query.isFetching;
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => ask(latest.current), breathMs);
    return () => clearTimeout(timer);
  }, [isDue]);
  return { report: query.data, error: query.error, isCurrent: asked === wanted && !query.isFetching };
}
