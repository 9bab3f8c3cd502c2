/** The state of a workspace's knowledge on the console API: `/api/v1/knowledge`, `/api/v1/collections`, `/api/v1/knowledge/findings`. */
import { z } from "zod";
import { wireId, wireIdInput } from "../wire-id";

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

const findingKind = z.enum(["exact", "near", "contradiction"]);
const findingSide = z.object({ id: wireId("article"), title: z.string(), status: z.enum(["draft", "published", "archived"]), passage: z.string() });

export const findingSchema = z.object({
  /**
   * exact: the same words. near: one is mostly in the other, or they have one title. contradiction: a sentence about the same with other numbers or
   * days, or that denies the other.
   */
  kind: findingKind,
  /** 0 to 1: the share of words that are the same. */
  similarity: z.number(),
  status: z.enum(["open", "dismissed"]),
  article: findingSide,
  other: findingSide,
  foundAt: z.iso.datetime(),
});
export type Finding = z.infer<typeof findingSchema>;

export const findingPageSchema = z.object({
  /** The most alike first. */
  data: z.array(findingSchema),
  nextCursor: z.string().nullable(),
  /** All that are open, whatever was asked for. */
  open: z.number().int(),
});
export type FindingPage = z.infer<typeof findingPageSchema>;

export const listFindingsQuerySchema = z.object({
  kind: findingKind.optional(),
  status: z.enum(["open", "dismissed"]).default("open"),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const dismissFindingRequestSchema = z.object({ articleId: wireIdInput("article"), otherArticleId: wireIdInput("article"), kind: findingKind });
