/** The audit page's state in its address: filters, place in the log, open record. Pure. */

export type AuditPlace = {
  /** An event type or its group; empty for all. */
  type: string;
  /** Plain uuid, as the log has it; empty for all. */
  actorId: string;
  /** Wire id of a conversation; empty for all. */
  conversationId: string;
  /** ISO 8601 with Z; empty for no bound. */
  after: string;
  before: string;
  /** Where an older page begins; empty for the newest. */
  cursor: string;
  /** Wire id of the open record; empty for none. */
  record: string;
};

export const wholeLog: AuditPlace = { type: "", actorId: "", conversationId: "", after: "", before: "", cursor: "", record: "" };

const names: Record<keyof AuditPlace, string> = {
  type: "type",
  actorId: "actor",
  conversationId: "conversation",
  after: "after",
  before: "before",
  cursor: "cursor",
  record: "record",
};
const keys = Object.keys(names) as (keyof AuditPlace)[];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What an address says; values that the log cannot be asked for are left out. */
export function readAuditPlace(search: { get(name: string): string | null }): AuditPlace {
  const given = Object.fromEntries(keys.map((key) => [key, (search.get(names[key]) ?? "").trim().slice(0, 400)])) as AuditPlace;
  return {
    ...given,
    type: /^[a-z_]+(\.[a-z_]+)?$/.test(given.type) && given.type.length <= 60 ? given.type : "",
    actorId: uuid.test(given.actorId) ? given.actorId : "",
    conversationId: /^cnv_\w{22}$/.test(given.conversationId) ? given.conversationId : "",
    after: instant(given.after),
    before: instant(given.before),
  };
}

export function auditHref(slug: string, place: AuditPlace): string {
  const query = new URLSearchParams(keys.flatMap((key) => (place[key] === "" ? [] : [[names[key], place[key]]])));
  return query.size > 0 ? `/w/${slug}/audit?${query.toString()}` : `/w/${slug}/audit`;
}

/** What the server is asked for: the place without the open record and without what is empty. */
export function auditFilters(place: AuditPlace): Record<string, string> {
  return Object.fromEntries(keys.flatMap((key) => (key === "record" || place[key] === "" ? [] : [[key, place[key]]])));
}

/** Whether anything but the newest facts of all kinds is shown. */
export function isFiltered(place: AuditPlace): boolean {
  return [place.type, place.actorId, place.conversationId, place.after, place.before].some((value) => value !== "");
}

function instant(text: string): string {
  const at = Date.parse(text);
  return text === "" || Number.isNaN(at) ? "" : new Date(at).toISOString();
}
