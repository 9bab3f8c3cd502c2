"use client";
/** A link to a place, with how many wait there. `row` in the rail, `icon` in the folded rail, `stack` in the bottom bar. */
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { useNow } from "@/components/ui/time";
import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/lib/client/cn";
import { useWorkspace } from "@/lib/client/workspace-context";
import { placeOf } from "./places";
import type { Place } from "./places";

const looks = {
  row: "flex h-8 items-center gap-2.5 rounded-control px-2",
  icon: "relative mx-auto grid size-9 place-items-center rounded-control",
  stack: "relative grid h-14 place-content-center justify-items-center gap-0.5 text-2xs max-sm:tracking-tighter",
} as const;

type PlaceLinkProps = { place: Place; waiting: number; /** Of the oldest that waits. */ since: string | null; look: keyof typeof looks };

export function PlaceLink({ place, waiting, since, look }: PlaceLinkProps) {
  const { workspace } = useWorkspace();
  const isHere = placeOf(usePathname())?.path === place.path;
  const link = (
    <Link
      href={`/w/${workspace.slug}/${place.path}`}
      aria-current={isHere ? "page" : undefined}
      className={cn(
        looks[look],
        "font-medium -outline-offset-2 transition-colors duration-120",
        isHere ? "bg-selected text-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
        look === "stack" && isHere && "bg-transparent text-accent-text",
      )}
    >
      <PlaceIcon icon={place.icon} isHere={isHere} />
      <span className={cn(look === "icon" && "sr-only")}>{place.name}</span>
      {waiting > 0 ? <WaitingCount count={waiting} since={since} floating={look !== "row"} /> : null}
    </Link>
  );
  return look === "icon" ? (
    <Tooltip text={place.name} keys={`g ${place.key}`} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}

/** Breathes while the place is being opened. */
function PlaceIcon({ icon: Icon, isHere }: { icon: Place["icon"]; isHere: boolean }) {
  const { pending } = useLinkStatus();
  return <Icon aria-hidden className={cn("size-4.5 shrink-0", pending && "animate-breathe")} strokeWidth={isHere ? 2.2 : 1.8} />;
}

function WaitingCount({ count, since, floating }: { count: number; since: string | null; floating: boolean }) {
  const now = useNow(60_000);
  const age = since === null || now === null ? null : ageWords(now - Date.parse(since));
  return (
    <span
      title={age === null ? undefined : `The oldest waits for ${age}`}
      className={cn(
        "tabular inline-grid h-4.5 min-w-4.5 place-items-center rounded-full bg-waiting-wash px-1 text-2xs font-semibold text-waiting ring-1 ring-waiting-mark/50",
        floating ? "absolute top-0.5 left-1/2 ml-1" : "ml-auto",
      )}
    >
      <span>
        {count > 500 ? "500+" : count}
        {age === null || floating ? null : <span className="font-normal"> · {age}</span>}
      </span>
      <span className="sr-only"> waiting for a person</span>
    </span>
  );
}

/** In whole minutes, hours or days. */
function ageWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 1_440 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`;
}
