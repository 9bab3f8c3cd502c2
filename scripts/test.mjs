// Installs what is missing, then every tier in order, from the cheapest to the browser. The last line is the plain total.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildStale } from "./bootstrap/build.mjs";
import { ensureChromium } from "./bootstrap/chromium.mjs";
import { ensureClient } from "./bootstrap/generate-client.mjs";
import { ensureInstalled } from "./bootstrap/install.mjs";
import { tooHeavy, weighPages } from "./bootstrap/page-weights.mjs";
import { checkout } from "./bootstrap/paths.mjs";
import { readArguments } from "./bootstrap/read-arguments.mjs";
import { startTestCluster } from "./bootstrap/test-cluster.mjs";
import { isRefusal, refusal, runCommand } from "./bootstrap/refuse.mjs";
import { runNode } from "./bootstrap/run-program.mjs";
import { createShutdown } from "./bootstrap/shutdown.mjs";
import { runStaticChecks } from "./bootstrap/static-checks.mjs";
import { formatReport, readPlaywright, readVitest, tierResult } from "./bootstrap/test-report.mjs";

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const { values: asked } = readArguments(
  `
npm test: every tier, from the cheapest to the browser. The last line is the plain total.

  --full                  more runs of each property, and the chaos suite (or HANDRAIL_DEPTH=full)
  --only=static,unit,...  these tiers alone: static unit db build api api-next tenancy tenancy-next journeys journeys-next chaos`,
  { options: { full: { type: "boolean" }, only: { type: "string" } } },
);
const isFull = asked.full || process.env.HANDRAIL_DEPTH === "full";
const browserTiers = ["api", "api-next", "tenancy", "tenancy-next", "journeys", "journeys-next", ...(isFull ? ["chaos"] : [])];
const allTiers = ["static", "unit", "db", "build", ...browserTiers];
const runnerTimeoutMs = (isFull ? 120 : 50) * 60_000;

/** What an operator may have set for a real installation must not reach a test. */
const ownVariables =
  /^(DATABASE_|TEST_DATABASE_|HANDRAIL_(?!DEPTH$|CHROMIUM$)|SMTP_|MAIL_|LLM_|EMBEDDINGS_|NEXT_|NEXTAUTH_)|^(PORT|HOST|SIGNUP|WORKER|LOG_LEVEL|NODE_ENV)$/;

/** @param {Record<string, string>} extra */
function testEnvironment(extra = {}) {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ownVariables.test(name)));
  return { ...kept, HANDRAIL_DEPTH: isFull ? "full" : "quick", ...extra };
}

function chosenTiers() {
  const only = asked.only?.split(",");
  const unknown = only?.find((tier) => !allTiers.includes(tier) && tier !== "chaos");
  if (unknown) throw refusal(`--only names "${unknown}", which is no tier: choose from ${allTiers.join(", ")}.`);
  return only ? [...allTiers, ...(isFull ? [] : ["chaos"])].filter((tier) => only.includes(tier)) : allTiers;
}

await runCommand(async () => {
  const tiers = chosenTiers();
  const shutdown = createShutdown();
  /** @type {import("./bootstrap/test-report.mjs").TierResult[]} */
  const results = [];
  try {
    await runTiers(tiers, results, shutdown);
  } catch (error) {
    results.push(tierResult("set-up", 0, 0, [{ name: "npm test", message: describe(error) }]));
  }
  const failed = results.reduce((sum, each) => sum + each.failed, 0);
  return shutdown.now(failed === 0 ? 0 : 1, "done", () => say(formatReport(results)));
});

/**
 * @param {string[]} tiers
 * @param {import("./bootstrap/test-report.mjs").TierResult[]} results filled as tiers end
 * @param {ReturnType<typeof createShutdown>} shutdown
 */
