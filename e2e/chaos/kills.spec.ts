/** Processes are killed in the middle of everything; what was promised holds. */
import { expect, test } from "@playwright/test";
import { seededRandom } from "@/lib/evals/random";
import { expectLogIntact, expectMessagesConserved, expectTurnsDecidedOnce, waitUntilSettled } from "./conservation";
import { type Acknowledged, insist } from "./insistent-visitor";
import { killAtRandom } from "./kill-at-random";
import { startKillingMailServer } from "./killing-mail-server";
import { chooseSeed, full, pause, questions, type Stage, startStage, teachBot, until } from "./stage";

const rounds = full ? 10 : 1;
/** Each actor at least once, then whoever comes. */
const killsInRound = 6;
const visitorCount = 40;

test("acknowledged messages, decisions and events survive random kills of two webs and a worker, each exactly once [Q8] [Q4] [Q12]", async () => {
  test.setTimeout(120_000 + rounds * 300_000);
  const random = seededRandom(chooseSeed("kills"));
  const stage = await startStage({ webs: 2, workers: 1 });
  try {
    await teachBot(stage);
    const acknowledged: Acknowledged[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const visitors = await Promise.all(Array.from({ length: visitorCount }, () => stage.visitor()));
      const urls = stage.webs.map(({ url }) => url);
      let over = false;
      const writing = visitors.map(async (visitor, number) => {
        for (let count = 0; !over; count += 1) {
          acknowledged.push(await insist(visitor, number % 2 === 0 ? urls : urls.toReversed(), questions[(number * 7 + count) % questions.length] ?? ""));
          await pause(150 + random() * 700);
        }
      });
      const killing = killAtRandom([...stage.webs, ...stage.workers], random, killsInRound, async () => {
        const before = acknowledged.length;
        // However slow the machine, there is something to lose each time.
        await until("messages are acknowledged between kills", () => acknowledged.length >= before + visitorCount, 30_000);
        await pause(random() * 1_000);
      }).finally(() => (over = true));
      await Promise.all([killing, ...writing]);
      await waitUntilSettled(stage.owner, 45_000);
      await expectMessagesConserved(stage.owner, acknowledged);
    }
    const turns = await expectTurnsDecidedOnce(stage.owner);
    await expectLogIntact(stage.owner, stage.member);
    const repeated = acknowledged.filter(({ attempts }) => attempts > 1).length;
    console.log(`kills: ${rounds * killsInRound} kills, ${acknowledged.length} messages (${repeated} sent more than once), ${turns} turns`);
    expect(repeated).toBeGreaterThan(0);
  } finally {
    await stage.stop();
  }
});

test("a mail whose worker is killed between sending and noting it is sent again under the same Message-ID [Q8]", async () => {
  test.setTimeout(120_000);
  let stage: Stage | null = null;
  let killed: Promise<void> | null = null;
  const address = "invited@visitors.example";
  // The server has the mail; before it can say so, the worker is gone.
  const mail = await startKillingMailServer(({ to }, count) => {
    if (to.includes(address) && count === 1) killed = stage?.workers[0]?.killAndRestart() ?? null;
    return killed === null || count > 1;
  });
  try {
    stage = await startStage({ webs: 1, workers: 1, env: { SMTP_URL: mail.url } });
    await stage.owner.query(`UPDATE account SET email_verified_at = created_at`);
    await stage.member.ok("POST", "/api/v1/invitations", { email: address, role: "viewer" });
    await until("the mail was sent twice", () => mail.to(address).length >= 2, 60_000);
    const ids = mail.to(address).map(({ raw }) => /^message-id:\s*(\S+)/im.exec(raw)?.[1]);
    expect(ids[0]).toMatch(/^<.+@.+>$/);
    expect(new Set(ids).size).toBe(1);
    const links = mail.to(address).map(({ raw }) => /accept-invite\S*/.exec(raw.replaceAll(/=\r?\n/g, ""))?.[0]);
    expect(new Set(links).size).toBe(1);
    await until(
      "the queue is empty",
      async () => (await stage?.owner.query(`SELECT count(*)::integer AS count FROM graphile_worker._private_jobs`))?.rows[0]?.count === 0,
      30_000,
    );
    expect(mail.to(address)).toHaveLength(2);
  } finally {
    await killed;
    await stage?.stop();
    await mail.close();
  }
});
