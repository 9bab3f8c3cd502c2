import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultLook } from "@/lib/contracts/widget/look";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { handle } from "@/lib/http/handle";
import { createRouter } from "@/lib/http/router";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace, type TestWorkspace } from "@/lib/testing/workspace-factory";
import { channelEndpoints } from "./channel";
import { visitorEndpoints } from "./visitor";
import { widgetAppEndpoints } from "./widget-app";

await testDatabase();

const look = {
  ...defaultLook,
  accent: "#0a7d55",
  side: "left",
  label: "Ask us",
  words: { de: { label: "Fragen?", greeting: "Guten Tag.", awayMessage: "Wir sind weg." } },
};

async function patch(workspace: TestWorkspace, body: object) {
  return callEndpoint(channelEndpoints, `PATCH /api/v1/channels/${toWireId("channel", workspace.channelId)}`, {
    body,
    cookie: await sessionCookie(workspace.ownerAccount),
    workspace: workspace.slug,
  });
}

async function session(workspace: TestWorkspace, locale: string) {
  const { body } = await callEndpoint(visitorEndpoints, "POST /api/widget/v1/sessions", { body: { channelKey: workspace.channel.publishableKey, locale } });
  return body.channel;
}

test("a channel has a look and words in other languages, a visitor gets those of their language, and the channel's own where there are none [W9]", async () => {
  const workspace = await makeWorkspace();
  expect((await patch(workspace, { version: 1, greeting: "Hello.", look })).body).toMatchObject({ version: 2, look });
  expect((await patch(workspace, { version: 2, look })).body).toMatchObject({ version: 2 });
  const { words: _, ...shown } = look;
  expect(await session(workspace, "de-AT")).toMatchObject({ greeting: "Guten Tag.", awayMessage: "Wir sind weg.", look: { ...shown, label: "Fragen?" } });
  expect(await session(workspace, "fr")).toMatchObject({ greeting: "Hello.", look: shown });
  expect(await session(await makeWorkspace(), "de")).toMatchObject({ look: defaultLook });
});

test("a look that is none is refused: no colour, an unknown corner, an offset out of the window, an unknown language [W9]", async () => {
  const workspace = await makeWorkspace();
  const wrong = [{ accent: "red;}" }, { side: "top" }, { offsetX: 1e9 }, { radius: -1 }, { label: "x".repeat(41) }, { words: { xx: {} } }, { scheme: null }];
  for (const each of wrong) expect((await patch(workspace, { version: 1, look: { ...look, ...each } })).status).toBe(422);
});

test("the widget's code comes with the channel's look in front, and without one for an unknown key; what a tenant typed stays text [W9] [W1]", async () => {
  const folder = mkdtempSync(join(tmpdir(), "handrail-widget-"));
  mkdirSync(join(folder, "public", "widget"), { recursive: true });
  writeFileSync(join(folder, "public", "widget", "app-de-0123456789.js"), "run();");
  const before = process.cwd();
  process.chdir(folder);
  try {
    const workspace = await makeWorkspace();
    const label = "</script>\u2028\"'};alert(1)//";
    await patch(workspace, { version: 1, look: { ...look, words: { de: { label } } } });
    const router = createRouter(widgetAppEndpoints);
    const get = async (channel: string, build: string, headers: Record<string, string> = {}) => {
      const query = new URLSearchParams({ channel, language: "de", build });
      const reply = await handle(router, {
        method: "GET",
        path: "/api/widget/v1/app",
        query,
        header: (name) => headers[name] ?? null,
        readBody: async () => new Uint8Array(),
        remoteAddress: "192.0.2.1",
        requestId: "test",
      });
      return reply as { status: number; body: string; headers: Record<string, string> };
    };
    const found = await get(workspace.channel.publishableKey, "0123456789");
    expect(found.body).not.toMatch(/<|\u2028/);
    const page: { look?: { label: string; accent: string } } = {};
    new Function("handrail", "run", found.body)(page, () => undefined);
    expect(page.look).toMatchObject({ label, accent: "#0a7d55" });
    expect((await get(workspace.channel.publishableKey, "0123456789", { "if-none-match": found.headers.etag! })).status).toBe(304);
    expect((await get("pk_unknown", "0123456789")).body).toBe("run();");
    // A loader from before an update gets the present build.
    expect((await get("pk_unknown", "aaaaaaaaaa")).body).toBe("run();");
    expect((await get(workspace.channel.publishableKey, "../../etc/passwd")).status).toBe(422);
  } finally {
    process.chdir(before);
  }
});
