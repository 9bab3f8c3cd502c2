import "server-only";
import { AppError } from "@/lib/platform/errors";
import { checkTarget } from "./check-target";

/** Throws address_refused for what the sender would refuse by the address alone; what its name leads to is checked with every request. */
export function requireCallable(url: string): void {
  const target = checkTarget(url);
  if (target.kind === "refused") throw new AppError("address_refused", target.sentence, { errors: [{ path: "body.url", message: target.sentence }] });
}
