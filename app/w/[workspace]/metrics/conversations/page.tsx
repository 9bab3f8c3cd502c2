/** The conversations behind a number of the metrics. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BehindScreen } from "@/components/metrics/behind-screen";
import { requirePage } from "@/lib/access/require-page";
import { behindQuerySchema } from "@/lib/contracts/api/metrics";
import { listBehind } from "@/lib/features/metrics/list-behind";
import { readPlace, type Search } from "../read-place";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Search> };

export const metadata: Metadata = { title: "Conversations behind a number" };

export default async function BehindPage({ params, searchParams }: Props) {
  const actor = await requirePage(params, "metrics:read");
  const { workspace } = await params;
  const search = await searchParams;
  const { place, query } = await readPlace(search);
  const [segment, cursor] = [search.segment, search.cursor].map((value) => [value].flat()[0]);
  const asked = behindQuerySchema.safeParse({ ...query, ...(segment === undefined ? {} : { segment }), ...(cursor === undefined ? {} : { cursor }) });
  if (!asked.success) notFound();
  return <BehindScreen slug={workspace} place={place} page={await listBehind(actor, asked.data)} isFirst={cursor === undefined} />;
}
