/** What a visitor's widget would be given, from a form that is not saved. */
import type { Channel } from "@/lib/contracts/api/channel";
import type { ChannelFace } from "@/lib/contracts/widget/channel";
import type { ChannelLook, WidgetLanguage } from "@/lib/contracts/widget/look";

type Typed = { greeting: string; awayMessage: string; look: ChannelLook };

export function previewFace(channel: Channel, { greeting, awayMessage, look }: Typed, language: WidgetLanguage): ChannelFace {
  const { words, ...shown } = look;
  const own = words[language] ?? {};
  const open = channel.hoursNow.open;
  return {
    name: channel.name,
    botName: "Bot",
    greeting: own.greeting || greeting,
    awayMessage: own.awayMessage || awayMessage,
    look: { ...shown, label: own.label || look.label },
    teamOnline: open,
    available: open,
    officeHours: channel.officeHours && { ...channel.hoursNow, timeZone: channel.officeHours.timeZone },
    unavailableMode: channel.unavailableMode,
    preChat: channel.preChat,
    attachments: { kinds: channel.attachmentKinds, limitBytes: 0, mostPerMessage: 0 },
    emailContinuation: channel.mailConfigured,
  };
}
