/** Where the link of a mail leads that a visitor got: the conversation goes on here, in the same widget as on the site. */
import type { Metadata } from "next";
import { headers } from "next/headers";
import { ContinueConversation } from "@/components/continue/continue-conversation";

export const metadata: Metadata = { title: "Continue the conversation", referrer: "no-referrer", robots: { index: false } };

export default async function ContinuePage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-96 content-center gap-4 px-6 py-10">
      <ContinueConversation token={typeof token === "string" ? token : ""} nonce={nonce} />
    </main>
  );
}
