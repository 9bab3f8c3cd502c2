/** The state of the metrics in their address: days or dates, the time zone, what they are about. Pure. */

export type MetricsPlace = {
  readonly days: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly zone: string | null;
  readonly channel: string | null;
  readonly bot: string | null;
};

/** What an address says, unchecked. `only` is what the form's one select sends: `channel:chn_…` or `bot:bot_…`. */
export function readMetricsPlace(search: { get(name: string): string | null }): MetricsPlace {
  const text = (name: string) => search.get(name)?.trim() || null;
  const [kind, id] = (text("only") ?? "").split(":");
  const days = Number(text("days"));
  const from = text("from");
  const to = text("to");
  return {
    days: from === null && to === null && Number.isInteger(days) && days > 0 ? days : null,
    from,
    to,
    zone: text("zone"),
    channel: kind === "channel" && id ? id : text("channel"),
    bot: kind === "bot" && id ? id : text("bot"),
  };
}

/** The same as a query of the API; the zone is the address's or the browser's. */
export function metricsQueryOf(place: MetricsPlace, browserZone: string | null): Record<string, string> {
  const zone = place.zone ?? browserZone;
  return Object.fromEntries(
    Object.entries({
      days: place.days === null ? null : String(place.days),
      from: place.from,
      to: place.to,
      timeZone: zone,
      channelId: place.channel,
      botId: place.bot,
    }).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

export function metricsHref(slug: string, place: Partial<MetricsPlace>): string {
  return `/w/${slug}/metrics${queryText(place)}`;
}

/** The list of conversations behind a number, with its next page. */
export function behindHref(slug: string, place: Partial<MetricsPlace>, segment: string, cursor?: string): string {
  return `/w/${slug}/metrics/conversations${queryText(place, { segment, ...(cursor === undefined ? {} : { cursor }) })}`;
}

function queryText(place: Partial<MetricsPlace>, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  for (const name of ["days", "from", "to", "zone", "channel", "bot"] as const) {
    const value = place[name];
    if (value !== null && value !== undefined) query.set(name, String(value));
  }
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size === 0 ? "" : `?${query.toString()}`;
}
