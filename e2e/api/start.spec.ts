/** `npm start` as a newcomer runs it: on a data folder of its own, with no variable but that and a port, and the same again after each way to end. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { MemberClient } from "../fixtures/client";
import { freePort } from "@/lib/testing/free-port";

/** `ended` comes with the last word; `exited` also where a database that outlives its start holds the output open. */
type Start = { process: ChildProcess; said(): string; exited: Promise<unknown>; ended: Promise<number | null> };

test("npm start runs the demo and says how to get in; a second start on its folder, a taken port and a bad folder are refused in a sentence; a kill loses nothing, a stop leaves nothing running [D3] [S5]", async () => {
  test.setTimeout(600_000);
  const folder = mkdtempSync(join(tmpdir(), "handrail-start-"));
  // The user that runs Postgres for root must pass through.
  chmodSync(folder, 0o711);
  const data = join(folder, "data");
  const port = await freePort();
  const starts: Start[] = [];
  const start = (given: { HANDRAIL_DATA: string; PORT: number }): Start => {
    const child = spawn(process.execPath, ["scripts/start.mjs"], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", HANDRAIL_DATA: given.HANDRAIL_DATA, PORT: String(given.PORT) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const output of [child.stdout, child.stderr]) output.setEncoding("utf8").on("data", (text: string) => (said += text));
    const made = { process: child, said: () => said, exited: once(child, "exit"), ended: once(child, "close").then(([code]) => code as number | null) };
    starts.push(made);
    return made;
  };
  const running = async (given: Start) => {
    await expect.poll(() => (given.process.exitCode === null ? given.said() : `ended: ${given.said()}`), { timeout: 240_000 }).toContain("Stop with Ctrl-C");
    expect(given.said()).toContain(`Handrail runs at http://localhost:${port}\n`);
  };
  try {
    const first = start({ HANDRAIL_DATA: data, PORT: port });
    await running(first);
    const [, email = "", password = ""] = /^ {2}owner +(\S+) {2}(\S+)$/m.exec(first.said()) ?? [];
    const before = await listConversations(port, email, password);
    expect(before.length).toBeGreaterThan(0);

    const refused = async (given: { HANDRAIL_DATA: string; PORT: number }, sentence: RegExp) => {
      const other = start(given);
      expect(await other.ended).toBe(1);
      expect(other.said()).toMatch(sentence);
    };
    await refused(
      { HANDRAIL_DATA: data, PORT: await freePort() },
      /^Handrail already runs on the data folder \S+, at \S+ \(process \d+\): use that one, [^\n]+\.\n$/,
    );
    await refused(
      { HANDRAIL_DATA: join(folder, "other"), PORT: port },
      /^Port \d+ is taken[^\n]*: stop that program, or start Handrail on another port, [^\n]+\.\n$/,
    );
    writeFileSync(join(folder, "file"), "");
    await refused(
      { HANDRAIL_DATA: join(folder, "file"), PORT: port },
      /^The data folder \S+ is not a folder: move what is there, or set HANDRAIL_DATA [^\n]+\.\n$/,
    );
    if (process.platform === "linux") {
      await refused(
        { HANDRAIL_DATA: "/sys/handrail", PORT: port },
        /^The data folder \S+ cannot be written by this user \(\w+\): make it writable, [^\n]+\.\n$/,
      );
    }

    first.process.kill("SIGKILL");
    await first.exited;
    const again = start({ HANDRAIL_DATA: data, PORT: port });
    await running(again);
    expect(await listConversations(port, email, password)).toEqual(before);

    const pids = [...childrenOf(data), databasePid(data)];
    expect(pids.filter(isAlive)).toEqual(pids);
    again.process.kill("SIGTERM");
    expect(await again.ended).toBe(143);
    expect(again.said()).toContain("Stopping\n");
    // An orphan that has ended keeps its number until the system has taken note.
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
    expect(await freePort(port)).toBe(port);
  } finally {
    for (const { process: child } of starts) if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await Promise.all(starts.map(({ exited }) => exited));
    rmSync(folder, { recursive: true, force: true });
  }
});

async function listConversations(port: number, email: string, password: string): Promise<string[]> {
  const owner = new MemberClient(`http://localhost:${port}`);
  expect(await owner.signIn(email, password)).toBe(true);
  const { memberships } = await owner.ok<{ memberships: { workspace: { slug: string } }[] }>("GET", "/api/v1/account");
  owner.slug = memberships[0]?.workspace.slug ?? "";
  const { data } = await owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/inbox?view=all&limit=50");
  return data.map(({ id }) => id);
}

/** The processes that a start has written down so that the next one can end them. */
function childrenOf(data: string): number[] {
  const { children } = JSON.parse(readFileSync(join(data, "start.lock"), "utf8")) as { children: { pid: number }[] };
  return children.map(({ pid }) => pid);
}

function databasePid(data: string): number {
  return Number(readFileSync(join(data, "postgres", "postmaster.pid"), "utf8").split("\n", 1)[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
