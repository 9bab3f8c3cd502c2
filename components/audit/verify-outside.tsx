"use client";
/** How to check the log without trusting this installation: the public key, and the program that needs nothing else. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { useWorkspace } from "@/lib/client/workspace-context";

export function VerifyOutside({ publicKey, mayExport }: { publicKey: string; mayExport: boolean }) {
  const { workspace } = useWorkspace();
  const [open, setOpen] = useState(false);
  const command = `node scripts/handrail-verify.mjs ${workspace.slug}-audit.jsonl --key ${publicKey}`;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger>
        <Button size="sm" variant="ghost">
          Verify it elsewhere
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Verify the log elsewhere"
        description="“Verify now” asks this server about itself. To trust nobody here, check the export on another machine."
        className="max-w-lg"
      >
        <ol className="grid list-decimal gap-4 pl-5 text-sm marker:text-ink-3">
          <li>
            <p>
              Keep this public key somewhere that this server cannot reach: a mail to yourself, a ticket, paper. Everything signed with it can be checked from
              then on.
            </p>
            <Copyable text={publicKey} />
          </li>
          <li>
            <p>
              {mayExport
                ? "Export the log with the button beside this one."
                : "Ask an owner, an admin or a manager for an export of the log; your role cannot make one."}
            </p>
          </li>
          <li>
            <p>
              Check the file. The program is one file without dependencies that anybody can read; it names the first record that was changed, removed, added or
              moved.
            </p>
            <Copyable text={command} />
          </li>
        </ol>
        <p className="mt-4 text-xs text-pretty text-ink-3">
          To find a tail that was cut off, also give it the newest checkpoint that you ever kept: --checkpoint. The program is one file of the source without
          any dependency: copy it to where you verify.
        </p>
      </DialogContent>
    </Dialog>
  );
}

function Copyable({ text }: { text: string }) {
  return (
    <div className="mt-1.5 flex items-start gap-2 rounded-card border bg-sunken p-2">
      <code className="min-w-0 flex-1 px-1 py-1 font-mono text-xs break-all">{text}</code>
      <CopyButton text={text} size="sm" />
    </div>
  );
}
