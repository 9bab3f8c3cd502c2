/** What the product told the visitor, in the words that they saw. */
import { Bot, CircleCheck, ClipboardCheck, ClipboardList, Clock, DoorClosed, Info, LogIn, LogOut, Mail, RotateCcw, ShieldCheck } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { SystemCode } from "@/lib/contracts/widget/conversation";
import type { ThreadMessage } from "@/lib/contracts/api/conversation";
import { Time } from "@/components/ui/time";
import { splitVisible } from "./visible-text";

const icons: Record<SystemCode, LucideIcon> = {
  ai_disclosure: Bot,
  handoff_requested: Clock,
  handoff_away: Clock,
  handoff_unaccepted: Mail,
  email_saved: Mail,
  draft_held: Clock,
  human_joined: LogIn,
  human_left: LogOut,
  bot_resumed: Bot,
  resolved: CircleCheck,
  reopened: RotateCcw,
  visitor_ended: DoorClosed,
  handoff_bot_only: Clock,
  personal_data_masked: ShieldCheck,
  told: Clock,
  request_offered: ClipboardList,
  request_sent: ClipboardList,
  request_ended: ClipboardCheck,
};

export function SystemLine({ message }: { message: ThreadMessage }) {
  const Icon = message.system ? (icons[message.system.code] ?? Info) : Info;
  const words = message.text ?? message.system?.code.replaceAll("_", " ") ?? "";
  return (
    <li id={message.id} className="mx-auto my-1.5 flex max-w-[min(92%,34rem)] scroll-mt-4 items-start gap-1.5 text-xs text-ink-3">
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span className="text-pretty wrap-anywhere">
        <span className="sr-only">The visitor was told: </span>
        <bdi>{splitVisible(words).map((part) => (part.kind === "text" ? part.text : `[${part.name}]`))}</bdi>{" "}
        <Time at={message.createdAt} format="time" className="whitespace-nowrap" />
      </span>
    </li>
  );
}
