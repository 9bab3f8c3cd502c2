"use client";
/** A signing secret, shown this once. */
import { CopyButton } from "./copy-button";
import { Input } from "./input";
import { Notice } from "./notice";

export function SecretNotice({ secret, label = "Signing secret" }: { secret: string; label?: string }) {
  return (
    <div className="grid gap-3">
      <div className="flex gap-2">
        <Input readOnly value={secret} aria-label={label} dir="ltr" className="font-mono text-xs" onFocus={(event) => event.target.select()} />
        <CopyButton text={secret} />
      </div>
      <Notice kind="waiting">The secret is shown this once. Give it to the receiver, which checks every request with it.</Notice>
    </div>
  );
}
