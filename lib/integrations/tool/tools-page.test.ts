/** The receiver on docs/tools.md is run as it stands there. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { makeWebhookSecret, signWebhook } from "../webhook/sign-webhook";

const root = fileURLToPath(new URL("../../../", import.meta.url));

test("the receiver of the documentation takes a signed call and refuses one under another secret [B6]", async () => {
  const snippet = /```js\n([\s\S]+?)```/.exec(readFileSync(`${root}docs/tools.md`, "utf8"))?.[1] ?? "";
  const secret = makeWebhookSecret();
  // The free port that the system gives is told by the server itself.
  const program = snippet.replace(".listen(process.env.PORT ?? 8080)", '.listen(0, "127.0.0.1", function () { console.log(this.address().port); })');
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], { cwd: root, env: { ...process.env, SECRET: secret } });
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (said: Buffer) => resolve(said.toString().trim()));
      child.once("exit", () => reject(new Error("the receiver ended")));
    });
    const body = JSON.stringify({ type: "tool.called", data: { callId: "tcl_1", arguments: { orderId: "N-1042" } } });
    const call = (key: string) =>
      fetch(`http://127.0.0.1:${port}/refunds`, { method: "POST", body, headers: { ...signWebhook({ id: "tcl_1", timestamp: new Date(), body }, [key]) } });
    expect(await (await call(secret)).text()).toBe("done");
    expect((await call(makeWebhookSecret())).status).toBe(401);
  } finally {
    child.kill();
  }
});
