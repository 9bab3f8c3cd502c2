/** How each person reviews: all figures are in the HTML. */
import type { Metadata } from "next";
import { ReviewersScreen } from "@/components/review/reviewers-screen";
import { requirePage } from "@/lib/access/require-page";
import { reviewersQuerySchema } from "@/lib/contracts/api/review";
import { rateReviews } from "@/lib/features/review/rate-reviews";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Reviewers" };

export default async function Page({ params, searchParams }: Props) {
  const actor = await requirePage(params, "metrics:read");
  const { workspace } = await params;
  const asked = reviewersQuerySchema.safeParse(await searchParams);
  const { days } = asked.success ? asked.data : reviewersQuerySchema.parse({});
  return <ReviewersScreen slug={workspace} days={days} report={await rateReviews(actor, days)} maySetUp={actor.scopes.includes("bot:write")} />;
}
