/** The queue of drafts: the first page of rows and the draft that is looked at first are in the HTML. */
import type { Metadata } from "next";
import { reviewPageSize } from "@/components/review/api";
import { filtersOf } from "@/components/review/review-address";
import { ReviewScreen } from "@/components/review/review-screen";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { getReviewCase } from "@/lib/features/review/get-review-case";
import { listReview } from "@/lib/features/review/list-review";
import { isAppError } from "@/lib/platform/errors";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Review" };

export default async function Page({ params, searchParams }: Props) {
  const actor = await requirePage(params, "review:read");
  const { workspace } = await params;
  const search = await searchParams;
  const asked = [search.draft].flat()[0];
  const filters = filtersOf({ get: (name) => [search[name]].flat()[0] ?? null });
  const { risk, topic, reason, mine } = filters;
  const wanted = { risk: risk === null ? undefined : Number(risk), topic: topic ?? undefined, reason: reason ?? undefined, mine };
  const page = await listReview(actor, { ...wanted, limit: reviewPageSize });
  const wireId = asked ?? page.data[0]?.id;
  const id = wireId === undefined ? null : fromWireId("draft", wireId);
  const found =
    id === null
      ? null
      : await getReviewCase(actor, id).catch((error: unknown) => {
          if (isAppError(error) && error.code === "not_found") return null;
          throw error;
        });
  return (
    <Hydrated
      data={[
        [queryKeys.reviewList(workspace, filters), { pages: [page], pageParams: [null] }],
        ...(found === null || wireId === undefined ? [] : [[queryKeys.reviewCase(workspace, wireId), found] as const]),
      ]}
    >
      <ReviewScreen />
    </Hydrated>
  );
}
