/** The signed-in person's own account. It belongs to no workspace, and opens to those whom a workspace sends here for a second factor. */
import type { Metadata } from "next";
import Link from "next/link";
import { AccountSettings } from "@/components/account/account-settings";
import { safeNext } from "@/components/account/safe-next";
import { Wordmark } from "@/components/shell/logo";
import { Providers } from "@/components/shell/providers";
import { Button } from "@/components/ui/button";
import { PageBody, PageHeader } from "@/components/ui/page-body";
import { requireAccountPage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentMe } from "@/lib/endpoints/present-account";
import { presentSecurity, presentSessions } from "@/lib/endpoints/present-account-security";
import { getMe } from "@/lib/features/account/get-me";
import { getSecurity } from "@/lib/features/account/get-security";
import { listSessions } from "@/lib/features/session/list-sessions";

export const metadata: Metadata = { title: "Your account" };

type Props = { searchParams: Promise<{ need?: string | string[]; next?: string | string[] }> };

export default async function AccountPage({ searchParams }: Props) {
  const actor = await requireAccountPage("/account");
  const { need, next } = await searchParams;
  const [me, security, sessions] = await Promise.all([getMe(actor), getSecurity(actor), listSessions(actor)]);
  const back = typeof next === "string" ? safeNext(next) : "/w";
  return (
    <Providers>
      <div className="min-h-dvh bg-paper">
        <header className="flex h-12 items-center justify-between gap-4 border-b bg-surface px-6 max-sm:px-4">
          <Link href="/w" className="rounded-control">
            <Wordmark />
          </Link>
          <Button asChild variant="ghost">
            <Link href={back}>Back to the workspace</Link>
          </Button>
        </header>
        <main>
          <PageBody>
            <PageHeader title="Your account" description="Who you are, how you sign in, and where you are signed in. It is the same in every workspace." />
            <Hydrated
              data={[
                [queryKeys.account(), presentMe(me)],
                [queryKeys.accountSecurity(), presentSecurity(actor, security)],
                [queryKeys.accountSessions(), presentSessions(sessions)],
              ]}
            >
              <AccountSettings needsFactor={need === "second-factor"} next={typeof next === "string" ? next : null} />
            </Hydrated>
          </PageBody>
        </main>
      </div>
    </Providers>
  );
}
