import { describe, expect, it } from "vitest";
import { compareVariables } from "./check-env-example.mjs";
import { featureIds, findFeatureProblems } from "./check-features-doc.mjs";
import { compareVersions, findOldPackages } from "./check-floors.mjs";
import { findHouseProblems } from "./check-house.mjs";
import { findLockProblems } from "./check-lock.mjs";

describe("the rules of the house", () => {
  it.each([
    ["lib/core/review.ts", "x\n".repeat(501), /501 lines/],
    ["lib/utils/add.ts", "", /"utils" says nothing/],
    ["lib/core/helpers.ts", "", /"helpers" says nothing/],
    ["components/ui/index.ts", "", /barrels/],
    ["lib/core/a.ts", 'export * from "./b";', /barrels/],
    ["lib/db/types.ts", "", /types and constants/],
    ["components/inbox/InboxRow.tsx", "", /kebab-case/],
    ["app/w/actions.ts", '"use server";', /server actions/],
    ["lib/features/a.ts", 'import { headers } from "next/headers";', /next\/\*/],
    ["lib/features/a.ts", 'import { Prisma } from "@/lib/db/generated/client";', /Prisma/],
    ["lib/features/a.ts", "const x = process.env.PORT;", /process\.env/],
    ["app/page.tsx", "const x = NEXT_PUBLIC_KEY;", /NEXT_PUBLIC_/],
    ["lib/core/a.test.ts", 'it.skip("a", () => {});', /skipped/],
    ["e2e/api/a.spec.ts", "test.fixme();", /skipped/],
    ["lib/core/a.ts", "// TODO later", /unfinished/],
    ["docs/a.md", "see /home/me/notes", /one machine/],
  ])("%s is refused for %s [D3]", (path, text, expected) => {
    const problems = findHouseProblems(path, text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(expected);
  });

  it.each([
    ["lib/access/require-page.ts", 'import { notFound } from "next/navigation";'],
    ["lib/db/prisma.ts", 'import { PrismaPg } from "@prisma/adapter-pg";'],
    ["lib/platform/env.ts", "process.env"],
    ["scripts/start.mjs", "process.env.PORT"],
    ["proxy.ts", 'process.env.NODE_ENV === "development"'],
    ["docs/a.md", "the page /w/acme/inbox and https://example.com/home/work"],
    ["lib/core/retrieval/types.ts", "export type A = 1;"],
  ])("%s is fine [D3]", (path, text) => {
    expect(findHouseProblems(path, text)).toEqual([]);
  });
});

describe("documented variables", () => {
  const schema = "const envSchema = z.object({\n  PORT: z.number(),\n  NEXT_DIR: z.string(),\n});";
  const others = "HANDRAIL_DEPTH=quick\nHANDRAIL_CHROMIUM=\nPOSTGRES_PASSWORD=\n";

  it("are those that are read, no more and no fewer [D3]", () => {
    expect(compareVariables(schema, `PORT=3000\n${others}`)).toEqual([]);
    expect(compareVariables(schema, others)).toEqual([".env.example: PORT is read but not documented"]);
    expect(compareVariables(schema, `PORT=1\nOLD=1\n${others}`)).toEqual([".env.example: OLD is documented but nobody reads it"]);
    expect(compareVariables("", others)).toHaveLength(1);
  });
});

describe("the list of features", () => {
  const rows = featureIds.map((id) => `| ${id} | words | planned | |`);

  it("has one row a feature [D3]", () => {
    expect(featureIds).toHaveLength(88);
    expect(findFeatureProblems(rows.join("\n"), () => null)).toEqual([]);
    expect(findFeatureProblems(rows.slice(1).join("\n"), () => null)).toEqual(["docs/features.md: W1 has no row"]);
    expect(findFeatureProblems([...rows, "| W1 | again | done | `a :: b` |"].join("\n"), () => "b")[0]).toMatch(/W1 is already on line 1/);
    expect(findFeatureProblems([...rows, "| Z1 | x | planned | |"].join("\n"), () => null)[0]).toMatch(/Z1 is no feature/);
  });

  it("names tests that exist [D3]", () => {
    const [, ...rest] = rows;
    const problems = (/** @type {string} */ tests, /** @type {string | null} */ text) =>
      findFeatureProblems([`| W1 | words | done | ${tests} |`, ...rest].join("\n"), () => text);
    expect(problems("`e2e/a.spec.ts :: opens [W1]`", 'test("opens [W1]")')).toEqual([]);
    expect(problems("`e2e/a.spec.ts :: closes [W1]`", 'test("opens [W1]")')).toHaveLength(1);
    expect(problems("`e2e/a.spec.ts :: opens [W1]`", null)).toHaveLength(1);
    expect(problems("`e2e/a.spec.ts`", "x")).toHaveLength(1);
    expect(problems("", "x")[0]).toMatch(/done and names no test/);
  });
});

describe("the lock file", () => {
  it("holds no copy of a package below its security floor [D3]", () => {
    const packages = { "node_modules/next": { version: "16.4.0" }, "node_modules/x/node_modules/next": { version: "16.3.7" } };
    expect(findOldPackages({ packages }, { next: "16.3.8" })).toEqual([
      "package-lock.json: node_modules/x/node_modules/next is 16.3.7, and the floor is 16.3.8",
    ]);
    expect(findOldPackages({ packages: {} }, { next: "16.3.8" })).toHaveLength(1);
    expect(compareVersions("16.3.8-canary.1", "16.3.8")).toBeLessThan(0);
    expect(compareVersions("16.10.0", "16.3.8")).toBeGreaterThan(0);
  });

  it("holds digests and no download addresses [D3]", () => {
    expect(findLockProblems({ packages: { "": {}, "node_modules/a": { integrity: "sha512-x" } } })).toEqual([]);
    expect(findLockProblems({ packages: { "node_modules/a": { integrity: "sha512-x", resolved: "https://r/a.tgz" } } })).toHaveLength(1);
    expect(findLockProblems({ packages: { "node_modules/a": {} } })).toHaveLength(1);
  });
});
