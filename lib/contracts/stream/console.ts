/**
 * Frames of the console's stream, `GET /api/v1/stream`. Sealed facts carry `id: <seal seq>` and are contiguous, or a `gap` frame says
 * that lists must be read anew. `hint` frames have no id and come before sealing: fast, and may be lost.
 */
import { z } from "zod";

export const consoleFrameSchemas = {
  fact: z.object({
    type: z.string(),
    subjectType: z.string(),
    subjectId: z.string(),
    /** Wire id, or null for facts outside conversations. */
    conversationId: z.string().nullable(),
    actorKind: z.string(),
    actorId: z.string().nullable(),
    occurredAt: z.string(),
  }),
  hint: z.object({ conversationId: z.string() }),
  typing: z.object({ conversationId: z.string(), author: z.enum(["visitor", "human"]), typing: z.boolean() }),
  gap: z.object({ after: z.number().int(), next: z.number().int() }),
  bye: z.object({ reconnectInMs: z.number().int() }),
} as const;

export type ConsoleFrame = {
  [Name in keyof typeof consoleFrameSchemas]: { event: Name; data: z.infer<(typeof consoleFrameSchemas)[Name]> };
}[keyof typeof consoleFrameSchemas];
