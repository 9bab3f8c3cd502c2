import "server-only";
/** Writes that a cookie authenticates must come from our own pages. */
import { publicUrl } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";

type Headers = { header(name: string): string | null };

/** Throws origin_refused unless Origin is ours, or, without Origin, the browser says same-origin. */
export function requireOwnOrigin(request: Headers): void {
  const origin = request.header("origin");
  const own = new URL(publicUrl()).origin;
  if (origin === null ? request.header("sec-fetch-site") === "same-origin" : origin === own) return;
  throw new AppError("origin_refused", `This request did not come from the console's own pages. Open the console at ${own}, and try there.`);
}
