/** The state of a workspace's knowledge on the console API: `/api/v1/knowledge`, `/api/v1/collections`. */
import { z } from "zod";
import { wireId } from "../wire-id";

export const knowledgeSchema = z.object({
  /**
   * empty: nothing is published. current: the bot answers from exactly what is published. building: what was published last is not live yet.
   * failed: the last build failed; the bot answers from `live`, if there is one.
   */
  state: z.enum(["empty", "current", "building", "failed"]),
  /** What the bot answers from; null before anything was published. */
  live: z
    .object({
      id: wireId("knowledgeVersion"),
      /** 1, 2, 3 … over the workspace's knowledge versions. */
      number: z.number().int().positive(),
      articleCount: z.number().int().nonnegative(),
      builtAt: z.iso.datetime(),
    })
    .nullable(),
  articles: z.object({ draft: z.number().int(), published: z.number().int(), archived: z.number().int() }),
});
export type Knowledge = z.infer<typeof knowledgeSchema>;

export const collectionSchema = z.object({ id: wireId("collection"), name: z.string() });
export type Collection = z.infer<typeof collectionSchema>;

/** All collections by name, 1,000 at most. */
export const collectionListSchema = z.object({ data: z.array(collectionSchema) });
export type CollectionList = z.infer<typeof collectionListSchema>;
