/** Who did it, as a mark and a name: a member, a visitor, the bot, the product itself, an API key. */
import { Bot, Cog, KeyRound, User, UserRound } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { AuditEvent } from "@/lib/contracts/api/audit";
import { cn } from "@/lib/client/cn";
import { plainLine } from "@/components/thread/visible-text";

const kinds: Record<AuditEvent["actor"]["kind"], { icon: LucideIcon; tone: string; name: string }> = {
  member: { icon: UserRound, tone: "text-person", name: "A member" },
  api_key: { icon: KeyRound, tone: "text-ink-2", name: "An API key" },
  visitor: { icon: User, tone: "text-ink-2", name: "The visitor" },
  system: { icon: Cog, tone: "text-ink-2", name: "Handrail" },
  bot: { icon: Bot, tone: "text-bot", name: "The bot" },
};

export function actorName(actor: AuditEvent["actor"]): string {
  const given = plainLine(actor.name ?? "");
  return given === "" ? kinds[actor.kind].name : given;
}

export function EventActor({ actor, className }: { actor: AuditEvent["actor"]; className?: string }) {
  const { icon: Icon, tone } = kinds[actor.kind];
  return (
    <span className={cn("inline-flex min-w-0 items-center gap-1.5 font-medium", tone, className)}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span dir="auto" className="truncate">
        {actorName(actor)}
      </span>
    </span>
  );
}
