/** The page that a problem's `type` names: what the code means. `docs/errors` in the repository says more about each. */
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Fragment } from "react";
import { Wordmark } from "@/components/shell/logo";
import { Table, Td, Th } from "@/components/ui/table";
import { errorCatalogue } from "@/lib/platform/errors";
import type { ErrorCode } from "@/lib/platform/errors";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).code };
}

export default async function ErrorPage({ params }: Props) {
  const { code } = await params;
  if (!isErrorCode(code)) notFound();
  const { status, title } = errorCatalogue[code];
  return (
    <main className="mx-auto grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6 px-6 py-10">
      <Link href="/" className="w-fit rounded-control">
        <Wordmark />
      </Link>
      <div className="grid gap-2">
        <h1 className="text-2xl">{title}</h1>
        <p className="text-base text-ink-2">
          The API answers with HTTP status {status} and the code <code className="font-mono">{code}</code>. The member <code className="font-mono">detail</code>{" "}
          of the answer says what happened in your case and what to do; give <code className="font-mono">requestId</code> to the operator when you ask about it.
        </p>
      </div>
      <section>
        <h2 className="mb-2 text-lg">All codes</h2>
        <Table label="All error codes">
          <thead>
            <tr>
              <Th>Code</Th>
              <Th>Status</Th>
              <Th>Meaning</Th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(errorCatalogue).map(([other, entry]) => (
              <tr key={other} className={other === code ? "bg-selected" : undefined}>
                <Td>
                  <Link
                    href={`/errors/${other}`}
                    className="font-mono text-accent-text underline decoration-current/40 underline-offset-3"
                    aria-current={other === code ? "page" : undefined}
                  >
                    {other.split("_").map((word, at) => (
                      <Fragment key={word}>
                        {/* On a phone the table fits only when a code may be broken here. */}
                        {at > 0 ? (
                          <>
                            _<wbr />
                          </>
                        ) : null}
                        {word}
                      </Fragment>
                    ))}
                  </Link>
                </Td>
                <Td>{entry.status}</Td>
                <Td>{entry.title}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    </main>
  );
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCatalogue, code);
}
