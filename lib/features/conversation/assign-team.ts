import "server-only";
/** Gives a conversation to a team, or takes it out of one. Who has it, and who answers, stays as it is. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ConversationId, TeamId } from "@/lib/core/kernel/ids";
import { findTeam, setConversationTeam } from "@/lib/db/team";
import { changeConversation } from "@/lib/moves/change-conversation";
import { eventItem } from "@/lib/moves/write-conversation";
import { notFound } from "@/lib/platform/errors";

/** Throws not_found for a missing or foreign conversation or team, and for an archived team. */
export async function assignTeam(actor: MemberActor, conversationId: ConversationId, teamId: TeamId | null): Promise<void> {
  requireScope(actor, "conversation:claim");
  await changeConversation(actor, conversationId, async (tx) => {
    if (teamId !== null) {
      const team = await findTeam(tx, teamId);
      if (!team || team.archivedAt) throw notFound();
    }
    const changed = await setConversationTeam(tx, conversationId, teamId);
    const event = eventItem(actor, { type: "conversation.team_changed", subjectType: "conversation", subjectId: conversationId, data: { teamId } });
    return { items: changed ? [event] : [], result: undefined };
  });
}
