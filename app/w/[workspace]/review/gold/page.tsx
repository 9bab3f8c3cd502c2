/** Gold drafts: what is planted and what could be is in the HTML; a script keeps and saves. */
import type { Metadata } from "next";
import { GoldScreen } from "@/components/review/gold-screen";
import { requirePage } from "@/lib/access/require-page";
import { listGold } from "@/lib/features/review/keep-gold-draft";

export const metadata: Metadata = { title: "Gold drafts" };

export default async function Page({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "bot:write");
  return <GoldScreen gold={await listGold(actor)} />;
}
