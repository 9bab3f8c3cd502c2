import "server-only";
/** The workspace's three forms: what each asks for, when a person has to agree, what is called. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { checkArguments } from "@/lib/core/approval/argument-schema";
import { approvalOfPolicy, policyOfTool, type ToolApproval } from "@/lib/core/approval/tool-approval";
import { canonicalJson } from "@/lib/core/audit-chain/canonical-json";
import type { ToolId } from "@/lib/core/kernel/ids";
import { type RequestKind, requestKinds } from "@/lib/core/kernel/request-kinds";
import { actionOf, checkFields, defaultFields, type FormField, sampleArguments, schemaOfFields } from "@/lib/core/request/request-form";
import { requestWords } from "@/lib/core/request/request-words";
import { findApprovalPolicy } from "@/lib/db/approval-policy";
import { listRequestForms, lockRequestForms, type RequestFormRow, saveRequestForm } from "@/lib/db/request-form";
import { findTool } from "@/lib/db/tool";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { writeApprovalPolicy } from "@/lib/moves/write-approval-policy";
import { AppError, type FieldError } from "@/lib/platform/errors";

/** `rules`: the action's approval policy was written by hand and says more. */
export type ShownForm = RequestFormRow & { action: string; approval: ToolApproval | { kind: "rules" } };

export async function listForms(actor: MemberActor): Promise<ShownForm[]> {
  requireScope(actor, "tool:read");
  return withWorkspaceSql(actor, showForms);
}

async function showForms(tx: Tx): Promise<ShownForm[]> {
  const rows = new Map((await listRequestForms(tx)).map((row) => [row.kind, row]));
  const shown: ShownForm[] = [];
  for (const kind of requestKinds) {
    const row = rows.get(kind) ?? { kind, enabled: false, fields: [...defaultFields[kind]], toolId: null, version: 0 };
    const inForce = await findApprovalPolicy(tx, actionOf(kind));
    shown.push({ ...row, action: actionOf(kind), approval: inForce ? approvalOfPolicy(inForce.policy) : { kind: "always" } });
  }
  return shown;
}

/** `approval`: left out where rules that somebody wrote stay. */
export type FormChange = { version: number; enabled: boolean; fields: FormField[]; toolId: ToolId | null; approval?: ToolApproval };

/** Throws version_conflict, and validation_failed for fields that cannot be offered, a tool that cannot be called with them, and a limit that has nothing to measure. */
export async function setForm(actor: MemberActor, kind: RequestKind, change: FormChange, present: (form: ShownForm) => unknown): Promise<ShownForm> {
  requireScope(actor, "tool:write");
  return withWorkspaceSql(actor, async (tx) => {
    await lockRequestForms(tx);
    const before = ofKind(await showForms(tx), kind);
    if (before.version !== change.version)
      throw new AppError("version_conflict", "The form was changed meanwhile. Look at it again, then save.", {
        extra: { current: present(before) },
      });
    const { enabled, fields, toolId } = change;
    const approval = change.approval ?? (before.approval.kind === "rules" ? null : before.approval);
    refuse([...checkFields(fields), ...(await toolProblems(tx, toolId, fields)), ...approvalProblems(approval, toolId, fields)]);
    const schema = schemaOfFields(fields);
    const inForce = await findApprovalPolicy(tx, actionOf(kind));
    const policy = approval === null && inForce ? { ...inForce.policy, schema } : policyOfTool(schema, approval ?? { kind: "always" });
    await writeApprovalPolicy(tx, actor, { action: actionOf(kind), version: null, title: requestWords("en").titles[kind], policy });
    await saveRequestForm(tx, { kind, enabled, fields, toolId });
    const changed = [
      ...(before.enabled === enabled ? [] : ["enabled"]),
      ...(canonicalJson(before.fields) === canonicalJson(fields) ? [] : ["fields"]),
      ...(before.toolId === toolId ? [] : ["toolId"]),
      ...(approval === null || canonicalJson(before.approval) === canonicalJson(approval) ? [] : ["approval"]),
    ];
    await append(tx, actor, { type: "request.form_changed", subjectType: "workspace", subjectId: tx.workspaceId, data: { kind, enabled, fields: changed } });
    return ofKind(await showForms(tx), kind);
  });
}

function ofKind(forms: readonly ShownForm[], kind: RequestKind): ShownForm {
  const form = forms.find((each) => each.kind === kind);
  if (!form) throw new Error(`no form ${kind}`);
  return form;
}

async function toolProblems(tx: Tx, toolId: ToolId | null, fields: readonly FormField[]): Promise<FieldError[]> {
  if (toolId === null) return [];
  const tool = await findTool(tx, toolId);
  const inForce = tool && (await findApprovalPolicy(tx, tool.name));
  if (!tool || !inForce) return [{ path: "toolId", message: "is no tool of this workspace" }];
  const [problem] = sampleArguments(fields).flatMap((sample) => checkArguments(inForce.policy.schema, sample));
  return problem ? [{ path: "toolId", message: `takes other arguments: ${problem.path === "" ? "all of them" : problem.path} ${problem.message}` }] : [];
}

function approvalProblems(approval: ToolApproval | null, toolId: ToolId | null, fields: readonly FormField[]): FieldError[] {
  if (approval === null || approval.kind === "always") return [];
  if (toolId === null) return [{ path: "approval", message: "has to be a person every time where no tool is called" }];
  if (approval.kind === "none") return [];
  const measured = fields.find(({ key }) => key === approval.field);
  return measured?.kind === "amount" && measured.currency === approval.currency
    ? []
    : [{ path: "approval.field", message: "is no amount of this form in that currency" }];
}

function refuse(problems: readonly FieldError[]): void {
  const [first] = problems;
  if (!first) return;
  const errors = problems.map(({ path, message }) => ({ path: `body.${path}`, message }));
  throw new AppError("validation_failed", `${first.path} ${first.message}.`, { errors });
}
