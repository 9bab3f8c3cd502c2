/** Grading: the oldest answers and all figures are in the HTML; a script grades and draws. */
import type { Metadata } from "next";
import { GradingScreen } from "@/components/grading/grading-screen";
import { requirePage } from "@/lib/access/require-page";
import { calibrationQuerySchema } from "@/lib/contracts/api/grading";
import { getCalibration } from "@/lib/features/grading/get-calibration";
import { listEscalated } from "@/lib/features/grading/escalated-turns";
import { listFlagged } from "@/lib/features/grading/list-flagged";
import { listToGrade } from "@/lib/features/grading/list-to-grade";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Grading" };

export default async function GradingPage({ params, searchParams }: Props) {
  const actor = await requirePage(params, "grade:write");
  const { workspace } = await params;
  const search = await searchParams;
  if (search.list === "flagged") return <GradingScreen slug={workspace} shown={{ list: "flagged", page: await listFlagged(actor, { limit: 20 }) }} />;
  if (search.list === "escalated") return <GradingScreen slug={workspace} shown={{ list: "escalated", page: await listEscalated(actor, { limit: 20 }) }} />;
  const asked = calibrationQuerySchema.safeParse(search);
  const report = await getCalibration(actor, asked.success ? asked.data : calibrationQuerySchema.parse({}));
  return <GradingScreen slug={workspace} shown={{ list: "drawn", page: await listToGrade(actor, { limit: 20 }), report }} />;
}
