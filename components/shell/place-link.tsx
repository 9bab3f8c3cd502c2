"use client";
/** A link to a place, with how many wait there. `row` in the rail, `icon` in the folded rail, `stack` in the bottom bar. */
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
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

export function PlaceLink({ place, waiting, look }: { place: Place; waiting: number; look: keyof typeof looks }) {
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
      {waiting > 0 ? <WaitingCount count={waiting} floating={look !== "row"} /> : null}
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

function WaitingCount({ count, floating }: { count: number; floating: boolean }) {
  return (
    <span
      className={cn(
        "tabular inline-grid h-4.5 min-w-4.5 place-items-center rounded-full bg-waiting-wash px-1 text-2xs font-semibold text-waiting ring-1 ring-waiting-mark/50",
        floating ? "absolute top-0.5 left-1/2 ml-1" : "ml-auto",
      )}
    >
      {count > 500 ? "500+" : count}
      <span className="sr-only"> waiting for a person</span>
    </span>
  );
}
