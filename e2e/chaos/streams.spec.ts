/** Streams are cut all the time; what arrives is contiguous, or says that it is not. */
import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { expect, test } from "@playwright/test";
import { seededRandom } from "@/lib/evals/random";
import type { VisitorClient } from "../fixtures/client";
import { startCuttingProxy } from "./cutting-proxy";
import { followAsVisitor } from "./follower";
import { chooseSeed, full, pause, startStage, until } from "./stage";

const cutForMs = full ? 60_000 : 12_000;
const conversationCount = 16;

test("streams cut every 50 to 500 ms while an agent writes give each follower every message once and in order [Q5] [Q4]", async () => {
  test.setTimeout(120_000 + cutForMs);
  const random = seededRandom(chooseSeed("streams"));
  const stage = await startStage({ webs: 2, workers: 1 });
  const proxies = await Promise.all(stage.webs.map(({ url }) => startCuttingProxy(url, () => 50 + random() * 450)));
  try {
    const visitors = await Promise.all(Array.from({ length: conversationCount }, () => stage.visitor()));
    for (const visitor of visitors) {
      await visitor.say("I want to talk to a person");
      await stage.member.ok("POST", `/api/v1/conversations/${visitor.conversationId}/claim`, {});
    }
    const followers = visitors.map((visitor, index) =>
      followAsVisitor(visitor, index % 2 === 0 ? [proxies[0]?.url ?? "", proxies[1]?.url ?? ""] : [proxies[1]?.url ?? ""]),
    );
    let written = 0;
    const end = Date.now() + cutForMs;
    const write = async () => {
      while (Date.now() < end) {
        const number = (written += 1);
        const visitor = visitors[number % visitors.length] as VisitorClient;
        const answer = await stage.member.call("POST", `/api/v1/conversations/${visitor.conversationId}/messages`, {
          clientId: randomUUID(),
          text: `line ${number}`,
        });
        // The agent's own limit of requests: part of the weather here.
        if (answer.status === 429) await pause(200);
        else expect(answer.status).toBe(201);
        await pause(50);
      }
    };
    await Promise.all([write(), write(), write(), write()]);
    for (const proxy of proxies) proxy.calm();
    const newest = new Map<VisitorClient, number>();
    for (const visitor of visitors) newest.set(visitor, (await visitor.read()).conversation.lastSeq);
    for (const [index, follower] of followers.entries()) {
      const want = newest.get(visitors[index] as VisitorClient) ?? 0;
      expect(want).toBeGreaterThan(3);
      await until(`follower ${index} has message ${want}`, () => follower.last() >= want, 20_000);
      expect(follower.holes).toEqual([]);
      if (follower.gaps === 0) expect(follower.seqs).toEqual(Array.from({ length: want }, (_, at) => at + 1));
    }
    await Promise.all(followers.map((follower) => follower.stop()));
    const total = (name: "connections" | "repeats" | "gaps") => followers.reduce((sum, follower) => sum + follower[name], 0);
    console.log(
      `streams: ${written} messages, ${proxies.reduce((sum, proxy) => sum + proxy.cuts(), 0)} cuts, ${total("connections")} connections, ${total("repeats")} repeats, ${total("gaps")} gaps`,
    );
    expect(total("connections")).toBeGreaterThan(conversationCount * 4);
  } finally {
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await stage.stop();
  }
});

test("streams of 500 clients that vanish leave nothing open [Q5]", async () => {
  test.setTimeout(120_000);
  const stage = await startStage({ webs: 1, workers: 0 });
  try {
    const url = stage.webs[0]?.url ?? "";
    const openStreams = async () => ((await (await fetch(`${url}/api/health`)).json()) as { openStreams: number }).openStreams;
    const before = await openStreams();
    const visitors = await Promise.all(Array.from({ length: 10 }, () => stage.visitor()));
    const requests = visitors.flatMap((visitor) => Array.from({ length: 50 }, () => openStream(url, visitor)));
    await until("500 streams are open", async () => (await openStreams()) >= before + 500, 40_000);
    for (const [index, open] of requests.entries()) {
      // Half say goodbye to the network, half are simply gone.
      if (index % 2 === 0) open.destroy();
      else open.socket?.resetAndDestroy();
    }
    await until("the streams are gone", async () => (await openStreams()) === before, 30_000);
    // And the process goes on: a message still reaches who follows now.
    const [visitor] = visitors;
    const follower = followAsVisitor(visitor as VisitorClient, [url]);
    await visitor?.say("Is anybody there?");
    await until("the follower hears", () => follower.last() >= 2, 15_000);
    await follower.stop();
    await until("that stream is gone, too", async () => (await openStreams()) === before, 15_000);
  } finally {
    await stage.stop();
  }
});

function openStream(url: string, visitor: VisitorClient) {
  const { hostname, port } = new URL(url);
  const opened = request(
    {
      host: hostname,
      port,
      path: `/api/widget/v1/conversations/${visitor.conversationId}/stream`,
      headers: { authorization: `Bearer ${visitor.token}` },
      agent: false,
    },
    (response) => {
      response.on("error", () => undefined);
      response.resume();
    },
  );
  opened.on("error", () => undefined);
  opened.end();
  return opened;
}
