import "server-only";
/**
 * The widget's code with the channel's look in front: one request, so that a launcher is never drawn in a colour or a corner that it
 * has to leave again. The loader asks for it and falls back to the plain file.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { widgetLanguageSchema } from "@/lib/contracts/widget/look";
import { getLook } from "@/lib/features/visitor/get-look";
import { type Endpoint, endpoint } from "@/lib/http/endpoint";
import { notFound } from "@/lib/platform/errors";
import { readWidgetApp } from "@/lib/platform/widget-app";
import { presentLook } from "./present-look";

const getApp = endpoint({
  name: "getWidgetApp",
  method: "GET",
  path: "/api/widget/v1/app",
  summary: "The widget's code in a language, with the look of a channel. For the loader; its form changes with each release.",
  auth: "public",
  scope: "public",
  query: z.object({
    channel: z.string().min(1).max(80),
    language: widgetLanguageSchema.default("en"),
    build: z.string().regex(/^[0-9a-f]{1,16}$/),
  }),
  response: null,
  status: 200,
  alsoStatus: [304],
  contentType: "text/javascript",
  errors: ["not_found"],
  perMinute: 1200,
  handle: async ({ query, request }) => {
    const [code, look] = await Promise.all([
      readWidgetApp(query.language, query.build),
      getLook({ channelKey: query.channel, origin: request.header("origin"), pageUrl: request.header("referer") }),
    ]);
    if (code === null) throw notFound();
    // Within a script a look is text of the tenant's: nothing in it may end the script or a line.
    const shown =
      look && JSON.stringify(presentLook(look, query.language)).replace(/[<\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
    const body = look ? `handrail.look=${shown};${code}` : code;
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const headers = { etag, "cache-control": "public, max-age=300", "cross-origin-resource-policy": "cross-origin", vary: "Origin, Accept-Encoding" };
    if (request.header("if-none-match")?.includes(etag)) return { kind: "empty", status: 304, headers };
    return { kind: "text", status: 200, body, contentType: "text/javascript; charset=utf-8", headers };
  },
});

export const widgetAppEndpoints: readonly Endpoint[] = [getApp];
