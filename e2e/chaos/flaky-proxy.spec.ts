/** Between visitor and servers requests and answers get lost, and the visitor sends again: nothing is lost, nothing is doubled. */
import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { seededRandom } from "@/lib/evals/random";
import { expectLogIntact, expectMessagesConserved, expectTurnsDecidedOnce, waitUntilSettled } from "./conservation";
import { startDroppingProxy } from "./dropping-proxy";
import { type Acknowledged, insist } from "./insistent-visitor";
import { chooseSeed, full, questions, startStage, teachBot } from "./stage";

const visitorCount = full ? 200 : 40;
/** Few enough that a visitor's limit of requests a minute does not decide how long this takes. */
const messagesEach = 5;

test("of messages sent one to five times through a proxy that loses requests and answers, to two servers, none is lost and none doubled [Q3]", async () => {
  test.setTimeout(full ? 900_000 : 300_000);
  const random = seededRandom(chooseSeed("flaky proxy"));
  const stage = await startStage({ webs: 2, workers: 1 });
  const proxy = await startDroppingProxy(
    stage.webs.map(({ url }) => url),
    random,
  );
  try {
    await teachBot(stage);
    const visitors = await Promise.all(Array.from({ length: visitorCount }, () => stage.visitor()));
    const acknowledged: Acknowledged[] = [];
    let sent = 0;
    await Promise.all(
      visitors.map(async (visitor, number) => {
        for (let count = 0; count < messagesEach; count += 1) {
          const clientId = randomUUID();
          const text = questions[(number * 7 + count) % questions.length] ?? "";
          const copies = 1 + Math.floor(random() * 5);
          const acks = await Promise.all(Array.from({ length: copies }, () => insist(visitor, [proxy.url], text, 240_000, clientId)));
          for (const ack of acks) expect([ack.messageId, ack.seq]).toEqual([acks[0]?.messageId, acks[0]?.seq]);
          sent += acks.reduce((sum, { attempts }) => sum + attempts, 0);
          acknowledged.push(acks[0] as Acknowledged);
        }
      }),
    );
    const [one] = acknowledged;
    const visitor = visitors.find(({ conversationId }) => conversationId === one?.conversationId);
    const other = await visitor?.say("Something else under the same client id", one?.clientId);
    expect([other?.status, other?.body as unknown as { code: string }]).toMatchObject([422, { code: "client_id_reused" }]);
    await waitUntilSettled(stage.owner, 45_000);
    expect(acknowledged).toHaveLength(visitorCount * messagesEach);
    await expectMessagesConserved(stage.owner, acknowledged);
    await expectTurnsDecidedOnce(stage.owner);
    await expectLogIntact(stage.owner, stage.member);
    console.log(
      `flaky proxy: ${acknowledged.length} messages, sent ${sent} times, ${proxy.lost.requests} requests and ${proxy.lost.answers} answers lost; lost 0, doubled 0`,
    );
    expect(proxy.lost.answers).toBeGreaterThan(10);
  } finally {
    await proxy.close();
    await stage.stop();
  }
});
