/** The example on docs/webhooks.md is run as it stands there. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { makeWebhookSecret, signWebhook } from "./sign-webhook";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Runs the page's snippet in a Node of its own, with the request that it speaks of. Gives what `event` is, or null when it throws. */
function runSnippet(secret: string, body: string, headers: Record<string, string>): unknown {
  const snippet = /```js\n([\s\S]+?)```/.exec(readFileSync(`${root}docs/webhooks.md`, "utf8"))?.[1] ?? "";
  expect(snippet).toContain("verify(body, headers)");
  const program = `const [body, headers] = ${JSON.stringify([body, headers])};\n${snippet}\nconsole.log(JSON.stringify(event));`;
  const ran = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { cwd: root, encoding: "utf8", env: { ...process.env, SECRET: secret } });
  return ran.status === 0 ? JSON.parse(ran.stdout) : null;
}

test("the example of the documentation verifies what is sent, and throws when the body or the secret is another [I1]", () => {
  const secret = makeWebhookSecret();
  const body = JSON.stringify({ type: "handoff.requested", timestamp: new Date().toISOString(), data: {} });
  const headers = signWebhook({ id: "evt_1", timestamp: new Date(), body }, [secret]);
  expect(runSnippet(secret, body, headers)).toEqual(JSON.parse(body));
  expect(runSnippet(secret, `${body} `, headers)).toBeNull();
  expect(runSnippet(makeWebhookSecret(), body, headers)).toBeNull();
});
