import "server-only";
/** The application must be subject to row-level security: a role that could step past it is refused at start. */
import { withoutTenant } from "./tx";

/** Throws one sentence when the connection's role is a superuser, bypasses row-level security or owns a table. */
export async function requireWeakRole(): Promise<void> {
  const [role] = await withoutTenant<{ name: string; strong: boolean; owner: boolean }>(
    `SELECT r.rolname AS name, r.rolsuper OR r.rolbypassrls AS strong, EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relkind = 'r') AS owner
     FROM pg_roles r WHERE r.rolname = current_user`,
  );
  if (!role || role.strong || role.owner) {
    throw new Error(
      `DATABASE_APP_URL signs in as ${role?.name ?? "an unknown role"}, which could step past the separation of workspaces. Use the role handrail_app that npm run migrate makes.`,
    );
  }
}
