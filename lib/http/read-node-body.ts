import "server-only";
/**
 * The body of a node:http request, up to a limit. Beyond it the rest is thrown away as it comes, so that the answer still reaches a client that is
 * sending (leaving the loop would cut its connection), and a client that does not stop is cut off.
 */
import type { IncomingMessage } from "node:http";
import { AppError } from "@/lib/platform/errors";

/** How much more than its limit is read and thrown away, in bytes. */
const patienceBytes = 64 * 1024 * 1024;

/** Throws payload_too_large beyond `limitBytes`, and bad_request when the client leaves in the middle. */
export function readNodeBody(incoming: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const broken = () => reject(new AppError("bad_request", "The body ended before it was whole."));
    if (incoming.destroyed) broken();
    const parts: Buffer[] = [];
    let size = 0;
    incoming.on("data", (part: Buffer) => {
      size += part.byteLength;
      if (size <= limitBytes) {
        parts.push(part);
        return;
      }
      parts.length = 0;
      reject(new AppError("payload_too_large", `At most ${Math.floor(limitBytes / 1024)} kB.`));
      if (size > limitBytes + patienceBytes) incoming.destroy();
    });
    incoming.once("end", () => resolve(Buffer.concat(parts)));
    incoming.once("error", broken);
    incoming.once("close", broken);
  });
}
