// The same data as npm start, with hot reload: `next dev` for pages and API, the worker and the widget
// rebuilt and restarted when their files change.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { appEnvironment } from "./bootstrap/app.mjs";
import { distOptions, findEntries } from "./bootstrap/build-dist.mjs";
import { buildWidget } from "./bootstrap/build-widget.mjs";
import { buildStale } from "./bootstrap/build.mjs";
import { claimDataFolder, stopLeftovers, stopProcess } from "./bootstrap/claim-data-folder.mjs";
import { readEnvironment, requireSecret } from "./bootstrap/environment.mjs";
import { ensureClient } from "./bootstrap/generate-client.mjs";
import { ensureInstalled } from "./bootstrap/install.mjs";
import { checkout } from "./bootstrap/paths.mjs";
import { requireFreePort } from "./bootstrap/port-check.mjs";
import { prepareDatabase } from "./bootstrap/prepare-database.mjs";
import { identify } from "./bootstrap/process-identity.mjs";
import { readArguments } from "./bootstrap/read-arguments.mjs";
import { isRefusal, runCommand } from "./bootstrap/refuse.mjs";
import { ensureSecrets } from "./bootstrap/secrets.mjs";
import { seedWhenEmpty } from "./bootstrap/seed.mjs";
import { createShutdown } from "./bootstrap/shutdown.mjs";
import { watchFolder } from "./bootstrap/watch-folder.mjs";

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

readArguments("npm run dev: the same data as npm start, with hot reload. Settings are variables: .env.example names them.", { options: {} });

await runCommand(async () => {
  const env = readEnvironment();
  requireSecret(env);
  const shutdown = createShutdown({ onBegin: () => say("Stopping") });
  try {
    await develop(env, shutdown);
  } catch (error) {
    process.stderr.write(`${isRefusal(error) ? /** @type {Error} */ (error).message : String(/** @type {Error} */ (error)?.stack ?? error)}\n`);
    await shutdown.now(1, "failure");
  }
  await new Promise(() => undefined);
});

/**
 * @param {import("./bootstrap/environment.mjs").Environment} env
 * @param {ReturnType<typeof createShutdown>} shutdown
 */
async function develop(env, shutdown) {
  const guard = claimDataFolder(env, shutdown);
  await stopLeftovers(guard.leftovers, say);
  await requireFreePort(env.host, env.port);
  await ensureInstalled({ say });
  await ensureClient({ say });
  const database = await prepareDatabase(env, shutdown, say);
  await buildStale({ say, only: ["dist", "widget"] });
  const common = {
    HANDRAIL_SECRET: env.secret ?? ensureSecrets(env.dataFolder).handrailSecret,
    HANDRAIL_DATA: env.dataFolder,
    HANDRAIL_URL: env.publicUrl,
  };
  if (database.embedded) await seedWhenEmpty({ databaseUrl: database.url, env: common, dataFolder: env.dataFolder, shutdown, remember: guard.remember, say });

  const environment = {
    ...appEnvironment({ databaseUrl: database.url, port: env.port, host: env.host, folder: null, worker: "separate", given: common }),
    NODE_ENV: "development",
  };
  const run = (/** @type {string[]} */ args) => {
    const child = spawn(process.execPath, args, { cwd: checkout, env: environment, stdio: ["ignore", "inherit", "inherit"], detached: true });
    const identity = child.pid ? identify(child.pid) : null;
    if (identity) guard.remember(identity);
    return { child, identity };
  };
  await watchWorker(run, shutdown);
  await watchWidget(shutdown);
  const next = run([join(checkout, "node_modules", "next", "dist", "bin", "next"), "dev", "-p", String(env.port), "-H", env.host]);
  shutdown.add(() => stopProcess(next.identity));
  next.child.once("exit", (code) => void shutdown.now(code ?? 1, "next dev ended"));
  say(`Development server: ${env.publicUrl} (a changed prisma schema or migration wants a new start)`);
}

/**
 * @param {(args: string[]) => { child: import("node:child_process").ChildProcess, identity: import("./bootstrap/process-identity.mjs").ProcessIdentity | null }} run
 * @param {ReturnType<typeof createShutdown>} shutdown
 */
async function watchWorker(run, shutdown) {
  const { worker, ...others } = findEntries();
  if (!worker) return;
  const entries = { worker, ...("thread-build-index" in others ? { "thread-build-index": others["thread-build-index"] } : {}) };
  /** @type {import("./bootstrap/process-identity.mjs").ProcessIdentity | null} */
  let running = null;
  const restart = async () => {
    await stopProcess(running);
    if (!shutdown.hasBegun()) running = run(["--enable-source-maps", join(checkout, "dist", "worker.mjs")]).identity;
  };
  const { context } = await import("esbuild");
  const watching = await context({
    .../** @type {any} */ (distOptions(entries)),
    logLevel: "warning",
    plugins: [
      {
        name: "restart",
        setup: (/** @type {any} */ build) => build.onEnd((/** @type {any} */ result) => (result.errors.length === 0 ? restart() : undefined)),
      },
    ],
  });
  shutdown.add(async () => {
    await watching.dispose();
    await stopProcess(running);
  });
  await watching.watch();
}

/** @param {ReturnType<typeof createShutdown>} shutdown */
async function watchWidget(shutdown) {
  const rebuild = () =>
    buildWidget({ say, enforceBudget: false }).catch((/** @type {Error} */ error) => {
      process.stderr.write(`${error.message}\n`);
    });
  shutdown.add(watchFolder(join(checkout, "components", "widget"), rebuild));
}
