import { expect, test } from "vitest";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { withoutTenant, withWorkspaceSql } from "./tx";

const { owner } = await testDatabase();

/** Tables that belong to no workspace; everything else is a tenant's. */
const globalTables = [
  "_prisma_migrations",
  "account",
  "account_identity",
  "account_recovery_code",
  "account_session",
  "account_token",
  "account_totp",
  "audit_key",
  "process_heartbeat",
  "rate_counter",
];

async function column(sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await owner.query<{ value: string }>(sql, values);
  return rows.map(({ value }) => value);
}

const tenantTables = (
  await column(`SELECT c.relname AS value FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`)
).filter((name) => !globalTables.includes(name));

test("every table is a workspace's or on the short list of global ones, and global ones hold no workspace [S3]", async () => {
  const withWorkspace = await column(
    `SELECT c.relname AS value FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND a.attnotnull AND NOT a.attisdropped) ORDER BY 1`,
  );
  expect(tenantTables).toEqual([...withWorkspace, "workspace"].sort());
  expect(globalTables.filter((name) => withWorkspace.includes(name))).toEqual([]);
});

test("row-level security is enabled and forced on every tenant table [S3]", async () => {
  const open = await column(
    `SELECT c.relname AS value FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY($1) AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    [tenantTables],
  );
  expect(open).toEqual([]);
});

test("the application has one policy a tenant table, for every command, with USING and WITH CHECK on the workspace's setting [S3]", async () => {
  const { rows } = await owner.query<{ table: string; command: string; using: string; check: string; permissive: boolean }>(
    `SELECT c.relname AS table, p.polcmd AS command, pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check, p.polpermissive AS permissive
     FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
     WHERE 'handrail_app'::regrole = ANY(p.polroles) OR 0 = ANY(p.polroles) ORDER BY 1`,
  );
  expect(rows.map((row) => row.table)).toEqual([...tenantTables].sort());
  for (const row of rows) {
    const key = row.table === "workspace" ? "id" : "workspace_id";
    const rule = `(${key} = (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::uuid)`;
    expect(row).toEqual({ table: row.table, command: "*", using: rule, check: rule, permissive: true });
  }
});

test("policies that see across tenants belong only to the roles that own the definer functions [S3]", async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT DISTINCT r.rolname AS name FROM pg_policy p, unnest(p.polroles) AS role JOIN pg_roles r ON r.oid = role WHERE pg_get_expr(p.polqual, p.polrelid) = 'true' ORDER BY 1`,
  );
  for (const { name } of rows) expect(["handrail_backup", "handrail_lookup", "handrail_search"]).toContain(name);
});

test("the role of backups reads every table, changes none, cannot log in, and the application cannot act as it [S3] [S5]", async () => {
  const rights = await column(
    `SELECT DISTINCT privilege_type AS value FROM information_schema.role_table_grants WHERE grantee = 'handrail_backup' AND table_schema = 'public'`,
  );
  expect(rights).toEqual(["SELECT"]);
  const unread = await column(
    `SELECT c.relname AS value FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND
       (NOT has_table_privilege('handrail_backup', c.oid, 'SELECT') OR (c.relrowsecurity AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'backup')))`,
  );
  expect(unread).toEqual([]);
  const { rows } = await owner.query<{ login: boolean; member: boolean }>(
    `SELECT rolcanlogin AS login, pg_has_role('handrail_app', 'handrail_backup', 'member') AS member FROM pg_roles WHERE rolname = 'handrail_backup'`,
  );
  expect(rows).toEqual([{ login: false, member: false }]);
});

test("the role that erases deletes in every tenant table, is held to one workspace in each, changes nothing, and the application cannot act as it [S1] [S3]", async () => {
  const rights = await column(
    `SELECT DISTINCT privilege_type AS value FROM information_schema.role_table_grants WHERE grantee = 'handrail_eraser' AND table_schema = 'public' ORDER BY 1`,
  );
  expect(rights).toEqual(["DELETE", "SELECT"]);
  const { rows } = await owner.query<{ table: string; using: string }>(
    `SELECT c.relname AS table, pg_get_expr(p.polqual, p.polrelid) AS using FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
     WHERE 'handrail_eraser'::regrole = ANY(p.polroles) AND has_table_privilege('handrail_eraser', c.oid, 'DELETE') ORDER BY 1`,
  );
  expect(rows.map((row) => row.table)).toEqual([...tenantTables].sort());
  for (const { table, using } of rows) {
    const key = table === "workspace" ? "id" : "workspace_id";
    expect(using).toBe(`(${key} = (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::uuid)`);
  }
  expect(await column(`SELECT pg_has_role('handrail_app', 'handrail_eraser', 'member') AS value`)).toEqual([false]);
});

test("no row can outlive its workspace: every tenant table refers to it, itself or through tables that do [S1] [S3]", async () => {
  const reached = await column(
    `WITH RECURSIVE reach (oid) AS (
       SELECT 'workspace'::regclass::oid
       UNION SELECT k.conrelid FROM reach r JOIN pg_constraint k ON k.confrelid = r.oid AND k.contype = 'f'
         AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND NOT a.attnotnull)
     ) SELECT c.relname AS value FROM reach r JOIN pg_class c ON c.oid = r.oid ORDER BY 1`,
  );
  expect(tenantTables.filter((name) => !reached.includes(name))).toEqual([]);
});

test("no table belongs to the application, and no product role passes security [S3]", async () => {
  expect(await column(`SELECT c.relname AS value FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'handrail_app'`)).toEqual([]);
  expect(
    await column(`SELECT rolname AS value FROM pg_roles WHERE rolname LIKE 'handrail\\_%' AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole)`),
  ).toEqual([]);
  const canLogIn = await column(
    `SELECT rolname AS value FROM pg_roles WHERE rolname IN ('handrail_lookup', 'handrail_search', 'handrail_eraser') AND rolcanlogin`,
  );
  expect(canLogIn).toEqual([]);
});

test("every unique key of a tenant table holds the workspace, but for two random or public names that find it [S3]", async () => {
  const without = await column(
    `SELECT i.relname AS value FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
     WHERE t.relnamespace = 'public'::regnamespace AND t.relname = ANY($1) AND t.relname <> 'workspace' AND x.indisunique
       AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'workspace_id' AND a.attnum = ANY(x.indkey::smallint[]))
     ORDER BY 1`,
    [tenantTables],
  );
  expect(without).toEqual(["channel_publishable_key"]);
  expect(
    await column(
      `SELECT i.relname AS value FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = 'workspace'::regclass AND x.indisunique ORDER BY 1`,
    ),
  ).toEqual(["workspace_pkey", "workspace_slug_key"]);
});

test("every foreign key between tenant tables compares the workspace, too [S3]", async () => {
  const loose = await column(
    `SELECT k.conname AS value FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
     WHERE k.contype = 'f' AND t.relnamespace = 'public'::regnamespace AND t.relname = ANY($1) AND r.relname = ANY($1)
       AND NOT EXISTS (
         SELECT 1 FROM unnest(k.conkey, k.confkey) AS pair (own, other)
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = pair.own
         JOIN pg_attribute b ON b.attrelid = r.oid AND b.attnum = pair.other
         WHERE a.attname = 'workspace_id' AND b.attname = CASE WHEN r.relname = 'workspace' THEN 'id' ELSE 'workspace_id' END
       )`,
    [tenantTables],
  );
  expect(loose).toEqual([]);
});

test("there are no views, enums or tables without owner rights that security would not reach [S3]", async () => {
  expect(await column(`SELECT relname AS value FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm', 'f')`)).toEqual([]);
  expect(await column(`SELECT typname AS value FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'`)).toEqual([]);
});

test("accounts, sessions, links and counters are out of the application's reach but through functions [S1]", async () => {
  const reachable = await column(
    `SELECT DISTINCT table_name AS value FROM information_schema.role_table_grants WHERE grantee IN ('handrail_app', 'PUBLIC') AND table_schema = 'public'
       AND (table_name LIKE 'account%' OR table_name = 'rate_counter')`,
  );
  expect(reachable).toEqual([]);
});

test("what was said, decided and logged cannot be rewritten by the application [C2]", async () => {
  const rows = await column(
    `SELECT table_name || ' ' || privilege_type AS value FROM information_schema.role_table_grants
     WHERE grantee = 'handrail_app' AND table_name IN ('message', 'decision', 'event', 'event_seal', 'audit_checkpoint') AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')`,
  );
  expect(rows).toEqual([]);
  const columns = await column(
    `SELECT column_name AS value FROM information_schema.column_privileges WHERE grantee = 'handrail_app' AND table_name = 'message' AND privilege_type = 'UPDATE' ORDER BY 1`,
  );
  expect(columns).toEqual(["salt", "text"]);
});

test("definer functions have a fixed search path, owners without login, and run for the application alone [S3]", async () => {
  const { rows } = await owner.query<{ name: string; owner: string; path: string | null; callers: string[] }>(
    `SELECT p.proname AS name, r.rolname AS owner, (SELECT s FROM unnest(p.proconfig) s WHERE s LIKE 'search_path=%') AS path,
       ARRAY(SELECT CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
             WHERE a.privilege_type = 'EXECUTE' AND a.grantee <> p.proowner ORDER BY 1) AS callers
     FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef`,
  );
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) {
    expect(row.owner).toBe(row.name === "erase_workspace" ? "handrail_eraser" : row.name.startsWith("search_") ? "handrail_search" : "handrail_lookup");
    expect(row.path).toMatch(/^search_path=public, ?pg_temp$/);
    expect(row.callers).toEqual(["handrail_app"]);
  }
});

