/** Where the tag was seen to run, the latest first. */
import type { Channel } from "@/lib/contracts/api/channel";
import { Time } from "@/components/ui/time";

export function ChannelSeen({ channel }: { channel: Channel }) {
  const others = channel.seen.filter(({ isOwn }) => !isOwn);
  if (others.length === 0) {
    return <p className="text-sm text-ink-3">The tag was not seen on a site yet. It shows here within a minute of a visitor&rsquo;s first page.</p>;
  }
  return (
    <ul className="grid gap-1 text-sm">
      {others.slice(0, 5).map(({ origin, pagePath, firstSeenAt, lastSeenAt }) => (
        <li key={origin} className="flex flex-wrap gap-x-2">
          <span className="min-w-0 break-all">
            Seen on <bdi className="font-medium">{origin.replace(/^https?:\/\//, "")}</bdi>
            {pagePath === "/" ? null : <bdi className="text-ink-3">{pagePath}</bdi>}
          </span>
          <span className="text-ink-3">
            <Time at={lastSeenAt} />, first <Time at={firstSeenAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
