/** Addresses that knowledge is read from again and again: `/api/v1/knowledge-sources`. */
import { z } from "zod";
import { collectionNameLimit, urlLimit } from "@/lib/core/knowledge/article-limits";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";
import { importSchema } from "./import";

export const pageLimitMost = 5_000;

export const knowledgeSourceSchema = z.object({
  id: wireId("knowledgeSource"),
  /** page: this address alone. sitemap: every page that the sitemap names on its own site. */
  kind: z.enum(["page", "sitemap"]),
  url: z.string(),
  collection: z.object({ id: wireId("collection"), name: z.string() }).nullable(),
  /** New and changed pages are published at once; otherwise they are drafts. */
  publish: z.boolean(),
  recrawl: z.enum(["off", "daily", "weekly"]),
  /** What becomes of an article whose page is gone: it stays and is counted, becomes a draft, or is archived. */
  vanished: z.enum(["report", "draft", "archive"]),
  pageLimit: z.number().int(),
  /** Pages that are articles, and those of them that were gone when the source was last read. */
  pages: z.object({ total: z.number().int(), vanished: z.number().int() }),
  lastCrawledAt: z.iso.datetime().nullable(),
  nextCrawlAt: z.iso.datetime().nullable(),
  /** Send it with every write; it grows with every change of the settings. */
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
});
export type KnowledgeSource = z.infer<typeof knowledgeSourceSchema>;

export const knowledgeSourcePageSchema = z.object({
  /** The newest first. */
  data: z.array(knowledgeSourceSchema),
  nextCursor: z.string().nullable(),
});
export type KnowledgeSourcePage = z.infer<typeof knowledgeSourcePageSchema>;

export const sourceParamsSchema = z.object({ sourceId: wireIdInput("knowledgeSource") });

export const listSourcesQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const collection = text(collectionNameLimit);
const recrawl = z.enum(["off", "daily", "weekly"]);
const vanished = z.enum(["report", "draft", "archive"]);
const pageLimit = z.number().int().min(1).max(pageLimitMost);

export const createSourceRequestSchema = z.object({
  kind: z.enum(["page", "sitemap"]),
  url: z.url({ protocol: /^https?$/, error: "must be an address that begins with https:// or http://" }).max(urlLimit),
  collection: collection.nullish(),
  publish: z.boolean().default(false),
  recrawl: recrawl.default("off"),
  vanished: vanished.default("report"),
  pageLimit: pageLimit.default(500),
});

export const sourceWithImportSchema = z.object({ source: knowledgeSourceSchema, import: importSchema });
export type SourceWithImport = z.infer<typeof sourceWithImportSchema>;

/** A field that is left out stays as it is; null takes the source out of its collection. */
export const updateSourceRequestSchema = z.object({
  version: z.number().int().positive(),
  collection: collection.nullable().optional(),
  publish: z.boolean().optional(),
  recrawl: recrawl.optional(),
  vanished: vanished.optional(),
  pageLimit: pageLimit.optional(),
});
