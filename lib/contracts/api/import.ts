/** Imports of knowledge on the console API: `/api/v1/imports`. */
import { z } from "zod";
import { collectionNameLimit } from "@/lib/core/knowledge/article-limits";
import { documentFormats, documentProblemCodes } from "@/lib/core/knowledge/read-document";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";
import { importBytesLimit } from "./article";

/** One file, in bytes. */
export const fileBytesLimit = 10 * 1024 * 1024;

export const importSchema = z.object({
  id: wireId("import"),
  /** The site that it reads; null for files and pasted text. */
  source: z.object({ id: wireId("knowledgeSource"), kind: z.enum(["page", "sitemap"]), url: z.string() }).nullable(),
  /** The name of the collection that articles go into which name none themselves. */
  collection: z.string().nullable(),
  publish: z.boolean(),
  /** running: documents wait or are being read. done: every document has its end, good or bad; adding a file makes it run again. */
  status: z.enum(["running", "done", "cancelled"]),
  documents: z.object({
    total: z.number().int(),
    waiting: z.number().int(),
    done: z.number().int(),
    /** Cancelled, or the same bytes as another one. */
    skipped: z.number().int(),
    failed: z.number().int(),
  }),
  articles: z.object({
    created: z.number().int(),
    updated: z.number().int(),
    /** There already, word for word. */
    unchanged: z.number().int(),
    /** Lines, rows and pages that could not be used; each is named by its document. */
    failed: z.number().int(),
    /** Articles whose page is not on the site any more. */
    vanished: z.number().int(),
  }),
  /** Null when nobody asked for it: a site that is read on a schedule. */
  startedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Import = z.infer<typeof importSchema>;

export const importPageSchema = z.object({
  /** The newest first. */
  data: z.array(importSchema),
  nextCursor: z.string().nullable(),
});
export type ImportPage = z.infer<typeof importPageSchema>;

export const importParamsSchema = z.object({ importId: wireIdInput("import") });

export const listImportsQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const createImportRequestSchema = z.object({
  /** For articles that name no collection themselves. */
  collection: text(collectionNameLimit).nullish(),
  publish: z.boolean().default(false),
  /** Pasted text. Files follow one by one, each as the body of `POST /api/v1/imports/{importId}/documents`. */
  documents: z
    .array(
      z.object({
        name: text(200).nullish(),
        /** jsonl: one object a line, `{id, title, body?, exemplars?, collection?, url?}`. csv: columns for question and answer, by their names. */
        format: z.enum(["text", "markdown", "jsonl", "html", "csv"]),
        content: z.string().min(1, "is empty").max(importBytesLimit),
      }),
    )
    .max(100, "at most 100 pasted texts")
    .default([]),
});

export const importDocumentSchema = z.object({
  id: wireId("importDocument"),
  kind: z.enum(["file", "pasted", "page", "sitemap"]),
  /** The file's name, or the address. */
  name: z.string(),
  format: z.enum(documentFormats).nullable(),
  bytes: z.number().int(),
  status: z.enum(["waiting", "reading", "done", "skipped", "failed"]),
  articles: z.object({ created: z.number().int(), updated: z.number().int(), unchanged: z.number().int(), failed: z.number().int() }),
  /** The first of its articles, twenty at most. */
  articleIds: z.array(wireId("article")),
  /** Parts that could not be used, with their place as a person counts it; the first 1,000. */
  problems: z.array(z.object({ unit: z.enum(["line", "row", "page"]), at: z.number().int(), message: z.string() })),
  /** What was assumed, such as the character set. */
  note: z.string().nullable(),
  /** Why it failed or was skipped. */
  cause: z.object({ code: z.enum([...documentProblemCodes, "cancelled", "same_content"]), message: z.string() }).nullable(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ImportDocument = z.infer<typeof importDocumentSchema>;

export const importDocumentPageSchema = z.object({
  /** In the order in which they came. */
  data: z.array(importDocumentSchema),
  nextCursor: z.string().nullable(),
});
export type ImportDocumentPage = z.infer<typeof importDocumentPageSchema>;

export const listImportDocumentsQuerySchema = z.object({
  status: z.enum(["waiting", "reading", "done", "skipped", "failed"]).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** The body is the file itself, as `application/octet-stream` or its own type. */
export const addImportDocumentQuerySchema = z.object({ name: text(255).default("File") });
