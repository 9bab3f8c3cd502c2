import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { setEnvironment } from "@/lib/testing/database";
import { makeWebhookSecret } from "../webhook/sign-webhook";
import { askExternalBot } from "./ask-external-bot";
import { freePort } from "@/lib/testing/free-port";

test("the example of the documentation answers, asks back, asks for a person, and refuses what is not signed with its secret [D2]", async () => {
  const port = await freePort();
  const secret = makeWebhookSecret();
  setEnvironment({ HANDRAIL_ALLOW_PRIVATE: `127.0.0.1:${port}` });
  const example = fileURLToPath(new URL("../../../docs/examples/own-bot.mjs", import.meta.url));
  const child = spawn(process.execPath, [example, secret, String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    await once(child.stdout, "data");
    const ask = (text: string, signedWith = secret) =>
      askExternalBot(
        { url: `http://127.0.0.1:${port}/`, secret: signedWith, timeoutMs: 5_000 },
        { id: "trn_1", timestamp: new Date(), body: JSON.stringify({ type: "turn.requested", data: { message: { text } } }) },
      );
    expect(await ask("How do I return a tent?")).toMatchObject({ kind: "reply", reply: { action: "answer", confidence: 0.95 } });
    expect(await ask("Hm?")).toMatchObject({ kind: "reply", reply: { action: "clarify" } });
    expect(await ask("What is the meaning of it all?")).toMatchObject({ kind: "reply", reply: { action: "handoff" } });
    expect(await ask("How do I return a tent?", makeWebhookSecret())).toMatchObject({ kind: "failed", status: 401 });
  } finally {
    child.kill();
  }
});
