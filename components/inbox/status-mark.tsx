/** Who has a conversation: the bot, nobody yet, a person; or that it is done. */
import { Bot, CircleCheck } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { InboxRow } from "@/lib/contracts/api/conversation";
import { plainLine } from "@/components/thread/visible-text";

export function StatusMark({ conversation, ownId }: { conversation: Pick<InboxRow, "status" | "handledBy" | "assignee">; ownId: string }) {
  if (conversation.status === "resolved") {
    return (
      <Badge size="sm" meaning="approved" icon={<CircleCheck aria-hidden />}>
        Resolved
      </Badge>
    );
  }
  if (conversation.handledBy === "bot") {
    return (
      <Badge size="sm" meaning="bot" icon={<Bot aria-hidden />}>
        Bot
      </Badge>
    );
  }
  if (conversation.assignee) {
    return (
      <Badge size="sm" meaning="person" title={plainLine(conversation.assignee.name)}>
        {conversation.assignee.id === ownId ? "You" : plainLine(conversation.assignee.name)}
      </Badge>
    );
  }
  return (
    <Badge size="sm" meaning="waiting" icon={null}>
      Nobody yet
    </Badge>
  );
}
