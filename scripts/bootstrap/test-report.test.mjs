import { describe, expect, it } from "vitest";
import { formatReport, readPlaywright, readVitest, tierResult } from "./test-report.mjs";

const fine = { code: 0, output: "" };

describe("the report of npm test", () => {
  it("ends with the plain total, alone on its line [D3]", () => {
    const text = formatReport([tierResult("static", 3, 4, []), tierResult("unit", 100, 10, [{ name: "a > b", message: "\u001b[31mexpected 1\u001b[0m" }])]);
    expect(text.split("\n").at(-1)).toBe("14 passed, 1 failed");
    expect(text).toContain("unit: a > b\n      expected 1");
  });

  it("counts a vitest case that did not run, and a file that did not load, as failed [D3]", () => {
    const report = {
      testResults: [
        {
          name: `${process.cwd()}/lib/a.test.ts`,
          status: "failed",
          message: "",
          assertionResults: [
            { status: "passed", fullName: "one", failureMessages: [] },
            { status: "failed", fullName: "two", failureMessages: ["no"] },
            { status: "skipped", fullName: "three", failureMessages: [] },
          ],
        },
        { name: `${process.cwd()}/lib/b.test.ts`, status: "failed", message: "cannot find module", assertionResults: [] },
      ],
    };
    const result = readVitest("unit", 1, report, { code: 1, output: "" });
    expect(result).toMatchObject({ passed: 1, failed: 3 });
    expect(result.failures.map(({ name }) => name)).toEqual(["lib/a.test.ts > two", "lib/a.test.ts > three", "lib/b.test.ts"]);
  });

  it("counts a runner that crashed as one failure, also after tests that passed [D3]", () => {
    expect(readVitest("db", 1, null, { code: 1, output: "boom" })).toMatchObject({ passed: 0, failed: 1 });
    const passed = { testResults: [{ name: "a", status: "passed", assertionResults: [{ status: "passed", fullName: "x", failureMessages: [] }] }] };
    expect(readVitest("db", 1, passed, { code: 1, output: "unhandled" })).toMatchObject({ passed: 1, failed: 1 });
    expect(readVitest("db", 1, passed, fine)).toMatchObject({ passed: 1, failed: 0 });
    expect(readPlaywright(["api"], null, { code: 1, output: "" })).toMatchObject([{ tier: "api", failed: 1 }]);
  });

  it("divides Playwright's cases by project and fails skipped, flaky and missing ones [D3]", () => {
    const test = (/** @type {string} */ projectName, /** @type {string} */ status) => ({ projectName, status, results: [{ duration: 500, errors: [] }] });
    const report = {
      errors: [],
      suites: [
        {
          title: "api/a.spec.ts",
          file: "api/a.spec.ts",
          specs: [{ title: "works", file: "api/a.spec.ts", tests: [test("api", "expected"), test("api-next", "flaky")] }],
          suites: [{ title: "group", file: "api/a.spec.ts", specs: [{ title: "later", file: "api/a.spec.ts", tests: [test("api", "skipped")] }] }],
        },
      ],
    };
    const [api, apiNext, journeys] = readPlaywright(["api", "api-next", "journeys"], report, fine);
    expect(api).toMatchObject({ passed: 1, failed: 1, failures: [{ name: "api/a.spec.ts > group > later", message: "did not run" }] });
    expect(apiNext).toMatchObject({ passed: 0, failed: 1 });
    expect(journeys).toMatchObject({ passed: 0, failed: 1, failures: [{ message: "the project has no tests" }] });
  });

  it("counts what broke outside any test, such as the set-up [D3]", () => {
    const report = { errors: [{ message: "global set-up failed" }], suites: [] };
    const results = readPlaywright(["api", "journeys"], report, { code: 1, output: "" });
    expect(results.reduce((sum, each) => sum + each.failed, 0)).toBe(1);
    expect(results[0]?.failures[0]?.message).toBe("global set-up failed");
  });
});
