/** A real SMTP server on loopback that takes a mail and may then never say that it did. */
import { SMTPServer } from "smtp-server";

export type TakenMail = { to: string[]; raw: string };

/** `acknowledge` is called with each mail that was taken and how many its address has now; false leaves the sender without an answer. */
export async function startKillingMailServer(
  acknowledge: (mail: TakenMail, count: number) => boolean,
): Promise<{ url: string; to(address: string): TakenMail[]; close(): Promise<void> }> {
  const mails: TakenMail[] = [];
  const to = (address: string) => mails.filter((mail) => mail.to.includes(address));
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const mail = { to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString("utf8") };
        mails.push(mail);
        if (acknowledge(mail, to(mail.to[0] ?? "").length)) done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, to, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
