/** The inbox's state in its address: view, search words, open conversation. Pure. */
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { type InboxView, inboxViews } from "@/lib/core/conversation/inbox-views";

export type InboxPlace = {
  view: InboxView;
  q: string;
  /** The id of the team whose conversations are shown; null for all. */ team: string | null;
  conversationId: string | null;
};

export const defaultView: InboxView = "unassigned";
const longestQuery = 200;

/** What an address says; an unknown view is the default one. */
export function readInboxPlace(pathname: string, search: { get(name: string): string | null }): InboxPlace {
  const asked = search.get("view");
  return {
    view: inboxViews.find((view) => view === asked) ?? defaultView,
    q: (search.get("q") ?? "").trim().slice(0, longestQuery),
    team: teamIdIn(search.get("team")),
    conversationId: pathname.split("/")[4] || null,
  };
}

export function inboxHref(slug: string, place: InboxPlace): string {
  const query = new URLSearchParams();
  if (place.view !== defaultView) query.set("view", place.view);
  if (place.team !== null) query.set("team", place.team);
  if (place.q !== "") query.set("q", place.q);
  const path = `/w/${slug}/inbox${place.conversationId === null ? "" : `/${place.conversationId}`}`;
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

function teamIdIn(text: string | null): string | null {
  return text !== null && fromWireId("team", text) !== null ? text : null;
}
