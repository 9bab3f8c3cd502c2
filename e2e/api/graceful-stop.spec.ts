/** A process that is told to stop: a deployment replaces it while requests are under way. */
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { createDatabase, startApp } from "../fixtures/app";

test("a request that is under way when the process is told to stop is answered, and no new one is taken [F9] [S5]", async () => {
  const database = await createDatabase();
  const app = await startApp({ databaseUrl: database.url, env: { LOG_LEVEL: "error" } });
  try {
    const body = JSON.stringify({ email: "olga@visitors.example" });
    const underway = request(`${app.url}/api/v1/account/request-password-reset`, {
      method: "POST",
      headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), origin: app.url, expect: "100-continue" },
    });
    const answered = once(underway, "response") as Promise<[IncomingMessage]>;
    const begun = once(underway, "continue");
    underway.flushHeaders();
    await begun;
    process.kill(app.pids[0] ?? 0, "SIGTERM");
    await expect.poll(() => isTaken(app.port), { intervals: [10] }).toBe(false);
    underway.end(body);
    const [answer] = await answered;
    expect(answer.statusCode).toBe(202);
  } finally {
    await app.stop();
    await database.drop();
  }
});

/** Whether a connection is taken. */
function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
