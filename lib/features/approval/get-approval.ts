import "server-only";
/** One approval, at once or when it is decided. Looking changes nothing. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { findApproval } from "@/lib/db/approval";
import { withWorkspaceSql } from "@/lib/db/tx";
import { now } from "@/lib/platform/clock";
import { notFound } from "@/lib/platform/errors";
import { listen } from "@/lib/realtime/bell";
import { keepStream } from "@/lib/realtime/open-streams";
import { showApprovals, type ShownApproval } from "./show-approval";

export async function getApproval(actor: MemberActor, id: ApprovalId): Promise<ShownApproval> {
  requireScope(actor, "approval:read");
  return withWorkspaceSql(actor, async (tx) => {
    const row = await findApproval(tx, id);
    const [shown] = row ? await showApprovals(tx, actor, [row]) : [];
    if (!shown) throw notFound();
    return shown;
  });
}

/** Waits until it is no longer pending, `seconds` at most; then answers what stands. It waits for the bell and reads nothing meanwhile. */
export async function waitForApproval(actor: MemberActor, id: ApprovalId, seconds: number): Promise<ShownApproval> {
  const until = now().getTime() + seconds * 1_000;
  for (;;) {
    const bell = awaitBell(id, actor.id);
    const shown = await getApproval(actor, id).catch((error: unknown) => {
      bell.stop();
      throw error;
    });
    const left = until - now().getTime();
    if (shown.row.status !== "pending" || left <= 0) {
      bell.stop();
      return shown;
    }
    if ((await bell.rings(left)) === "end") return getApproval(actor, id);
  }
}

/** Listens from now on. Counted among the open streams, so a process that stops lets go of it at once. */
function awaitBell(id: ApprovalId, principal: string): { rings(withinMs: number): Promise<"rang" | "end">; stop(): void } {
  let settle: (how: "rang" | "end") => void = () => undefined;
  const rang = new Promise<"rang" | "end">((resolve) => {
    settle = resolve;
  });
  const unlisten = listen(`approval:${id}`, () => settle("rang"));
  const leave = keepStream({ write: () => true, close: () => settle("end") }, [principal], unlisten);
  return {
    async rings(withinMs) {
      const timer = setTimeout(() => settle("end"), withinMs);
      const how = await rang;
      clearTimeout(timer);
      leave();
      return how;
    },
    stop: leave,
  };
}
