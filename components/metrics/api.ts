/** What the metrics fetch from the browser: the file. Everything else is in the page. */
import { readProblem } from "@/lib/client/api-problem";

/** The report as CSV. Throws an ApiProblem. */
export async function fetchMetricsFile(slug: string, query: Record<string, string>): Promise<Blob> {
  const response = await fetch(`/api/v1/metrics/export?${new URLSearchParams(query).toString()}`, {
    headers: { "handrail-workspace": slug },
    credentials: "same-origin",
    cache: "no-store",
  });
  if (!response.ok) throw await readProblem(response);
  return response.blob();
}
