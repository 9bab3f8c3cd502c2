import "server-only";
/** Mail over SMTP, when the operator has set SMTP_URL. */
import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/lib/platform/env";
import { singleton } from "@/lib/platform/singleton";
import type { Mail, MailSender } from "./port";

/** The operator's mail server. Times out after 10 s without a connection and 20 s of silence. */
export function smtpSender(): MailSender {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (url === undefined) throw new Error("SMTP_URL is not set");
  const transport = singleton(`smtp.${url}`, () => connect(url));
  return { send: (mail) => send(transport, from, mail) };
}

function connect(url: string): Transporter {
  return createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, disableFileAccess: true, disableUrlAccess: true });
}

async function send(transport: Transporter, from: string, { messageId, to, subject, text, html }: Mail): Promise<void> {
  await transport.sendMail({
    // As an object, so that nothing in an address is read as a second one.
    to: { name: "", address: to },
    from,
    subject,
    text,
    html,
    messageId: `<${messageId}>`,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  });
}
