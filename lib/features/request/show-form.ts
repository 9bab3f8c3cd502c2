import "server-only";
/** A form as its visitor sees it: in their language, with the workspace's own names of fields where it wrote some. */
import type { VisitorActor } from "@/lib/access/actor";
import type { VisitorForm } from "@/lib/contracts/widget/request";
import type { ConversationId } from "@/lib/core/kernel/ids";
import type { RequestKind } from "@/lib/core/kernel/request-kinds";
import { maxLengthOf } from "@/lib/core/request/request-form";
import { requestWords, visitorLabel } from "@/lib/core/request/request-words";
import { findTurnFacts } from "@/lib/db/policy";
import { findRequestForm, isFormOffered } from "@/lib/db/request-form";
import { changeConversation } from "@/lib/moves/change-conversation";
import { notFound } from "@/lib/platform/errors";

/** Throws not_found also for a form that is off, or not for this visitor. */
export async function showForm(actor: VisitorActor, conversationId: ConversationId, kind: RequestKind): Promise<VisitorForm> {
  return changeConversation(actor, conversationId, async (tx) => {
    const form = await findRequestForm(tx, kind);
    if (!form || !(await isFormOffered(tx, kind, conversationId))) throw notFound();
    const words = requestWords((await findTurnFacts(tx, conversationId))?.locale ?? null);
    const fields = form.fields.map((field) => {
      const { key, kind: as, required } = field;
      return { key, kind: as, label: visitorLabel(field, words), required, maxLength: maxLengthOf(as) };
    });
    return { items: [], result: { kind, title: words.titles[kind], submit: words.submit, required: words.required, fields } };
  });
}
