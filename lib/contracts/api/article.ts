/** Articles on the console API: `/api/v1/articles`. */
import { z } from "zod";
import { bodyLimit, collectionNameLimit, exemplarCountLimit, exemplarLimit, titleLimit, urlLimit } from "@/lib/core/knowledge/article-limits";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

/** The import request as a whole, in bytes. */
export const importBytesLimit = 8 * 1024 * 1024;

export const articleStatusSchema = z.enum(["draft", "published", "archived"]);
export type ArticleStatus = z.infer<typeof articleStatusSchema>;

export const articleSummarySchema = z.object({
  id: wireId("article"),
  /** The id that the article had in an imported file; importing the same id again updates it. */
  externalId: z.string().nullable(),
  status: articleStatusSchema,
  /** Of the latest text, whether published or not. */
  title: z.string(),
  url: z.string().nullable(),
  collection: z.object({ id: wireId("collection"), name: z.string() }).nullable(),
  /** True when the published text is older than the latest one. */
  hasUnpublishedChanges: z.boolean(),
  /** Send it with every write; it grows with every change. */
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type ArticleSummary = z.infer<typeof articleSummarySchema>;

export const articleSchema = articleSummarySchema.extend({
  body: z.string(),
  /** Questions that this article answers, as visitors ask them. */
  exemplars: z.array(z.string()),
  /** 1, 2, 3 … over the texts that the article has had. */
  latestNumber: z.number().int().positive(),
  /** The text that the bot answers from; null when the article is not published. */
  publishedNumber: z.number().int().positive().nullable(),
});
export type Article = z.infer<typeof articleSchema>;

export const articleParamsSchema = z.object({ articleId: wireIdInput("article") });

export const listArticlesQuerySchema = z.object({
  status: articleStatusSchema.optional(),
  collectionId: wireIdInput("collection").optional(),
  /** Words of the title, in their order; upper and lower case are the same. */
  q: text(200).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const articlePageSchema = z.object({
  /** The most recently changed first. */
  data: z.array(articleSummarySchema),
  /** Send it as `cursor` for the next page; null on the last one. */
  nextCursor: z.string().nullable(),
  /** Where the event stream starts that keeps this list up to date. */
  streamCursor: z.number().int(),
});
export type ArticlePage = z.infer<typeof articlePageSchema>;

const title = text(titleLimit);
const body = text(bodyLimit, 0);
const exemplars = z.array(text(exemplarLimit)).max(exemplarCountLimit, `at most ${exemplarCountLimit} questions`);
const url = z.url({ protocol: /^https?$/, error: "must be an address that begins with https:// or http://" }).max(urlLimit);
const collection = text(collectionNameLimit);

export const createArticleRequestSchema = z.object({
  title,
  body: body.default(""),
  exemplars: exemplars.default([]),
  url: url.nullish(),
  /** The name of a collection, made when there is none of that name. */
  collection: collection.nullish(),
  publish: z.boolean().default(false),
});

/** A field that is left out stays as it is; null removes the address or the collection. */
export const updateArticleRequestSchema = z.object({
  version: z.number().int().positive(),
  title: title.optional(),
  body: body.optional(),
  exemplars: exemplars.optional(),
  url: url.nullable().optional(),
  collection: collection.nullable().optional(),
});

/** For publish, unpublish and archive. */
export const articleVersionRequestSchema = z.object({ version: z.number().int().positive() });

export const importArticlesRequestSchema = z.object({
  /**
   * jsonl: one object a line, `{id, title, body?, exemplars?, collection?, url?}`. markdown: one article a top-level heading, or the whole
   * document. text: one article, its first line the title.
   */
  format: z.enum(["jsonl", "markdown", "text"]),
  content: z.string().min(1, "is empty").max(importBytesLimit),
  /** For articles that name no collection themselves. */
  collection: collection.nullish(),
  publish: z.boolean().default(false),
});

export const importArticlesResponseSchema = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  /** Lines whose article was already there, word for word. */
  unchanged: z.number().int(),
  /** Lines that could not be used; everything else is in. */
  failed: z.number().int(),
  /** The first 1,000 of them, each with its line (from 1) and the cause. */
  problems: z.array(z.object({ line: z.number().int(), message: z.string() })),
});
export type ImportArticlesResponse = z.infer<typeof importArticlesResponseSchema>;

const versionSchema = z.object({
  id: wireId("articleVersion"),
  /** 1, 2, 3 … over the texts that the article has had. */
  number: z.number().int().positive(),
  title: z.string(),
  isPublished: z.boolean(),
  /** Null for a text that nobody wrote here: an import on a schedule. */
  writtenBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});

export const articleVersionSchema = versionSchema.extend({ body: z.string(), exemplars: z.array(z.string()), url: z.string().nullable() });
export type ArticleVersion = z.infer<typeof articleVersionSchema>;

export const articleVersionPageSchema = z.object({
  /** The newest first, without their texts. */
  data: z.array(versionSchema),
  nextCursor: z.string().nullable(),
});
export type ArticleVersionPage = z.infer<typeof articleVersionPageSchema>;

export const listArticleVersionsQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const articleVersionParamsSchema = articleParamsSchema.extend({ versionId: wireIdInput("articleVersion") });

export const restoreArticleRequestSchema = z.object({ version: z.number().int().positive(), number: z.number().int().positive().max(2_000_000_000) });
