"use client";
/** Tells whoever has just decided on a planted draft that it was one, and what is wrong with it. */
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import type { Planted } from "./api";

export function PlantedDialog({ planted, onClose }: { planted: readonly NonNullable<Planted>[]; onClose(): void }) {
  const isCaught = planted.every(({ caught }) => caught);
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={isCaught ? "Planted, and you caught it" : "Planted, and it slipped through"}
        description={`${planted.length === 1 ? "This draft was" : "Of these drafts some were"} put into the queue to see whether what is wrong is noticed. No visitor waits for it, and nothing was sent.`}
        footer={
          <DialogClose>
            <Button variant="primary">Go on</Button>
          </DialogClose>
        }
      >
        <dl className="grid gap-3 text-sm">
          {planted.map(({ wrong, why }, index) => (
            <div key={index} className="grid gap-1">
              <dt className="text-xs font-medium text-ink-3">What is wrong</dt>
              <dd dir="auto" className="border-l-2 border-failed-mark pl-2.5 wrap-anywhere rtl:border-r-2 rtl:border-l-0 rtl:pr-2.5 rtl:pl-0">
                {wrong}
              </dd>
              <dd dir="auto" className="text-ink-2 wrap-anywhere">
                {why}
              </dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  );
}
