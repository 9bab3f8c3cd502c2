"use client";
/** Everything that the workspace holds, as a file: asked for, written, downloaded until it expires. */
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { toast } from "@/lib/client/toast";
import type { WorkspaceExport } from "@/lib/contracts/api/workspace";
import { sizeWords } from "@/components/thread/size-words";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Spinner } from "@/components/ui/spinner";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { exportOptions, fetchExport, removeExport, requestExport } from "./api";

/** A download has begun long before its address is forgotten. */
const keepAddressMs = 60_000;

export function ExportCard() {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(exportOptions(api, workspace.slug));
  const begin = useMutation({
    mutationFn: () => requestExport(api),
    onSuccess: (begun) => queryClient.setQueryData(queryKeys.workspaceExport(workspace.slug), begun),
    onError: (error) => toast.error(sentenceOf(error)),
  });
  return (
    <Card aria-label="Export">
      <CardHeader
        title="Export"
        description="Everything in this workspace as JSON Lines, with its files, in one archive: conversations, knowledge, people, settings, figures and the log. Passwords, keys and secrets stay here."
        action={
          data.export?.status === "running" ? null : (
            <Button busy={begin.isPending} onClick={() => begin.mutate()}>
              {data.export ? "Write it anew" : "Write an export"}
            </Button>
          )
        }
      />
      {data.export ? <PresentExport made={data.export} /> : null}
    </Card>
  );
}

function PresentExport({ made }: { made: NonNullable<WorkspaceExport["export"]> }) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const fetchFile = useMutation({
    mutationFn: () => fetchExport(workspace.slug),
    onSuccess: (file) => save(file, `${workspace.slug}-${made.createdAt.slice(0, 10)}.tar.gz`),
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const remove = useMutation({
    mutationFn: () => removeExport(api),
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.workspaceExport(workspace.slug) }),
  });
  const isReady = made.status === "ready";
  return (
    <CardBody className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <p role="status" className="flex min-w-0 flex-1 basis-60 items-center gap-2">
        {isReady ? null : <Spinner label="Being written" />}
        <span>
          {isReady ? (
            <>
              <span className="font-medium">Ready</span>: {sizeWords(made.sizeBytes)}, {made.rows.toLocaleString("en")} rows, {made.files.toLocaleString("en")}{" "}
              {made.files === 1 ? "file" : "files"}. Asked for by {made.requestedBy.name} <Time at={made.createdAt} />; here until{" "}
              <Time at={made.expiresAt} format="exact" />.
            </>
          ) : (
            <>
              Being written: {made.rows.toLocaleString("en")} rows so far. You can leave this page; {made.requestedBy.name} gets a mail when it is ready, where
              mail is set up.
            </>
          )}
        </span>
      </p>
      <span className="flex gap-2">
        <Button variant="ghost" busy={remove.isPending} onClick={() => remove.mutate()}>
          {isReady ? "Remove" : "Stop"}
        </Button>
        {isReady ? (
          <Button variant="primary" busy={fetchFile.isPending} onClick={() => fetchFile.mutate()}>
            <Download aria-hidden /> Download
          </Button>
        ) : null}
      </span>
    </CardBody>
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
