import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const resolve = {
  alias: [
    { find: /^@\//, replacement: root },
    { find: /^server-only$/, replacement: `${root}lib/testing/server-only.ts` },
  ],
};

// unit: *.test.ts, nothing but the process. db: *.db.test.ts, a cloned Postgres database per worker.
export default defineConfig({
  resolve,
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["{lib,components,scripts,prisma}/**/*.test.{ts,mjs}"],
          exclude: ["**/*.db.test.ts", "**/node_modules/**", "**/.handrail/**"],
          environment: "node",
          // Property tests on a busy machine: the limit is against hanging, not a statement of speed.
          testTimeout: 60_000,
        },
      },
      {
        resolve,
        test: {
          name: "db",
          include: ["{lib,prisma}/**/*.db.test.ts"],
          globalSetup: ["lib/testing/database-template.ts"],
          environment: "node",
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A state that is waited for comes when the machine gets to it.
          expect: { poll: { timeout: 20_000 } },
          pool: "forks",
          maxWorkers: 2,
        },
      },
    ],
  },
});
