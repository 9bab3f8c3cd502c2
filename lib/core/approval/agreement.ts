/** Who may agree, and whether enough have. Nobody counts twice: each person fills one place, and places are given so that as many as possible are filled. */
import type { Approvers, Tier } from "./approval-policy";

export type Voter = { readonly memberId: string; readonly role: string; readonly teamIds: readonly string[] };

const fits = (entry: Approvers, voter: Voter): boolean =>
  entry.roles.includes(voter.role) || entry.memberIds.includes(voter.memberId) || voter.teamIds.some((id) => entry.teamIds.includes(id));

export function mayAgree(tier: Tier, voter: Voter): boolean {
  return tier.approvers.some((entry) => fits(entry, voter));
}

/** How many people each entry of the tier has, and whether that is enough. In `any` mode every entry is looked at by itself. */
export function agreement(tier: Tier, voters: readonly Voter[]): { enough: boolean; have: number[] } {
  if (tier.mode === "any") {
    const have = tier.approvers.map((entry) => Math.min(entry.count, voters.filter((voter) => fits(entry, voter)).length));
    return { have, enough: have.some((count, index) => count >= (tier.approvers[index]?.count ?? Infinity)) };
  }
  const have = seat(tier.approvers, voters);
  return { have, enough: have.every((count, index) => count >= (tier.approvers[index]?.count ?? Infinity)) };
}

/** A largest matching of people and places, by augmenting paths. */
function seat(entries: readonly Approvers[], voters: readonly Voter[]): number[] {
  const seats = entries.flatMap((entry, index) => Array.from({ length: entry.count }, () => ({ entry, index, voter: null as number | null })));
  const place = (voter: number, tried: Set<number>): boolean => {
    const person = voters[voter];
    return seats.some((seat, at) => {
      if (!person || tried.has(at) || !fits(seat.entry, person)) return false;
      tried.add(at);
      if (seat.voter !== null && !place(seat.voter, tried)) return false;
      seat.voter = voter;
      return true;
    });
  };
  voters.forEach((_, voter) => place(voter, new Set()));
  return entries.map((_, index) => seats.filter((seat) => seat.index === index && seat.voter !== null).length);
}
