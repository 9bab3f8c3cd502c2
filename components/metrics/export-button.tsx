"use client";
/** Saves the report as CSV: the numbers of the page, unrounded. */
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { toast } from "@/lib/client/toast";
import { Button } from "@/components/ui/button";
import { sentenceOf } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";
import { fetchMetricsFile } from "./api";

/** A download has begun long before its address is forgotten. */
const keepAddressMs = 60_000;

export function ExportButton({ query, name }: { query: Record<string, string>; /** Of the file, without its ending. */ name: string }) {
  const { workspace } = useWorkspace();
  const run = useMutation({
    mutationFn: () => fetchMetricsFile(workspace.slug, query),
    onSuccess: (file) => {
      const address = URL.createObjectURL(file);
      const link = document.createElement("a");
      link.href = address;
      link.download = `${name}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), keepAddressMs);
    },
    onError: (error) => toast.error(sentenceOf(error)),
  });
  return (
    <Button size="sm" busy={run.isPending} onClick={() => run.mutate()}>
      <Download aria-hidden /> CSV
    </Button>
  );
}
