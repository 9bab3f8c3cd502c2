"use client";
/** What an import did: counts, and each line that could not be used with its cause. */
import type { ImportArticlesResponse } from "@/lib/contracts/api/article";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogContent } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Table, Td, Th } from "@/components/ui/table";

export function ImportResult({ answer, published, again, done }: { answer: ImportArticlesResponse; published: boolean; again: () => void; done: () => void }) {
  const { created, updated, unchanged, failed, problems } = answer;
  const parts = [
    created > 0 ? `${created.toLocaleString()} new` : null,
    updated > 0 ? `${updated.toLocaleString()} updated` : null,
    unchanged > 0 ? `${unchanged.toLocaleString()} unchanged` : null,
  ].filter(Boolean);
  const isIn = created + updated + unchanged > 0;
  return (
    <DialogContent
      title={isIn ? (failed > 0 ? "Imported, but not every line" : "Imported") : "Nothing could be imported"}
      description={null}
      className="max-w-2xl"
      footer={
        <>
          <Button variant="ghost" onClick={again}>
            Import more
          </Button>
          <Button variant="primary" onClick={done}>
            Done
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {isIn ? (
          <Notice kind="approved" live>
            {parts.join(", ")}. {published ? "The bot answers from them in a moment." : "They are drafts until somebody publishes them."}
          </Notice>
        ) : null}
        {failed > 0 ? (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p className="font-medium">
                {failed.toLocaleString()} {failed === 1 ? "line was" : "lines were"} left out
                {failed > problems.length ? `, the first ${problems.length.toLocaleString()} are named` : ""}
              </p>
              <CopyButton size="sm" text={problems.map(({ line, message }) => `${line}\t${message}`).join("\n")} label="Copy the list" />
            </div>
            <div className="max-h-72 overflow-y-auto rounded-card border">
              <Table label="Lines that were left out">
                <thead>
                  <tr>
                    <Th>Line</Th>
                    <Th>Cause</Th>
                  </tr>
                </thead>
                <tbody>
                  {problems.map(({ line, message }, index) => (
                    <tr key={`${line}-${index}`}>
                      <Td className="w-16 font-mono text-xs">{line}</Td>
                      <Td dir="auto">{message}</Td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
          </div>
        ) : null}
      </div>
    </DialogContent>
  );
}
