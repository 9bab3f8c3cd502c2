"use client";
/** The second factor: whether there is one, how many recovery codes are left, and the acts on it, each in a dialog that asks for what it needs. */
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { Security } from "@/lib/contracts/api/account-security";
import { RecoveryDialog, RemoveFactorDialog } from "./second-factor-dialogs";
import { SetUpFactorDialog } from "./set-up-factor-dialog";

type Open = "set-up" | "recovery" | "remove" | null;

export function SecondFactorCard({ security, first }: { security: Security; /** Somebody was sent here for it. */ first: boolean }) {
  const [open, setOpen] = useState<Open>(null);
  const factor = security.secondFactor;
  const close = (isOpen: boolean) => (isOpen ? undefined : setOpen(null));
  return (
    <Card aria-label="Second factor">
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            Second factor
            {factor ? (
              <Badge size="sm" meaning="approved">
                On
              </Badge>
            ) : null}
          </span>
        }
        description={
          factor
            ? "Signing in with the password also asks for a code of your authenticator app."
            : security.hasPassword
              ? "A code of an authenticator app besides the password: whoever learns the password alone stays outside."
              : "You sign in through single sign-on: its issuer asks for its own factors."
        }
        action={
          factor === null && security.hasPassword ? (
            <Button variant={first ? "primary" : "secondary"} onClick={() => setOpen("set-up")}>
              <ShieldCheck aria-hidden />
              Set up
            </Button>
          ) : null
        }
      />
      {factor ? (
        <CardBody className="grid gap-3">
          <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[9rem_1fr]">
            <dt className="text-ink-3">Since</dt>
            <dd>
              <Time at={factor.since} format="day" />
            </dd>
            <dt className="text-ink-3">Recovery codes left</dt>
            <dd className="tabular">{factor.recoveryCodesLeft}</dd>
          </dl>
          {factor.recoveryCodesLeft < 3 ? (
            <Notice kind="waiting">{factor.recoveryCodesLeft === 0 ? "No recovery code is left." : "Few recovery codes are left."} Make new ones.</Notice>
          ) : null}
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setOpen("recovery")}>New recovery codes…</Button>
            <Button variant="danger" onClick={() => setOpen("remove")}>
              Remove…
            </Button>
          </div>
        </CardBody>
      ) : null}
      <SetUpFactorDialog open={open === "set-up"} onOpenChange={close} />
      <RecoveryDialog open={open === "recovery"} onOpenChange={close} />
      <RemoveFactorDialog open={open === "remove"} onOpenChange={close} />
    </Card>
  );
}
