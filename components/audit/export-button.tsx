"use client";
/** Saves the whole log, with the texts that it refers to, as a file that the stand-alone verifier reads. The export is itself in the log. */
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { toast } from "@/lib/client/toast";
import { Button } from "@/components/ui/button";
import { sentenceOf } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";
import { fetchExport } from "./api";

/** A download has begun long before its address is forgotten. */
const keepAddressMs = 60_000;

export function ExportButton() {
  const { workspace } = useWorkspace();
  const run = useMutation({
    mutationFn: () => fetchExport(workspace.slug),
    onSuccess: (file) => save(file, `${workspace.slug}-audit.jsonl`),
    onError: (error) => toast.error(sentenceOf(error)),
  });
  return (
    <Button size="sm" busy={run.isPending} onClick={() => run.mutate()}>
      <Download aria-hidden /> Export
    </Button>
  );
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keepAddressMs);
}
