"use client";
/** New recovery codes, and taking the second factor away. Both ask for a code of it. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { queryKeys } from "@/lib/client/query-keys";
import { removeSecondFactor, renewRecoveryCodes } from "./api";
import { CodeInput } from "@/components/ui/code-input";
import { DialogForm } from "@/components/shell/dialog-form";
import { PasswordInput } from "@/components/ui/password-input";
import { RecoveryCodeList } from "./recovery-codes";

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

export function RecoveryDialog({ open, onOpenChange }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {open ? <Renewal /> : null}
    </Dialog>
  );
}

function Renewal() {
  const queryClient = useQueryClient();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) {
    return (
      <DialogContent
        title="Your new recovery codes"
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
  return (
    <DialogForm
      title="New recovery codes"
      description="The ones before stop working."
      act="Make new ones"
      submit={async ({ code = "" }) => {
        const { recoveryCodes } = await renewRecoveryCodes(code);
        setCodes(recoveryCodes);
        await queryClient.invalidateQueries({ queryKey: queryKeys.accountSecurity() });
      }}
    >
      {() => (
        <Field label="The app's code, or a recovery code">
          <CodeInput name="code" />
        </Field>
      )}
    </DialogForm>
  );
}

export function RemoveFactorDialog({ open, onOpenChange }: Props) {
  const queryClient = useQueryClient();
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {open ? (
        <DialogForm
          title="Remove the second factor?"
          description="From then on the password alone signs in. Workspaces that ask for a second factor close to you."
          act="Remove it"
          danger
          submit={async ({ password = "", code = "" }) => {
            await removeSecondFactor({ password, code });
            await queryClient.invalidateQueries({ queryKey: queryKeys.accountSecurity() });
            toast.success("The second factor is removed.");
            onOpenChange(false);
          }}
        >
          {() => (
            <>
              <Field label="Your password">
                <PasswordInput name="password" autoComplete="current-password" required maxLength={200} />
              </Field>
              <Field label="The app's code, or a recovery code">
                <CodeInput name="code" />
              </Field>
            </>
          )}
        </DialogForm>
      ) : null}
    </Dialog>
  );
}