async function runTiers(tiers, results, shutdown) {
  await ensureInstalled({ say });
  await ensureClient({ say });
  const browser = tiers.filter((tier) => browserTiers.includes(tier) || tier === "chaos");
  const reports = mkdtempSync(join(realpathSync(tmpdir()), "handrail-reports-"));
  shutdown.add(() => rmSync(reports, { recursive: true, force: true }));

  if (tiers.includes("static")) {
    say("Static checks");
    results.push(await runStaticChecks({ env: testEnvironment(), shutdown, say }));
  }
  if (tiers.includes("unit")) results.push(await runVitest("unit", {}, reports, shutdown));

  const database = tiers.includes("db") || browser.length > 0 ? await startDatabase(shutdown) : {};
  if (tiers.includes("db")) results.push(await runVitest("db", database, reports, shutdown));

  const build = tiers.includes("build") || browser.length > 0 ? await runBuild() : null;
  if (build) results.push(build);
  if (browser.length === 0) return;
  try {
    if (build?.failed) throw refusal("the build failed");
    const chromium = await ensureChromium(process.env.HANDRAIL_CHROMIUM, { say });
    results.push(...(await runPlaywright(browser, { ...database, HANDRAIL_CHROMIUM: chromium }, reports, shutdown)));
  } catch (error) {
    results.push(...browser.map((tier) => tierResult(tier, 0, 0, [{ name: tier, message: `did not run: ${describe(error)}` }])));
  }
}

/** @param {unknown} error */
function describe(error) {
  const { message, stack } = /** @type {Error} */ (error);
  return isRefusal(error) ? message : (stack ?? message);
}

/** @param {ReturnType<typeof createShutdown>} shutdown */
async function startDatabase(shutdown) {
  const starting = startTestCluster({ say });
  shutdown.add(async () => (await starting.catch(() => null))?.stop());
  const { url } = await starting;
  return { TEST_DATABASE_URL: url };
}

/**
 * @param {"unit" | "db"} project
 * @param {Record<string, string>} env
 * @param {string} reports
 * @param {ReturnType<typeof createShutdown>} shutdown
 */
async function runVitest(project, env, reports, shutdown) {
  say(project === "unit" ? "Unit tests" : "Database tests");
  const file = join(reports, `${project}.json`);
  const runner = await runNode(
    [join(checkout, "node_modules", "vitest", "vitest.mjs"), "run", "--project", project, "--reporter=json", `--outputFile=${file}`],
    { env: testEnvironment(env), timeoutMs: runnerTimeoutMs, shutdown },
  );
  return readVitest(project, runner.seconds, readJson(file), runner);
}

async function runBuild() {
  say("Build");
  const startedMs = performance.now();
  try {
    const { nextFolder } = await buildStale({ say: (line) => say(`  ${line}`) });
    const heavy = nextFolder ? tooHeavy(weighPages(join(nextFolder, ".next")).pages) : [];
    return tierResult(
      "build",
      (performance.now() - startedMs) / 1000,
      heavy.length === 0 ? 1 : 0,
      heavy.map((message) => ({ name: "the script of a page [F6]", message })),
    );
  } catch (error) {
    return tierResult("build", (performance.now() - startedMs) / 1000, 0, [{ name: "build", message: describe(error) }]);
  }
}

/**
 * @param {string[]} projects
 * @param {Record<string, string>} env
 * @param {string} reports
 * @param {ReturnType<typeof createShutdown>} shutdown
 */
async function runPlaywright(projects, env, reports, shutdown) {
  say(`Browser and API tests (${projects.join(", ")})`);
  const file = join(reports, "playwright.json");
  const data = join(reports, "data");
  mkdirSync(data);
  const runner = await runNode(
    [join(checkout, "node_modules", "@playwright", "test", "cli.js"), "test", ...projects.map((name) => `--project=${name}`), "--reporter=json"],
    {
      env: testEnvironment({ ...env, DATABASE_URL: env.TEST_DATABASE_URL ?? "", HANDRAIL_DATA: data, PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
      timeoutMs: runnerTimeoutMs,
      shutdown,
    },
  );
  return readPlaywright(projects, readJson(file), runner);
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
