/** API, tenancy, journey and chaos tests against the built app on a real Postgres. `npm test` gives DATABASE_URL of a throw-away cluster. */
import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

const chromium = process.env.HANDRAIL_CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const launchOptions = {
  executablePath: chromium,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/fixtures/global-setup.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A machine that is shared is slow; only what hangs is ended.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["json"]] : [["list"]],
  use: { ...devices["Desktop Chrome"], launchOptions, trace: "off", screenshot: "off" },
  projects: [
    { name: "api", testDir: "e2e/api", metadata: { mount: "front" } },
    // How a process stops is the front's to promise; behind plain `next start` Next ends it by its own rules.
    { name: "api-next", testDir: "e2e/api", testIgnore: /(graceful-stop|start)\.spec\.ts$/, metadata: { mount: "next" } },
    { name: "tenancy", testDir: "e2e/tenancy", metadata: { mount: "front" } },
    { name: "tenancy-next", testDir: "e2e/tenancy", metadata: { mount: "next" } },
    { name: "journeys", testDir: "e2e/journeys", metadata: { mount: "front" } },
    // The widget everywhere, and of the console what depends on how a page and its streams are served.
    {
      name: "journeys-next",
      testDir: "e2e/journeys",
      testMatch: /(embed|hostile-page|widget|onboarding|without-javascript|two-agents|network-cut)\.spec\.ts$/,
      metadata: { mount: "next" },
    },
    { name: "chaos", testDir: "e2e/chaos", metadata: { mount: "front" } },
  ],
});
