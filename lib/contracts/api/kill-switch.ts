/** Stopping a bot: `/api/v1/kill-switches`. */
import { z } from "zod";
import { stopReasonLimit } from "@/lib/core/escalation/stop-reason-limit";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

const by = z.object({ id: wireId("member"), name: z.string() }).nullable();

export const killSwitchSchema = z.object({
  id: wireId("killSwitch"),
  scope: z.enum(["workspace", "bot", "conversation"]),
  /** Which bot, for the scope `bot`. */
  bot: z.object({ id: wireId("bot"), name: z.string() }).nullable(),
  /** Which conversation, for the scope `conversation`. */
  conversationId: wireId("conversation").nullable(),
  reason: z.string(),
  /** Null when a program did it for nobody: the log names its key. */
  activatedBy: by,
  activatedAt: z.iso.datetime(),
  liftedBy: by,
  /** Null while it is on. */
  liftedAt: z.iso.datetime().nullable(),
});
export type KillSwitch = z.infer<typeof killSwitchSchema>;

export const killSwitchPageSchema = z.object({
  /** Newest first. */
  data: z.array(killSwitchSchema),
  nextCursor: z.string().nullable(),
  streamCursor: z.number().int().nonnegative(),
});
export type KillSwitchPage = z.infer<typeof killSwitchPageSchema>;

export const listKillSwitchesQuerySchema = z.object({
  /** `on`: those that stop something now. */
  status: z.enum(["on", "all"]).default("all"),
  /** `true`: without those of one conversation. */
  wide: z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const reason = text(stopReasonLimit);

export const activateKillSwitchRequestSchema = z.discriminatedUnion("scope", [
  z.object({ scope: z.literal("workspace"), reason }),
  z.object({ scope: z.literal("bot"), botId: wireIdInput("bot"), reason }),
  z.object({ scope: z.literal("conversation"), conversationId: wireIdInput("conversation"), reason }),
]);
export type ActivateKillSwitchRequest = z.output<typeof activateKillSwitchRequestSchema>;

export const killSwitchParamsSchema = z.object({ killSwitchId: wireIdInput("killSwitch") });
