"use client";
/** The other way in: the organisation's own sign-on. */
import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { Button } from "@/components/ui/button";
import { signInThroughIssuer } from "./api";

export function IssuerButton({ name, next }: { name: string; next: string }) {
  const leave = useMutation({ mutationFn: () => signInThroughIssuer(next) });
  return (
    <div className="grid gap-4">
      <p className="flex items-center gap-3 text-xs text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">or</p>
      <Button size="lg" busy={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
        <KeyRound aria-hidden />
        <span dir="auto" className="truncate">
          Continue with {name}
        </span>
      </Button>
    </div>
  );
}
