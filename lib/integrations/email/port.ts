import "server-only";
/** What a mail provider does for the product. */

export type Mail = {
  /** Stable over retries, so that receivers know a mail sent twice as one. Without angle brackets. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
};

/** Resolves once the provider has taken the mail over; rejects when it may be tried again. */
export type MailSender = { send(mail: Mail): Promise<void> };
