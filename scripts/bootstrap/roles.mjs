// The database roles and their addresses. The owner migrates; the app and the job runner each log in as a role of
// their own that row-level security binds; roles without login own the few functions that look across tenants or erase one.
import { createHmac } from "node:crypto";
import { refusal } from "./refuse.mjs";

export const loginRoles = /** @type {const} */ (["handrail_app", "handrail_jobs"]);
export const ownerRoles = /** @type {const} */ (["handrail_search", "handrail_lookup", "handrail_eraser"]);

/** Reads every row for a backup and changes none; without login, acted as by the owner alone. */
export const readerRoles = /** @type {const} */ (["handrail_backup"]);

/**
 * The addresses of the app and the job runner. What is not given is derived from the owner's address: the passwords
 * are HMAC-SHA256 of host, port, user and role under the owner's password, so that machines which know the same owner's
 * address agree without exchanging anything. The name of the database takes no part: roles belong to the cluster.
 * @param {string} ownerUrl
 * @param {{ appUrl?: string, jobsUrl?: string }} [given]
 * @returns {{ appUrl: string, jobsUrl: string }}
 */
export function deriveRoleUrls(ownerUrl, { appUrl, jobsUrl } = {}) {
  return {
    appUrl: appUrl || deriveUrl(ownerUrl, "handrail_app", "DATABASE_APP_URL"),
    jobsUrl: jobsUrl || deriveUrl(ownerUrl, "handrail_jobs", "DATABASE_JOBS_URL"),
  };
}

/**
 * @param {string} ownerUrl
 * @param {string} role
 * @param {string} variable
 */
function deriveUrl(ownerUrl, role, variable) {
  const url = parseDatabaseUrl(ownerUrl, "DATABASE_URL");
  if (!url.password) {
    throw refusal(`DATABASE_URL has no password to derive the password of ${role} from: set ${variable} to the address of that role.`);
  }
  const text = ["handrail-role-1", role, url.hostname.toLowerCase(), url.port || "5432", decodeURIComponent(url.username)].join("\n");
  url.username = role;
  url.password = createHmac("sha256", decodeURIComponent(url.password)).update(text).digest("base64url");
  return url.toString();
}

/**
 * @param {string} text
 * @param {string} variable named in the refusal
 */
export function parseDatabaseUrl(text, variable) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2 || !url.username) {
    throw refusal(`${variable} is not a database address: it should look like postgresql://user:password@host:5432/database.`);
  }
  return url;
}

/**
 * Creates the roles where they are missing, gives them the passwords of their addresses, and lets the owner hand
 * functions to them (a plain owner must be a member for ALTER FUNCTION ... OWNER TO). Roles are shared by all databases
 * of a cluster and advisory locks are not, so what loses a race against a migrator of another database is tried again.
 * @param {import("pg").Client} owner
 * @param {{ appUrl: string, jobsUrl: string }} urls
 * @param {(url: string) => Promise<boolean>} canLogIn
 */
export async function ensureRoles(owner, urls, canLogIn) {
  for (const role of [...loginRoles, ...ownerRoles, ...readerRoles]) {
    await retryRace(() => createRole(owner, role));
  }
  await retryRace(() => refuseStrongRoles(owner));
  for (const [role, variable, url] of /** @type {const} */ ([
    ["handrail_app", "DATABASE_APP_URL", urls.appUrl],
    ["handrail_jobs", "DATABASE_JOBS_URL", urls.jobsUrl],
  ])) {
    const { username, password } = parseDatabaseUrl(url, variable);
    if (username !== role) throw refusal(`${variable} must name the user ${role}, because the security policies are written for it.`);
    if (await canLogIn(url)) continue;
    await retryRace(() => owner.query(`alter role ${role} login password ${literal(decodeURIComponent(password))}`));
  }
  for (const role of [...ownerRoles, ...readerRoles, "handrail_jobs"]) await retryRace(() => grantMembership(owner, role));
}

