"use client";
/** Asks before a tool is removed. */
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";

export function RemoveToolDialog({ name, busy, onRemove }: { name: string; busy: boolean; onRemove: () => void }) {
  return (
    <Dialog>
      <DialogTrigger>
        <Button variant="danger" disabled={busy}>
          Remove…
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Remove the tool ${name}?`}
        description="Nothing is called any more, also not what waits for a person."
        footer={
          <>
            <DialogClose>
              <Button variant="ghost">Keep it</Button>
            </DialogClose>
            <Button variant="danger" busy={busy} onClick={onRemove}>
              Remove
            </Button>
          </>
        }
      >
        <p className="text-sm text-ink-2">Its calls stay listed, and its approval policy stays for programs that ask under it.</p>
      </DialogContent>
    </Dialog>
  );
}