test("every timestamp knows its zone and has milliseconds, and every uuid is a uuid [S3]", async () => {
  const odd = await column(
    `SELECT c.relname || '.' || a.attname AS value FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' AND a.attnum > 0 AND NOT a.attisdropped
       AND ((a.attname LIKE '%\\_at' AND format_type(a.atttypid, a.atttypmod) <> 'timestamp(3) with time zone')
         OR ((a.attname = 'id' OR a.attname LIKE '%\\_id') AND a.attname NOT IN ('external_id', 'key_id') AND format_type(a.atttypid, a.atttypmod) <> 'uuid'))`,
  );
  expect(odd).toEqual([]);
});

test("with every filter of the application removed, a workspace's connection sees its own rows alone, and without a workspace none [S3]", async () => {
  const mine = await makeWorkspace();
  const foreign = await makeWorkspace();
  for (const table of tenantTables) {
    const key = table === "workspace" ? "id" : "workspace_id";
    const seen = await withWorkspaceSql(mine, (tx) => tx.query<{ owner: string }>(`SELECT DISTINCT ${key} AS owner FROM ${table}`));
    expect({ [table]: seen.filter((row) => row.owner !== mine.workspaceId) }).toEqual({ [table]: [] });
    expect({ [table]: await withoutTenant(`SELECT 1 FROM ${table} LIMIT 1`) }).toEqual({ [table]: [] });
  }
  const taken = await withWorkspaceSql(mine, (tx) => tx.query(`UPDATE member SET name = 'taken over' WHERE id = $1 RETURNING id`, [foreign.owner.id]));
  expect(taken).toEqual([]);
  const planted = withWorkspaceSql(mine, (tx) =>
    tx.query(`INSERT INTO collection (workspace_id, id, name, created_at) VALUES ($1, $2, 'planted', $3)`, [
      foreign.workspaceId,
      newId<"collection">(),
      tx.now,
    ]),
  );
  await expect(planted).rejects.toThrow(/row-level security/);
  const linked = withWorkspaceSql(mine, (tx) =>
    tx.query(
      `INSERT INTO channel (workspace_id, id, bot_id, kind, name, publishable_key, secret_ciphertext, greeting, away_message, created_at) VALUES ($1, $2, $3, 'widget', 'x', 'x', 'x', 'x', 'x', $4)`,
      [mine.workspaceId, newId<"channel">(), foreign.botId, tx.now],
    ),
  );
  await expect(linked).rejects.toMatchObject({ code: "not_found" });
});
