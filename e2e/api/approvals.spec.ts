/** Programs that ask before they act: the documented examples as they are, run against the app, and clients that follow every link. */
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { promisify } from "node:util";
import type { WireApproval } from "@/lib/contracts/api/approval";
import { refunds } from "../fixtures/furnished";
import { expect, test, type TestWorkspace } from "../fixtures/test";

const run = promisify(execFile);
const given = { orderId: "N-1042", amount: { minor: 12_000, currency: "EUR" } };

async function prepare(workspace: TestWorkspace) {
  await workspace.owner.ok("PUT", "/api/v1/approval-policies", refunds);
  const made = { name: "Refund agent", scopes: ["approval:request", "approval:read"] };
  const { key } = await workspace.owner.ok<{ key: string }>("POST", "/api/v1/api-keys", made);
  return { key, reviewer: await workspace.member("reviewer") };
}

function example(appUrl: string, key: string, name: string, ...args: string[]) {
  const path = resolve("docs/examples", name);
  return run(process.execPath, [path, appUrl, key, ...args]).then(({ stdout }) => JSON.parse(stdout) as unknown);
}

async function waiting({ owner }: TestWorkspace): Promise<WireApproval> {
  let first: WireApproval | undefined;
  await expect
    .poll(async () => {
      [first] = (await owner.ok<{ data: WireApproval[] }>("GET", "/api/v1/approvals?status=pending")).data;
      return first?.status;
    })
    .toBe("pending");
  return first as WireApproval;
}

const seenOf = ({ version, argumentsSha256 }: WireApproval) => ({ version, argumentsSha256 });

test("the documented script waits for a person, gets the edited arguments, and carries them out once; what needs nobody it does at once [P2] [P3]", async ({
  workspace,
  appUrl,
}) => {
  const { key, reviewer } = await prepare(workspace);
  expect(await example(appUrl, key, "approved-refund.mjs", "N-1", "4999", "EUR")).toMatchObject({ status: "executed", arguments: { orderId: "N-1" } });
  const script = example(appUrl, key, "approved-refund.mjs", "N-1042", "12000", "EUR");
  const asked = await waiting(workspace);
  const edited = { ...given, amount: { minor: 9_000, currency: "EUR" } };
  await reviewer.ok("POST", `/api/v1/approvals/${asked.id}/edit`, { ...seenOf(asked), arguments: edited });
  expect(await script).toEqual({ status: "executed", arguments: edited });
  expect(await reviewer.ok("GET", `/api/v1/approvals/${asked.id}`)).toMatchObject({ status: "executed", arguments: edited, requestedArguments: given });
  await expect(example(appUrl, key, "approved-refund.mjs", "N-1042", "12000", "EUR"), "started anew it finds the approval used").resolves.toMatchObject({
    status: "executed",
    response: null,
  });
});

test("the documented agent reads why its tool was not called, and its tool runs when a person approves [P2]", async ({ workspace, appUrl }) => {
  const { key, reviewer } = await prepare(workspace);
  const refused = example(appUrl, key, "approved-agent.mjs");
  const first = await waiting(workspace);
  await reviewer.ok("POST", `/api/v1/approvals/${first.id}/respond`, { ...seenOf(first), text: "Send a new tent instead." });
  expect(await refused).toEqual({ said: "Done. Not done (responded). Send a new tent instead." });
  const allowed = example(appUrl, key, "approved-agent.mjs");
  const second = await waiting(workspace);
  await reviewer.ok("POST", `/api/v1/approvals/${second.id}/approve`, seenOf(second));
  expect(await allowed).toEqual({ said: "Done. Refunded 12000 EUR cents for N-1042." });
});

test("whatever follows the links of an approval, with a session or without, decides nothing [P3] [Q11]", async ({ workspace, appUrl }) => {
  const { key, reviewer } = await prepare(workspace);
  const ask = { action: "refund", arguments: given, summary: "The tent came torn." };
  const response = await fetch(`${appUrl}/api/v1/approvals`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify(ask),
  });
  const asked = (await response.json()) as WireApproval;
  expect(response.status).toBe(201);
  const paths = ["", "/approve", "/edit", "/reject", "/respond", "/execution"].map((verb) => `/api/v1/approvals/${asked.id}${verb}`);
  const pages = [`/w/${workspace.slug}/approvals?id=${asked.id}`, `/w/${workspace.slug}/approvals?id=${asked.id}&verb=approve`];
  for (const path of [...paths, ...pages])
    for (const method of ["GET", "HEAD", "OPTIONS"])
      for (const headers of [{}, { cookie: reviewer.cookieHeader, "handrail-workspace": workspace.slug }, { authorization: `Bearer ${key}` }] as Record<
        string,
        string
      >[])
        await fetch(`${appUrl}${path}`, { method, headers: { ...headers, "user-agent": "LinkPreview/1.0", purpose: "prefetch" }, redirect: "manual" });
  for (const path of paths.slice(1)) {
    const bare = await fetch(`${appUrl}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(seenOf(asked)) });
    expect(bare.status).toBe(401);
    const foreign = await fetch(`${appUrl}${path}`, {
      method: "POST",
      headers: { cookie: reviewer.cookieHeader, "handrail-workspace": workspace.slug, origin: "https://scanner.example", "content-type": "application/json" },
      body: JSON.stringify(seenOf(asked)),
    });
    expect(foreign.status).toBe(403);
  }
  expect(await reviewer.ok("GET", `/api/v1/approvals/${asked.id}`)).toEqual({ ...asked, mayDecide: true });
});
