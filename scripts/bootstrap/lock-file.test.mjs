import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lock, lockHolder, tryLock } from "./lock-file.mjs";
import { identify, isAlive } from "./process-identity.mjs";

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "handrail-lock-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const moduleUrl = new URL("./lock-file.mjs", import.meta.url).href;

/**
 * Runs a script in another process; resolves with what it printed once it ended.
 * @param {string} script
 */
function inOtherProcess(script) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  return { child, ended: new Promise((resolve) => child.once("close", () => resolve(output))) };
}

describe("lock file", () => {
  it("keeps a second taker out and names the holder until it is released [D3]", () => {
    const path = join(folder, "lock");
    const first = tryLock(path, { url: "http://localhost:1" });
    expect("release" in first).toBe(true);
    const second = tryLock(path);
    expect(second).toMatchObject({ holder: { pid: process.pid, url: "http://localhost:1" } });
    if ("release" in first) first.release();
    expect(lockHolder(path)).toBeNull();
    expect("release" in tryLock(path)).toBe(true);
  });

  it("is free again when its holder was killed with SIGKILL [D3]", async () => {
    const path = join(folder, "lock");
    const script = `import { tryLock } from ${JSON.stringify(moduleUrl)}; tryLock(${JSON.stringify(path)}); process.kill(process.pid, "SIGKILL");`;
    await inOtherProcess(script).ended;
    expect(JSON.parse(readFileSync(path, "utf8")).pid).not.toBe(process.pid);
    expect("release" in tryLock(path)).toBe(true);
  });

  it("is not held by another process that got the dead holder's pid [D3]", () => {
    const path = join(folder, "lock");
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: "long ago" }));
    expect("release" in tryLock(path)).toBe(true);
  });

  it("has one holder at a time when many processes race for a dead one [D3]", async () => {
    const path = join(folder, "lock");
    const inside = join(folder, "inside");
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: "long ago" }));
    const script = `
      import { mkdirSync, rmdirSync } from "node:fs";
      import { lock } from ${JSON.stringify(moduleUrl)};
      for (let round = 0; round < 3; round += 1) {
        const held = await lock(${JSON.stringify(path)}, { timeoutMs: 30000 });
        mkdirSync(${JSON.stringify(inside)});
        rmdirSync(${JSON.stringify(inside)});
        held.release();
      }
      process.stdout.write("ok");`;
    const results = await Promise.all(Array.from({ length: 6 }, () => inOtherProcess(script).ended));
    expect(results).toEqual(Array.from({ length: 6 }, () => "ok"));
    expect(readdirSync(folder)).toEqual([]);
  }, 60_000);

  it("says who holds it when the wait is over [D3]", async () => {
    const path = join(folder, "lock");
    tryLock(path);
    await expect(lock(path, { timeoutMs: 0 })).rejects.toMatchObject({ code: "LOCK_TIMEOUT", holder: { pid: process.pid } });
  });
});

describe("process identity", () => {
  it("tells a live process from an ended one and from one that got its pid [D3]", async () => {
    const { child, ended } = inOtherProcess("process.stdin.resume(); setInterval(() => {}, 1000)");
    const identity = identify(/** @type {number} */ (child.pid));
    expect(isAlive(identity)).toBe(true);
    expect(isAlive({ pid: /** @type {number} */ (child.pid), startedAt: "another moment" })).toBe(false);
    child.kill("SIGKILL");
    await ended;
    expect(isAlive(identity)).toBe(false);
    expect(identify(-1)).toBeNull();
  });
});