/**
 * What the app's sessions run with. lib/db/pool.ts sends the same when it connects; set on the role, they also hold behind a pooler that
 * lets no such parameter through. Not for the job runner's role: it changes its own tables with each of its releases, for as long as that takes.
 */
const appSessions = {
  TimeZone: "UTC",
  enable_seqscan: "off",
  jit: "off",
  statement_timeout: "15s",
  lock_timeout: "10s",
  idle_in_transaction_session_timeout: "20s",
};

/**
 * In this database alone. An owner that may not alter the role, because an administrator made it, leaves it as it is (docs/operations.md, "A pooler").
 * @param {import("pg").Client} owner
 */
export async function settleAppSessions(owner) {
  const { rows } = await owner.query(
    `select quote_ident(current_database()) as database, (select setconfig from pg_db_role_setting join pg_roles r on r.oid = setrole
       where rolname = 'handrail_app' and setdatabase = (select oid from pg_database where datname = current_database())) as set`,
  );
  for (const [name, value] of Object.entries(appSessions)) {
    if (rows[0].set?.includes(`${name}=${value}`)) continue;
    try {
      await retryRace(() => owner.query(`alter role handrail_app in database ${rows[0].database} set ${name} = '${value}'`));
    } catch (error) {
      if (/** @type {{ code?: string }} */ (error).code === "42501") return;
      throw error;
    }
  }
}

/**
 * @param {import("pg").Client} owner
 * @param {string} role
 */
async function createRole(owner, role) {
  const { rowCount } = await owner.query("select 1 from pg_roles where rolname = $1", [role]);
  if (rowCount) return;
  const login = role === "handrail_app" || role === "handrail_jobs" ? "login" : "nologin";
  await owner.query(`create role ${role} ${login} nosuperuser nobypassrls nocreatedb nocreaterole`).catch((error) => {
    if (error.code === "42501") {
      throw refusal(
        `The user of DATABASE_URL may not create the role ${role}: give it CREATEROLE, or create the roles yourself (docs/operations.md, "Roles").`,
        error,
      );
    }
    throw error;
  });
}

/** @param {import("pg").Client} owner */
async function refuseStrongRoles(owner) {
  const { rows } = await owner.query("select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls) order by 1", [
    [...loginRoles, ...ownerRoles, ...readerRoles],
  ]);
  if (rows.length === 0) return;
  throw refusal(
    `The role ${rows[0].rolname} is a superuser or has BYPASSRLS, so tenants would not be separated: take that away with ALTER ROLE ${rows[0].rolname} NOSUPERUSER NOBYPASSRLS.`,
  );
}

/**
 * @param {import("pg").Client} owner
 * @param {string} role
 */
async function grantMembership(owner, role) {
  const { rows } = await owner.query(
    "select rolsuper or pg_has_role(current_user, $1, 'member') as member, rolsuper from pg_roles where rolname = current_user",
    [role],
  );
  if (!rows[0].member) await owner.query(`grant ${role} to current_user`);
  if (rows[0].rolsuper) return;
  // Since Postgres 16 the creator of a role is a member of it without the right to act as it.
  const { rows: version } = await owner.query("select current_setting('server_version_num')::int >= 160000 as fine");
  if (version[0].fine) await owner.query(`grant ${role} to current_user with inherit true, set true`);
}

/**
 * 23505, 42710: another migrator created it at the same moment; XX000: "tuple concurrently updated"; 40001, 40P01: ran into another.
 * @template T
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
async function retryRace(step) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step();
    } catch (error) {
      const { code, message } = /** @type {{ code?: string, message: string }} */ (error);
      const raced = ["23505", "42710", "40001", "40P01"].includes(code ?? "") || (code === "XX000" && /concurrently/.test(message));
      if (!raced || attempt >= 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 * attempt + (process.pid % 17)));
    }
  }
}

/** @param {string} text */
function literal(text) {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes("\\") ? ` E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}
