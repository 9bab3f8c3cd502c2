import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { lockIsSatisfied, npmReason, requireNode } from "./install.mjs";
import { listeningSockets, requireFreePort } from "./port-check.mjs";
import { parsePidFile } from "./postgres-server.mjs";

describe("installed packages", () => {
  const wanted = { "": {}, "node_modules/a": { version: "1.0.0" }, "node_modules/mac": { version: "2.0.0", optional: true } };

  it("satisfy the lock file when every version is there and only optional ones are missing [D3]", () => {
    expect(lockIsSatisfied(wanted, { "node_modules/a": { version: "1.0.0" } })).toBe(true);
    expect(lockIsSatisfied(wanted, { "node_modules/a": { version: "1.0.1" } })).toBe(false);
    expect(lockIsSatisfied(wanted, { "node_modules/mac": { version: "2.0.0" } })).toBe(false);
  });

  it("need Node 20.19 or newer [D3]", () => {
    for (const version of ["20.19.0", "20.20.2", "22.1.0", "24.0.0"]) expect(() => requireNode(version)).not.toThrow();
    for (const version of ["20.18.9", "18.20.0"]) expect(() => requireNode(version)).toThrow(/needs Node 20\.19/);
  });

  it("tell why npm failed in a line [D3]", () => {
    expect(npmReason("npm error code ENOTFOUND\nnpm error network request failed\nnpm error more")).toBe("ENOTFOUND: network request failed");
    expect(npmReason("")).toBe("");
  });
});

describe("a busy port", () => {
  it("is refused with a sentence that names the port and another one [D3]", async () => {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    await expect(requireFreePort("127.0.0.1", port)).rejects.toThrow(new RegExp(`Port ${port} is taken.*PORT=\\d+ npm start`));
    await new Promise((resolve) => server.close(resolve));
    await expect(requireFreePort("127.0.0.1", port)).resolves.toBeUndefined();
  });

  it("is found in the kernel's table by its listening sockets alone [D3]", () => {
    const table = [
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
      "   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1",
      "   1: 0100007F:0BB8 0100007F:C001 01 00000000:00000000 00:00000000 00000000  1000        0 4712 1",
      "   2: 0100007F:0BB9 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4713 1",
    ].join("\n");
    expect(listeningSockets(table, 3000)).toEqual(["socket:[4711]"]);
  });
});

describe("postmaster.pid", () => {
  it("is read line by line, and a damaged one counts as none [D3]", () => {
    const text = "4242\n/data\n1795000000\n5433\n\n127.0.0.1\n  5432001 65536\nready   \n";
    expect(parsePidFile(text)).toEqual({ pid: 4242, startedEpochSeconds: 1_795_000_000, port: 5433, ready: true });
    expect(parsePidFile(text.replace("ready", "starting"))?.ready).toBe(false);
    expect(parsePidFile("")).toBeNull();
    expect(parsePidFile("x\n")).toBeNull();
  });
});
