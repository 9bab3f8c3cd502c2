import "server-only";
/** Requests of API keys, added up in the process until they are written down. A process that dies loses the count of its last seconds. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { singleton } from "@/lib/platform/singleton";

function counts(): { now: Map<WorkspaceId, number> } {
  return singleton("api-use", () => ({ now: new Map() }));
}

export function noteApiRequest(workspaceId: WorkspaceId): void {
  const { now } = counts();
  now.set(workspaceId, (now.get(workspaceId) ?? 0) + 1);
}

/** What was counted since the last call. Whoever cannot write it down gives it back with `returnApiUse`. */
export function takeApiUse(): [WorkspaceId, number][] {
  const { now } = counts();
  counts().now = new Map();
  return [...now];
}

export function returnApiUse(workspaceId: WorkspaceId, count: number): void {
  const { now } = counts();
  now.set(workspaceId, (now.get(workspaceId) ?? 0) + count);
}
