/** The pages around the sign-in: one column of words and fields, and on wide screens what the product is about. */
import Link from "next/link";
import type { ReactNode } from "react";
import { HandoverPicture } from "@/components/shell/handover-picture";
import { Wordmark } from "@/components/shell/logo";
import { Providers } from "@/components/shell/providers";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <Providers>
      <div className="grid min-h-dvh lg:grid-cols-[minmax(28rem,2fr)_3fr]">
        <div className="flex flex-col px-6 py-6 sm:px-10">
          <header className="flex">
            <Link href="/" className="rounded-control">
              <Wordmark />
            </Link>
          </header>
          <main className="mx-auto my-auto w-full max-w-96 py-10">{children}</main>
        </div>
        <aside className="grid place-items-center border-l bg-sunken p-12 max-lg:hidden" aria-hidden>
          <HandoverPicture />
        </aside>
      </div>
    </Providers>
  );
}
