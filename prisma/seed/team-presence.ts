/**
 * When members are at work: their console is open while a story needs them, and reports as the product's own console does. Without this
 * every visitor would be told that the team is away.
 */
import { onlineForMs } from "@/lib/core/handoff/timing";
import { setPresence } from "@/lib/features/member/set-presence";
import type { MemberKey } from "@/prisma/seed/content/story-types";
import type { Agenda } from "@/prisma/seed/agenda";
import type { Shop } from "@/prisma/seed/open-shop";
import type { SeedClock } from "@/prisma/seed/seed-clock";

/** As often as needed for nobody to count as away meanwhile. */
const reportMs = onlineForMs - 10_000;

export interface TeamPresence {
  /** The member is online from now on, at least until `untilMs`. */
  attend: (member: MemberKey, untilMs: number) => Promise<void>;
}

export function createTeamPresence(shop: Shop, agenda: Agenda, clock: SeedClock): TeamPresence {
  const attendsUntil = new Map<MemberKey, number>();

  const report = async (member: MemberKey): Promise<void> => {
    const untilMs = attendsUntil.get(member) ?? 0;
    if (clock.read() >= untilMs) {
      attendsUntil.delete(member);
      await setPresence(shop.team[member], "away");
      return;
    }
    await setPresence(shop.team[member], "online");
    agenda.add(Math.min(untilMs, clock.read() + reportMs), () => report(member));
  };

  return {
    attend: async (member, untilMs) => {
      const known = attendsUntil.get(member);
      attendsUntil.set(member, Math.max(known ?? 0, untilMs));
      if (known === undefined) await report(member);
    },
  };
}
