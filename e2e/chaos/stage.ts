/**
 * What chaos tests act on: several web processes and a worker on one database of their own, each of which can be killed and started again,
 * and a workspace whose bot answers what it is asked.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import type * as AppModule from "../../scripts/bootstrap/app.mjs";
import { createDatabase, type RunningApp, startApp } from "../fixtures/app";
import { MemberClient, VisitorClient } from "../fixtures/client";
import { password } from "../fixtures/test";

export const full = process.env.HANDRAIL_DEPTH === "full";

export type Actor = {
  name: string;
  /** SIGKILL and a new process in its place; resolves when that one is up. */ killAndRestart(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
};
export type Web = Actor & { url: string };

export type Stage = {
  /** As superuser, past row-level security. */
  owner: pg.Pool;
  webs: Web[];
  workers: Actor[];
  member: MemberClient;
  slug: string;
  visitor(web?: Web): Promise<VisitorClient>;
  stop(): Promise<void>;
};

/** The test runner compiles what it imports to CommonJS; the start scripts are real modules, so Node loads them itself. */
export const loadScript = <T>(name: string): Promise<T> =>
  (new Function("path", "return import(path)") as (path: string) => Promise<T>)(pathToFileURL(join(process.cwd(), "scripts", name)).href);

/** `inside`: the webs do the jobs themselves; otherwise `workers` separate ones. `databaseUrl`: a migrated database that the caller drops. */
export async function startStage(options: { webs: number; workers: number; env?: Record<string, string>; databaseUrl?: string }): Promise<Stage> {
  const { env = {} } = options;
  const database = options.databaseUrl ? { url: options.databaseUrl, drop: async () => undefined } : await createDatabase();
  const owner = new pg.Pool({ connectionString: database.url, max: 4 });
  owner.on("error", () => undefined);
  const undo: (() => Promise<unknown>)[] = [() => database.drop(), () => owner.end()];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const environment = { LOG_LEVEL: "warn", HANDRAIL_SECRET: randomBytes(32).toString("hex"), ...env };
    const start = { databaseUrl: database.url, env: environment };
    const webs = await Promise.all(Array.from({ length: options.webs }, (_, index) => startWeb(`web ${index + 1}`, start, options.workers === 0)));
    undo.push(() => Promise.all(webs.map((web) => web.stop())));
    const workers = await Promise.all(Array.from({ length: options.workers }, (_, index) => startWorker(`worker ${index + 1}`, start)));
    undo.push(() => Promise.all(workers.map((worker) => worker.stop())));
    const [first] = webs;
    if (!first) throw new Error("a stage needs a web");
    const { member, slug, channelKey } = await openWorkspace(first.url);
    return { owner, webs, workers, member, slug, visitor: (web = first) => new VisitorClient(web.url, channelKey).start(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Start = { databaseUrl: string; env: Record<string, string> };

async function startWeb(name: string, start: Start, worksInside: boolean): Promise<Web> {
  const launch = (port?: number): Promise<RunningApp> => startApp({ ...start, worker: worksInside ? "inside" : "none", port });
  let app = await launch();
  return {
    name,
    url: app.url,
    kill: () => app.kill(),
    killAndRestart: async () => {
      await app.kill();
      app = await launch(app.port);
    },
    stop: () => app.stop(),
  };
}

async function startWorker(name: string, { databaseUrl, env }: Start): Promise<Actor> {
  const { appEnvironment } = await loadScript<typeof AppModule>("bootstrap/app.mjs");
  const environment = appEnvironment({ databaseUrl, port: 0, host: "127.0.0.1", folder: null, worker: "separate", given: env });
  const launch = (): ChildProcess => {
    const log = openSync(join(process.cwd(), ".handrail", "logs", "chaos-worker.log"), "a");
    const child = spawn(process.execPath, ["--enable-source-maps", "dist/worker.mjs"], { env: environment as NodeJS.ProcessEnv, stdio: ["ignore", log, log] });
    closeSync(log);
    return child;
  };
  let child = launch();
  const end = (signal: "SIGKILL" | "SIGTERM") =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill(signal);
    });
  return {
    name,
    kill: () => end("SIGKILL"),
    killAndRestart: async () => {
      await end("SIGKILL");
      child = launch();
    },
    stop: () => end("SIGTERM"),
  };
}

async function openWorkspace(url: string): Promise<{ member: MemberClient; slug: string; channelKey: string }> {
  const member = new MemberClient(url);
  const slug = `c-${randomBytes(6).toString("hex")}`;
  const email = `${slug}@visitors.example`;
  await member.ok("POST", "/api/v1/account/sign-up", { name: "Olga Owner", email, password, workspaceName: "Chaos", workspaceSlug: slug });
  if (!(await member.signIn(email, password))) throw new Error("the owner cannot sign in");
  member.slug = slug;
  const { data } = await member.ok<{ data: { publishableKey: string }[] }>("GET", "/api/v1/channels");
  return { member, slug, channelKey: data[0]?.publishableKey ?? "" };
}

const things = ["tents", "boots", "skis", "ropes", "stoves", "lamps", "maps", "kayaks", "sledges", "hammocks"];
const matters = ["return", "repair", "wash", "store", "rent", "insure"];

/** Sixty questions that are not one another's repetition. */
export const questions = things.flatMap((thing) => matters.map((matter) => `How do I ${matter} ${thing}?`));

/** Knowledge for all questions, and a bot that answers whatever it finds. */
export async function teachBot({ member }: Pick<Stage, "member">, model?: { baseUrl: string; name: string; apiKey: string }): Promise<void> {
  const articles = things.flatMap((thing) =>
    matters.map((matter) => ({
      id: `${matter}-${thing}`,
      title: `How to ${matter} ${thing}`,
      body: `To ${matter} ${thing}, bring the ${thing} to the counter for ${matter}.`,
      exemplars: [`How do I ${matter} ${thing}?`],
    })),
  );
  await member.ok("POST", "/api/v1/articles/import", {
    format: "jsonl",
    content: articles.map((article) => JSON.stringify(article)).join("\n"),
    publish: true,
  });
  const { data } = await member.ok<{ data: { id: string; version: number }[] }>("GET", "/api/v1/bots");
  const [bot] = data;
  await member.ok("PATCH", `/api/v1/bots/${bot?.id}`, {
    version: bot?.version,
    answerThreshold: 0,
    scopeThreshold: 0,
    turnCap: 100,
    ...(model ? { model: { enabled: true, ...model } } : {}),
  });
  await until("the index is live", async () => (await member.ok<{ live: unknown }>("GET", "/api/v1/knowledge")).live !== null, 30_000);
}

/** Looks every 50 ms until it holds; what throws does not hold yet. Throws after the limit. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, limitMs: number): Promise<void> {
  let last = "";
  for (const end = Date.now() + limitMs; Date.now() < end; await pause(50)) {
    try {
      if (await holds()) return;
    } catch (error) {
      last = String(error);
    }
  }
  throw new Error(`not within ${limitMs} ms: ${what}. ${last}`);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Printed, so that a run can be repeated with HANDRAIL_SEED. */
export function chooseSeed(test: string): number {
  const seed = Number(process.env.HANDRAIL_SEED ?? randomBytes(4).readUInt32BE());
  console.log(`${test}: HANDRAIL_SEED=${seed}`);
  return seed;
}
