import "server-only";
/** A channel's row -> what the widget shows of it. */
import type { ChannelFace } from "@/lib/contracts/widget/channel";
import type { WidgetLanguage } from "@/lib/contracts/widget/look";
import { attachmentLimitBytes, attachmentsPerMessage } from "@/lib/core/file/file-limits";
import { findAvailability } from "@/lib/core/office-hours/find-availability";
import type { ChannelFaceRow } from "@/lib/db/visitor";
import { now } from "@/lib/platform/clock";
import { isMailConfigured } from "@/lib/platform/env";
import { presentChannelWords, presentLook } from "./present-look";

export function presentFace(row: ChannelFaceRow, language: WidgetLanguage | null): ChannelFace {
  const { name, botName, look, teamOnline, unavailableMode, preChat } = row;
  const { available, open, nextOpenAt, timeZone } = findAvailability(row.officeHours, teamOnline, now());
  return {
    name,
    botName,
    ...presentChannelWords(row, look, language),
    look: presentLook(look, language),
    teamOnline,
    available,
    officeHours: timeZone === null ? null : { open, nextOpenAt: nextOpenAt?.toISOString() ?? null, timeZone },
    unavailableMode,
    preChat,
    attachments: { kinds: row.attachmentKinds, limitBytes: attachmentLimitBytes, mostPerMessage: attachmentsPerMessage },
    emailContinuation: isMailConfigured(),
  };
}
