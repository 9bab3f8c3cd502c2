"use client";
/** Password, then the QR code and the app's first code, then the recovery codes. Nothing counts before the first code is right. */
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { queryKeys } from "@/lib/client/query-keys";
import type { BegunSecondFactor } from "@/lib/contracts/api/account-security";
import { beginSecondFactor, confirmSecondFactor } from "./api";
import { CodeInput } from "@/components/ui/code-input";
import { DialogForm } from "@/components/shell/dialog-form";
import { PasswordInput } from "@/components/ui/password-input";
import { RecoveryCodeList } from "./recovery-codes";

const QrCode = lazy(() => import("./qr-code"));

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

export function SetUpFactorDialog({ open, onOpenChange }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {open ? <Steps /> : null}
    </Dialog>
  );
}

function Steps() {
  const queryClient = useQueryClient();
  const [begun, setBegun] = useState<BegunSecondFactor | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) {
    return (
      <DialogContent
        title="The second factor is on"
        description={null}
        footer={
          <DialogClose>
            <Button variant="primary">I have kept them</Button>
          </DialogClose>
        }
      >
        <RecoveryCodeList codes={codes} />
      </DialogContent>
    );
  }
  if (begun) {
    return (
      <DialogForm
        key="code"
        title="Scan the code"
        description="With an authenticator app, such as the one of your phone or your password manager."
        act="Turn it on"
        submit={async ({ code = "" }) => {
          const { recoveryCodes } = await confirmSecondFactor(code);
          setCodes(recoveryCodes);
          await queryClient.invalidateQueries({ queryKey: queryKeys.accountSecurity() });
        }}
      >
        {() => (
          <>
            <div className="flex flex-wrap items-center gap-4">
              <Suspense fallback={<div className="size-44" />}>
                <QrCode text={begun.address} label="QR code for the authenticator app" />
              </Suspense>
              <div className="grid min-w-0 flex-1 basis-40 gap-2 text-sm">
                <p className="text-ink-2">No camera? Type this key into the app:</p>
                <p className="font-mono text-xs break-all">{begun.secret.replace(/(.{4})(?=.)/g, "$1 ")}</p>
                <p>
                  <CopyButton text={begun.secret} label="Copy the key" size="sm" />
                </p>
              </div>
            </div>
            <Field label="The app's code" hint="Six digits; they change every 30 seconds.">
              <CodeInput name="code" inputMode="numeric" autoFocus />
            </Field>
          </>
        )}
      </DialogForm>
    );
  }
  return (
    <DialogForm
      key="password"
      title="Set up a second factor"
      description="First your password, so that nobody else does it in an open window."
      act="Go on"
      submit={async ({ password = "" }) => setBegun(await beginSecondFactor(password))}
    >
      {() => (
        <Field label="Your password">
          <PasswordInput name="password" autoComplete="current-password" required maxLength={200} />
        </Field>
      )}
    </DialogForm>
  );
}
