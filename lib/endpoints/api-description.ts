import "server-only";
/** The API's description for the pages that show it: made once a process. */
import { publicUrl } from "@/lib/platform/env";
import { singleton } from "@/lib/platform/singleton";
import { type OpenApiDocument, openApiDocument } from "./openapi";
import { endpoints } from "./table";

export function apiDescription(): OpenApiDocument {
  return singleton("api-description", () => openApiDocument(endpoints, publicUrl()));
}
