import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepBuildFor, removeOldBuilds } from "./kept-builds.mjs";

/** @type {string} */
let builds;
beforeEach(() => {
  builds = mkdtempSync(join(tmpdir(), "handrail-builds-test-"));
});
afterEach(() => rmSync(builds, { recursive: true, force: true }));

/** @param {number} age */
function build(age) {
  const name = age.toString(16).padStart(16, "0");
  mkdirSync(join(builds, name, ".next"), { recursive: true });
  utimesSync(join(builds, name), 1_000_000 - age, 1_000_000 - age);
  return name;
}

const kept = () =>
  readdirSync(builds)
    .filter((name) => name !== "served")
    .sort();

describe("a new build", () => {
  it("removes all but the one before it, and those that are served [D3]", () => {
    const [current, before, served, old] = [build(0), build(1), build(2), build(3)];
    keepBuildFor(join(builds, served ?? ""), process.pid);
    removeOldBuilds(builds, current ?? "");
    expect(kept()).toEqual([current, before, served]);
    expect(kept()).not.toContain(old);
  });

  it("removes what was served by a process that has ended [D3]", async () => {
    const [current, before, served] = [build(0), build(1), build(2)];
    const server = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(server, "spawn");
    keepBuildFor(join(builds, served ?? ""), server.pid);
    removeOldBuilds(builds, current ?? "");
    expect(kept()).toContain(served);
    server.kill("SIGKILL");
    await once(server, "exit");
    removeOldBuilds(builds, current ?? "");
    expect(kept()).toEqual([current, before]);
  });
});
