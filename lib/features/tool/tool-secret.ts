import "server-only";
/** Secrets of tools at rest: sealed for their tool, so that a sealed one moved to another row opens nothing. */
import type { ToolId } from "@/lib/core/kernel/ids";
import { decryptSecret, encryptSecret } from "@/lib/platform/crypto";

export function sealToolSecret(id: ToolId, secret: string): string {
  return encryptSecret("tool-secret", JSON.stringify([id, secret]));
}

export function openToolSecret(id: ToolId, sealed: string): string {
  const [owner, secret] = JSON.parse(decryptSecret("tool-secret", sealed)) as [string, string];
  if (owner !== id) throw new Error("a tool's secret was sealed for another tool");
  return secret;
}
