import "server-only";
/**
 * A new person with a workspace of their own. A known address gets the same answer and, instead of a second account, a mail that says so.
 */
import { takeAttempt } from "@/lib/access/exact-limit";
import type { MailAnswer } from "@/lib/contracts/api/account";
import type { PresetName } from "@/lib/core/escalation/preset-names";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { countAccounts, createAccount, findAccountByEmail, lockFirstAccount, withAccounts } from "@/lib/db/account";
import { findWorkspaceBySlug } from "@/lib/db/lookup";
import { withWorkspace } from "@/lib/db/tx";
import { openWorkspace, slugTaken } from "@/lib/moves/open-workspace";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { hashPassword } from "@/lib/platform/password";
import { mailState, sendAccountLink } from "./send-link";

const perAddress = { name: "sign-up.address", attempts: 100, windowMinutes: 60 };
const perEmail = { name: "sign-up.email", attempts: 5, windowMinutes: 60 };

export type SignUp = { name: string; email: string; password: string; workspaceName: string; workspaceSlug?: string; preset?: PresetName };

/** Throws sign_up_closed unless SIGNUP is open or this is the installation's first account; slug_taken; rate_limited. */
export async function signUp(input: SignUp, remoteAddress: string): Promise<MailAnswer> {
  await takeAttempt(perAddress, remoteAddress);
  await takeAttempt(perEmail, input.email);
  await requireOpen();
  const passwordHash = await hashPassword(input.password);
  if (!(await createPerson(input, passwordHash))) await remindOfAccount(input);
  return { mail: mailState() };
}

async function requireOpen(): Promise<void> {
  if (env().SIGNUP === "open") return;
  if ((await withAccounts((tx) => countAccounts(tx))) === 0) return;
  throw new AppError("sign_up_closed", "New accounts are not open to everybody here. Ask the operator, or somebody in a workspace, for an invitation.");
}

/** False when the address has an account; then nothing is written. */
async function createPerson(input: SignUp, passwordHash: string): Promise<boolean> {
  const { name, email } = input;
  const workspaceId: WorkspaceId = newId<"workspace">();
  return withWorkspace({ workspaceId }, async (tx) => {
    if ((await countAccounts(tx)) === 0) {
      await lockFirstAccount(tx);
      if (env().SIGNUP !== "open" && (await countAccounts(tx)) > 0) await requireOpen();
    }
    const accountId = await createAccount(tx, { id: newId<"account">(), email, name, passwordHash, verified: false });
    if (accountId === null) return false;
    await openWorkspace(tx, { accountId, name, email }, { name: input.workspaceName, slug: input.workspaceSlug, preset: input.preset }, "sign_up");
    await sendAccountLink(tx, accountId, "verify_email");
    return true;
  });
}

/** A confirmed address is told that it has an account, one that is not is asked again to confirm; the mail's text is chosen when it is sent. */
async function remindOfAccount({ email, workspaceSlug }: SignUp): Promise<void> {
  if (workspaceSlug !== undefined && (await findWorkspaceBySlug(workspaceSlug)) !== null) throw slugTaken();
  const known = await findAccountByEmail(email);
  if (known) await withAccounts((tx) => sendAccountLink(tx, known.id, "verify_email"));
}
