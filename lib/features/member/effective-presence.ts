import "server-only";
/** Online is who says so and whose console has reported lately. */
import { onlineForMs } from "@/lib/core/handoff/timing";
import type { MemberRow } from "@/lib/db/member";

export function withEffectivePresence(member: MemberRow, now: Date): MemberRow {
  const isFresh = now.getTime() - member.presenceAt.getTime() < onlineForMs;
  return { ...member, presence: member.presence === "online" && isFresh && member.status === "active" ? "online" : "away" };
}
