/** Prints the API's description: for the linter and for who wants a file of it. */
import { openApiDocument } from "./openapi";
import { publicUrl } from "@/lib/platform/env";
import { endpoints } from "./table";

process.stdout.write(`${JSON.stringify(openApiDocument(endpoints, publicUrl()), null, 2)}\n`);
