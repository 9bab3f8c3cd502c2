// Counts what the test runners say. A case that did not run (skipped, planned, cut off by another) counts as failed: a
// guarantee that was not shown is not one. So does a runner that crashed.

/** @typedef {{ tier: string, name: string, message: string }} Failure */
/** @typedef {{ tier: string, passed: number, failed: number, seconds: number, failures: Failure[] }} TierResult */

/**
 * @param {string} tier
 * @param {number} seconds
 * @param {number} passed
 * @param {{ name: string, message: string }[]} failures
 * @returns {TierResult}
 */
export function tierResult(tier, seconds, passed, failures) {
  return { tier, passed, failed: failures.length, seconds, failures: failures.map((each) => ({ tier, ...each })) };
}

/**
 * @param {string} tier
 * @param {number} seconds
 * @param {any} report what vitest's json reporter wrote, null when it wrote nothing
 * @param {{ code: unknown, output: string }} runner
 * @returns {TierResult}
 */
export function readVitest(tier, seconds, report, runner) {
  if (!report) return tierResult(tier, seconds, 0, [crash("vitest", runner)]);
  let passed = 0;
  const failures = [];
  for (const file of report.testResults) {
    const name = relativeName(file.name);
    if (file.status === "failed" && !file.assertionResults.some((/** @type {any} */ each) => each.status === "failed")) {
      failures.push({ name, message: file.message || "the file could not be loaded" });
    }
    for (const { status, fullName, failureMessages } of file.assertionResults) {
      if (status === "passed") passed += 1;
      else failures.push({ name: `${name} > ${fullName}`, message: status === "failed" ? vitestMessage(failureMessages) : `did not run (${status})` });
    }
  }
  if (runner.code !== 0 && failures.length === 0) failures.push(crash("vitest", runner));
  return tierResult(tier, seconds, passed, failures);
}

/** @param {string[]} messages vitest's reporter loses the words of a case that ran out of time */
function vitestMessage(messages) {
  return messages.map((each) => each.replace(/^Error: STACK_TRACE_ERROR/, "ran out of its time")).join("\n");
}

/**
 * @param {string[]} projects the tiers that were asked for
 * @param {any} report what Playwright's json reporter wrote, null when it wrote nothing
 * @param {{ code: unknown, output: string }} runner
 * @returns {TierResult[]} one a project; what belongs to none is the first one's
 */
export function readPlaywright(projects, report, runner) {
  const first = /** @type {string} */ (projects[0]);
  if (!report) return [tierResult(first, 0, 0, [crash("playwright", runner)])];
  const tiers = new Map(projects.map((name) => [name, { passed: 0, ms: 0, failures: /** @type {{ name: string, message: string }[]} */ ([]) }]));
  const visit = (/** @type {any} */ suite, /** @type {string[]} */ above) => {
    const path = suite.title && suite.title !== suite.file ? [...above, suite.title] : above;
    for (const child of suite.suites ?? []) visit(child, path);
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const tier = tiers.get(test.projectName);
        if (!tier) continue;
        tier.ms += test.results.reduce((/** @type {number} */ sum, /** @type {any} */ each) => sum + each.duration, 0);
        if (test.status === "expected") tier.passed += 1;
        else tier.failures.push({ name: [spec.file, ...path, spec.title].join(" > "), message: playwrightMessage(test) });
      }
    }
  };
  for (const suite of report.suites) visit(suite, []);
  const results = projects.map((name) => {
    const { passed, ms, failures } = /** @type {NonNullable<ReturnType<typeof tiers.get>>} */ (tiers.get(name));
    const empty = passed + failures.length === 0 && report.errors.length === 0 && runner.code === 0;
    return tierResult(name, ms / 1000, passed, empty ? [{ name, message: "the project has no tests" }] : failures);
  });
  const outside = report.errors.map((/** @type {any} */ error) => ({ name: "playwright", message: plain(error.message ?? error.value ?? "error") }));
  const failed = outside.length > 0 || results.some((each) => each.failed > 0);
  if (runner.code !== 0 && !failed) outside.push(crash("playwright", runner));
  const holder = /** @type {TierResult} */ (results[0]);
  results[0] = tierResult(first, holder.seconds, holder.passed, [...holder.failures, ...outside]);
  return results;
}

/** @param {any} test */
function playwrightMessage(test) {
  const messages = test.results.flatMap((/** @type {any} */ each) => (each.errors ?? []).map((/** @type {any} */ error) => plain(error.message ?? "")));
  if (test.status === "skipped") return "did not run";
  if (test.status === "flaky") return `passed only when tried again\n${messages.join("\n")}`;
  return messages.join("\n") || test.results.at(-1)?.status || "failed";
}

/**
 * @param {string} program
 * @param {{ code: unknown, output: string }} runner
 */
function crash(program, { code, output }) {
  return { name: program, message: `ended with ${code}\n${plain(output).trim().split("\n").slice(-30).join("\n")}` };
}

/** @param {string} path */
function relativeName(path) {
  return path.startsWith(`${process.cwd()}/`) ? path.slice(process.cwd().length + 1) : path;
}

/** @param {string} text without the terminal's colours */
export function plain(text) {
  return text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, "");
}

/**
 * The closing report; its last line is the total, alone.
 * @param {TierResult[]} results
 * @returns {string}
 */
export function formatReport(results) {
  const lines = ["", `${"tier".padEnd(12)}${"passed".padStart(8)}${"failed".padStart(8)}${"time".padStart(10)}`];
  for (const { tier, passed, failed, seconds } of results) {
    lines.push(`${tier.padEnd(12)}${String(passed).padStart(8)}${String(failed).padStart(8)}${formatSeconds(seconds).padStart(10)}`);
  }
  const failures = results.flatMap((each) => each.failures);
  if (failures.length > 0) lines.push("", "Failed");
  for (const { tier, name, message } of failures) {
    lines.push(
      `  ${tier}: ${name}`,
      ...plain(message)
        .trim()
        .split("\n")
        .slice(0, 40)
        .map((line) => `      ${line}`),
    );
  }
  const sum = (/** @type {"passed" | "failed"} */ key) => results.reduce((total, each) => total + each[key], 0);
  lines.push("", `${sum("passed")} passed, ${sum("failed")} failed`);
  return lines.join("\n");
}

/** @param {number} seconds */
function formatSeconds(seconds) {
  return seconds < 90 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${String(Math.round(seconds % 60)).padStart(2, "0")} s`;
}
