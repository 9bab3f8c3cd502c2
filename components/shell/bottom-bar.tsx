"use client";
/** The places on a narrow screen, within reach of a thumb. */
import { PlaceLink } from "./place-link";
import { useOfferedPlaces } from "./use-offered-places";

export function BottomBar() {
  const offered = useOfferedPlaces().filter(({ place }) => !place.railOnly);
  return (
    <nav aria-label="Places" className="border-t bg-sunken pb-[env(safe-area-inset-bottom)] sm:hidden">
      <ul className="flex">
        {offered.map(({ place, waiting, since }) => (
          <li key={place.path} className="min-w-0 flex-1">
            <PlaceLink place={place} waiting={waiting} since={since} look="stack" />
          </li>
        ))}
      </ul>
    </nav>
  );
}
