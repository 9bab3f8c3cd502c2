import "server-only";
/** The console's imports: begin, add files, follow, cancel, try again. */
import {
  addImportDocumentQuerySchema,
  createImportRequestSchema,
  fileBytesLimit,
  importDocumentPageSchema,
  importDocumentSchema,
  importPageSchema,
  importParamsSchema,
  importSchema,
  listImportDocumentsQuerySchema,
  listImportsQuerySchema,
} from "@/lib/contracts/api/import";
import { importBytesLimit } from "@/lib/contracts/api/article";
import { addImportDocument } from "@/lib/features/knowledge/add-import-document";
import { cancelImport } from "@/lib/features/knowledge/cancel-import";
import { createImport } from "@/lib/features/knowledge/create-import";
import { getImport } from "@/lib/features/knowledge/get-import";
import { listImportDocuments } from "@/lib/features/knowledge/list-import-documents";
import { listImports } from "@/lib/features/knowledge/list-imports";
import { retryImport } from "@/lib/features/knowledge/retry-import";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { presentImport, presentImportDocument, presentImportDocumentPage, presentImportPage } from "./present-import";

const list = endpoint({
  name: "listImports",
  method: "GET",
  path: "/api/v1/imports",
  summary: "Imports with their progress, the newest first",
  auth: "member",
  scope: "knowledge:read",
  query: listImportsQuerySchema,
  response: importPageSchema,
  status: 200,
  handle: async ({ actor, query }) => json(200, presentImportPage(await listImports(actor, query))),
});

const create = endpoint({
  name: "createImport",
  method: "POST",
  path: "/api/v1/imports",
  summary: "Begin an import with pasted text, or empty, to add files to",
  auth: "member",
  scope: "knowledge:write",
  body: createImportRequestSchema,
  response: importSchema,
  status: 201,
  errors: ["state_conflict"],
  perMinute: 60,
  bodyLimitBytes: importBytesLimit,
  handle: async ({ actor, body }) => {
    const documents = body.documents.map((document) => ({ ...document, name: document.name ?? null }));
    return json(201, presentImport(await createImport(actor, { ...body, collection: body.collection ?? null, documents })));
  },
});

const get = endpoint({
  name: "getImport",
  method: "GET",
  path: "/api/v1/imports/{importId}",
  summary: "One import with its progress",
  auth: "member",
  scope: "knowledge:read",
  params: importParamsSchema,
  response: importSchema,
  status: 200,
  handle: async ({ actor, params }) => json(200, presentImport(await getImport(actor, params.importId))),
});

const documents = endpoint({
  name: "listImportDocuments",
  method: "GET",
  path: "/api/v1/imports/{importId}/documents",
  summary: "The documents of an import, each with its articles and what was wrong with it",
  auth: "member",
  scope: "knowledge:read",
  params: importParamsSchema,
  query: listImportDocumentsQuerySchema,
  response: importDocumentPageSchema,
  status: 200,
  handle: async ({ actor, params, query }) => json(200, presentImportDocumentPage(await listImportDocuments(actor, params.importId, query))),
});

const add = endpoint({
  name: "addImportDocument",
  method: "POST",
  path: "/api/v1/imports/{importId}/documents",
  summary: "Add a file to an import: the body is the file itself (application/octet-stream), its name stands in the query",
  auth: "member",
  scope: "knowledge:write",
  params: importParamsSchema,
  query: addImportDocumentQuerySchema,
  upload: "named by the query",
  response: importDocumentSchema,
  status: 201,
  errors: ["payload_too_large", "state_conflict"],
  // The same bytes twice in one import are read once.
  idempotent: false,
  perMinute: 1_200,
  bodyLimitBytes: fileBytesLimit,
  handle: async ({ actor, params, query, request }) => {
    const bytes = await request.readBody(fileBytesLimit);
    const contentType = request.header("content-type")?.slice(0, 200) ?? null;
    return json(201, presentImportDocument(await addImportDocument(actor, params.importId, { name: query.name, contentType, bytes })));
  },
});

const cancel = endpoint({
  name: "cancelImport",
  method: "POST",
  path: "/api/v1/imports/{importId}/cancel",
  summary: "Stop an import; what is in stays",
  auth: "member",
  scope: "knowledge:write",
  params: importParamsSchema,
  response: importSchema,
  status: 200,
  errors: ["state_conflict"],
  handle: async ({ actor, params }) => json(200, presentImport(await cancelImport(actor, params.importId))),
});

const retry = endpoint({
  name: "retryImport",
  method: "POST",
  path: "/api/v1/imports/{importId}/retry",
  summary: "Read the failed documents of an import once more",
  auth: "member",
  scope: "knowledge:write",
  params: importParamsSchema,
  response: importSchema,
  status: 200,
  errors: ["state_conflict"],
  handle: async ({ actor, params }) => json(200, presentImport(await retryImport(actor, params.importId))),
});

export const importEndpoints: Endpoint[] = [list, create, get, documents, add, cancel, retry];
