/** What a bench measures: the built app on a fresh database of the bench's own server, with workspaces that know distinct questions. */
import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { expectOk, send } from "./http-client";

type App = { url: string; pids: number[]; stop(): Promise<void> };
type Scripts = {
  startApp(options: { databaseUrl: string; env: Record<string, string>; worker?: string }): Promise<App>;
  migrateDatabase(url: string): Promise<unknown>;
  deriveRoleUrls(url: string): { appUrl: string };
};

export type BenchApp = App & {
  databaseUrl: string;
  appDatabaseUrl: string;
  analyse(): Promise<void>;
  countVisitorMessages(): Promise<number>;
  /** Processor time so far, in milliseconds, of the app's processes and of the database server. */
  cpuMs(): Promise<{ app: number; database: number }>;
  startAnother(): Promise<App>;
};

async function scripts(): Promise<Scripts> {
  const load = (name: string) => import(pathToFileURL(join(process.cwd(), "scripts/bootstrap", name)).href) as Promise<Partial<Scripts>>;
  return Object.assign({}, await load("app.mjs"), await load("migrate.mjs"), await load("roles.mjs")) as Scripts;
}

/** `server`: the superuser's address of a throw-away server. */
export async function startBenchApp(server: string): Promise<BenchApp> {
  const { startApp, migrateDatabase, deriveRoleUrls } = await scripts();
  const name = `bench_${randomBytes(4).toString("hex")}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const databaseUrl = server.replace(/\/[^/?]+(\?|$)/, `/${name}$1`);
  await migrateDatabase(databaseUrl);
  // Limits a minute count by the visitor's address: the bench stands before the app as its one proxy and speaks for many.
  // Those of a workspace are counted as ever, with room for everything: what they cost is measured, not where they end.
  const room = "1000000000";
  const limits = { LIMIT_WORKSPACE_REQUESTS_PER_MINUTE: room, LIMIT_WORKSPACE_VISITOR_REQUESTS_PER_MINUTE: room, LIMIT_WORKSPACE_MESSAGES_PER_DAY: room };
  const env = { NODE_ENV: "production", LOG_LEVEL: "error", SIGNUP: "open", HANDRAIL_TRUST_PROXY: "1", ...limits };
  const app = await startApp({ databaseUrl, env });
  return {
    ...app,
    stop: () => app.stop(),
    databaseUrl,
    appDatabaseUrl: deriveRoleUrls(databaseUrl).appUrl,
    // What autovacuum does soon after the first load; a bench of seconds would else measure plans that were made for empty tables.
    analyse: async () => void (await asOwner(databaseUrl, "VACUUM ANALYZE")),
    countVisitorMessages: async () => Number((await asOwner(databaseUrl, "SELECT count(*) FROM message WHERE author_class = 'visitor'")).rows[0]?.count),
    cpuMs: async () => ({ app: app.pids.reduce((sum, pid) => sum + cpuMsOf(pid), 0), database: await databaseCpuMs(databaseUrl) }),
    startAnother: () => startApp({ databaseUrl, env, worker: "none" }),
  };
}

/** Linux counts in hundredths of a second; a process's own and that of its children that ended. */
function cpuMsOf(pid: number): number {
  return (
    statOf(pid)
      .slice(11, 15)
      .reduce((sum, field) => sum + Number(field), 0) * 10
  );
}

/** The fields after the name; none of a process that has just ended. */
function statOf(pid: number | string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  } catch {
    return [];
  }
}

async function databaseCpuMs(databaseUrl: string): Promise<number> {
  const { rows } = await asOwner(databaseUrl, "SELECT pid AS count FROM pg_stat_activity WHERE backend_type = 'checkpointer'");
  const postmaster = Number(statOf(rows[0]?.count ?? "")[1]);
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(statOf(name)[1]) === postmaster);
  return cpuMsOf(postmaster) + children.reduce((sum, pid) => sum + cpuMsOf(Number(pid)), 0);
}

async function asOwner(databaseUrl: string, sql: string): Promise<pg.QueryResult<{ count: string }>> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  return owner.query<{ count: string }>(sql).finally(() => owner.end());
}

export type Owner = { headers(slug: string): Record<string, string> };

const password = "bench bench bench bench";

export async function signUpOwner(url: string): Promise<Owner> {
  const email = `bench-${randomBytes(4).toString("hex")}@people.example`;
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const keep = (lines: string[] | undefined) => {
    for (const line of lines ?? []) {
      const pair = line.split(";", 1)[0] ?? "";
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
  };
  await expectOk(send(url, "POST", "/api/v1/account/sign-up", { name: "Bench", email, password, workspaceName: `Bench ${randomBytes(3).toString("hex")}` }));
  const csrf = await send(url, "GET", "/api/auth/csrf");
  keep(csrf.headers["set-cookie"]);
  const form = new URLSearchParams({ email, password, csrfToken: String(csrf.body.csrfToken), json: "true" });
  const signedIn = await fetch(`${url}/api/auth/callback/credentials`, { method: "POST", redirect: "manual", body: form, headers: { cookie: cookie() } });
  keep(signedIn.headers.getSetCookie());
  return { headers: (slug) => ({ cookie: cookie(), origin: url, "handrail-workspace": slug }) };
}

/** `count` distinct questions with their answers, so that no turn repeats another. */
export function knowledge(count: number): { question: string; line: string }[] {
  const things = ["tent", "stove", "rope", "boot", "jacket", "lamp", "map", "kayak", "ski", "helmet", "bottle", "knife"];
  const matters = ["cleaning", "returning", "renting", "repairing", "storing", "measuring", "shipping", "insuring"];
  return Array.from({ length: count }, (_, number) => {
    const thing = things[number % things.length] ?? "tent";
    const matter = matters[Math.floor(number / things.length) % matters.length] ?? "cleaning";
    const question = `What should I know about ${matter} the ${thing} of series ${number}?`;
    return {
      question,
      line: JSON.stringify({
        id: `bench-${number}`,
        title: `${matter} the ${thing}, series ${number}`,
        body: `About ${matter} a ${thing} of series ${number}: take your time, keep the receipt and ask in the shop.`,
        exemplars: [question],
      }),
    };
  });
}

export async function makeBenchWorkspace(url: string, owner: Owner, questions: readonly { line: string }[]): Promise<{ slug: string; channelKey: string }> {
  const slug = `b-${randomBytes(6).toString("hex")}`;
  await expectOk(send(url, "POST", "/api/v1/workspaces", { name: slug, slug }, owner.headers("")));
  const headers = owner.headers(slug);
  const bots = (await expectOk(send(url, "GET", "/api/v1/bots", undefined, headers))) as { data: { id: string; version: number }[] };
  const bot = bots.data[0];
  await expectOk(send(url, "PATCH", `/api/v1/bots/${bot?.id}`, { version: bot?.version, turnCap: 100, answerThreshold: 0.01, scopeThreshold: 0 }, headers));
  await expectOk(
    send(url, "POST", "/api/v1/articles/import", { format: "jsonl", content: questions.map(({ line }) => line).join("\n"), publish: true }, headers),
  );
  for (let tries = 0; tries < 300; tries += 1) {
    const { live } = (await expectOk(send(url, "GET", "/api/v1/knowledge", undefined, headers))) as { live: unknown };
    if (live) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const channels = (await expectOk(send(url, "GET", "/api/v1/channels", undefined, headers))) as { data: { publishableKey: string }[] };
  return { slug, channelKey: channels.data[0]?.publishableKey ?? "" };
}

export type BenchVisitor = { headers: Record<string, string>; conversationId: string };

let visitorsMade = 0;

export async function makeVisitor(url: string, channelKey: string): Promise<BenchVisitor> {
  const number = (visitorsMade += 1);
  const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  const session = await expectOk(send(url, "POST", "/api/widget/v1/sessions", { channelKey }, { "x-forwarded-for": address }));
  const headers = { authorization: `Bearer ${String(session.visitorToken)}` };
  const started = (await expectOk(send(url, "POST", "/api/widget/v1/conversations", { clientId: randomUUID() }, headers))) as { conversation: { id: string } };
  return { headers, conversationId: started.conversation.id };
}
