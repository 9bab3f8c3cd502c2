/**
 * Frames of a visitor's stream, `GET /api/widget/v1/conversations/{id}/stream` (text/event-stream, read with fetch).
 * `message` frames carry `id: <seq>`; seqs are contiguous, or a `gap` frame says that the client must read the list anew.
 */
import { z } from "zod";
import { visitorConversationSchema, visitorMessageSchema } from "./conversation";

export const visitorFrameSchemas = {
  /** id: the message's seq. */
  message: z.object({ message: visitorMessageSchema, conversation: visitorConversationSchema }),
  /** No id: the conversation's present state, after every change that is not a message. */
  state: z.object({ conversation: visitorConversationSchema }),
  /** No id: somebody writes. Shown for six seconds at most. */
  typing: z.object({ author: z.enum(["bot", "human"]), typing: z.boolean() }),
  /** No id: too much was missed to be sent here; read `GET …/conversations/{id}` and resume at its lastSeq. */
  gap: z.object({ after: z.number().int(), next: z.number().int() }),
  /** No id: the stream has reached its age and ends; connect again at once with Last-Event-ID. */
  bye: z.object({ reconnectInMs: z.number().int() }),
} as const;

export type VisitorFrame = {
  [Name in keyof typeof visitorFrameSchemas]: { event: Name; data: z.infer<(typeof visitorFrameSchemas)[Name]> };
}[keyof typeof visitorFrameSchemas];
