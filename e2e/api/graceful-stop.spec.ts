/** A process that is told to stop: a deployment replaces it while requests are under way. */
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { expect, test } from "@playwright/test";
import { createDatabase, startApp } from "../fixtures/app";
import { password } from "../fixtures/test";

test("a request that is under way when the process is told to stop is answered, and no new one is taken [F9] [S5]", async () => {
  const database = await createDatabase();
  const app = await startApp({
    databaseUrl: database.url,
    mount: (project.metadata as { mount: "front" | "next" }).mount,
    env: { LOG_LEVEL: "error", SIGNUP: "open" },
  });
  try {
    const body = JSON.stringify({ name: "Olga Owner", email: "olga@visitors.example", password, workspaceName: "Stop", workspaceSlug: "stop-while-asked" });
    const underway = request(`${app.url}/api/v1/account/sign-up`, {
      method: "POST",
      headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), origin: app.url, expect: "100-continue" },
    });
    const answered = once(underway, "response") as Promise<[IncomingMessage]>;
    const begun = once(underway, "continue");
    underway.flushHeaders();
    await begun;
    process.kill(app.pids[0] ?? 0, "SIGTERM");
    await expect
      .poll(() =>
        fetch(`${app.url}/api/health`).then(
          ({ status }) => status,
          () => "refused",
        ),
      )
      .toBe("refused");
    underway.end(body);
    const [answer] = await answered;
    expect(answer.statusCode).toBe(202);
  } finally {
    await app.stop();
    await database.drop();
  }
});
