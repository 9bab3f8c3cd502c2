"use client";
/** Says that the address is not confirmed and sends the link again. */
import { useMutation } from "@tanstack/react-query";
import { MailWarning } from "lucide-react";
import { toast } from "@/lib/client/toast";
import { Button } from "@/components/ui/button";
import type { MailAnswer } from "@/lib/contracts/api/account";
import { createApi } from "@/lib/client/api-client";
import { sentenceOf } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";

export function VerifyEmailHint() {
  const { member } = useWorkspace();
  const resend = useMutation({
    mutationFn: () => createApi(null).post<MailAnswer>("/api/v1/account/resend-verification"),
    onSuccess: ({ mail }) => {
      if (mail === "not_configured")
        toast.warning("This installation sends no mail yet.", { description: "Its operator can set SMTP_URL; until then addresses stay unconfirmed." });
      else toast.success(`The link is on its way to ${member.email}.`);
    },
    onError: (error) => toast.error(sentenceOf(error)),
  });
  return (
    <Button
      variant="ghost"
      size="sm"
      busy={resend.isPending}
      onClick={() => resend.mutate()}
      className="text-waiting hover:text-waiting"
      aria-label="Your e-mail address is not confirmed. Send the link again"
    >
      <MailWarning aria-hidden />
      <span className="max-lg:hidden">Address not confirmed: send the link again</span>
    </Button>
  );
}
