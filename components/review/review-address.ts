/** The review screen's address: which drafts are listed, and which is open. Pure. */

export type ReviewFilters = { risk: string | null; topic: string | null; reason: string | null; mine: boolean };

type Search = { get(name: string): string | null };

/** An address of somebody's making lists what it can. */
export function filtersOf(search: Search): ReviewFilters {
  const short = (name: string): string | null => {
    const value = search.get(name);
    return value === null || value === "" || value.length > 60 ? null : value;
  };
  const risk = search.get("risk");
  return { risk: risk !== null && /^[0-3]$/.test(risk) ? risk : null, topic: short("topic"), reason: short("reason"), mine: search.get("mine") === "true" };
}

/** As the API takes them; what is not filtered by is left out. */
export function queryOf({ risk, topic, reason, mine }: ReviewFilters): Record<string, string> {
  return {
    ...(risk === null ? {} : { risk }),
    ...(topic === null ? {} : { topic }),
    ...(reason === null ? {} : { reason }),
    ...(mine ? { mine: "true" } : {}),
  };
}

export function reviewAddress(base: string, filters: ReviewFilters, draftId: string | null): string {
  const search = new URLSearchParams({ ...queryOf(filters), ...(draftId === null ? {} : { draft: draftId }) }).toString();
  return search === "" ? base : `${base}?${search}`;
}
