/** The same question for somebody else, and how the model answered it: what stands behind the flag `bias`. */
import { z } from "zod";
import { answerDifferences, protectedAttributes } from "@/lib/core/kernel/paired-questions";
import { sourceSchema } from "../widget/conversation";

export const pairedAnswerSchema = z.object({
  attribute: z.enum(protectedAttributes),
  differences: z.array(z.enum(answerDifferences)),
  /** The visitor's words with the attribute's pair in its place; null after erasure. */
  question: z.string().nullable(),
  /** Null where the model would not answer it, and after erasure. */
  answer: z.string().nullable(),
  sources: z.array(sourceSchema),
});
export type PairedAnswer = z.infer<typeof pairedAnswerSchema>;
