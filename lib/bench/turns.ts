/**
 * F1: durable turns. A visitor posts a message and waits for the reply on its stream; message, decision, reply and events are all durable.
 * The reference is a bare pg loop that runs the same two statements at the same concurrency on the same server in the same run.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { messageDigest } from "@/lib/core/audit-chain/row-digests";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { askBot } from "./ask-bot";
import { type BenchVisitor, knowledge, makeBenchWorkspace, makeVisitor, signUpOwner, startBenchApp } from "./bench-app";
import { latencies, type Row, round } from "./figures";

const turnsPerVisitor = 24;
const questions = knowledge(turnsPerVisitor);
const texts = questions.map(({ question }) => question);

export async function benchTurns(options: { server: string; seconds: number }): Promise<{ rows: Row[]; data: Record<string, unknown> }> {
  const app = await startBenchApp(options.server);
  try {
    const owner = await signUpOwner(app.url);
    const one = [await makeBenchWorkspace(app.url, owner, questions)];
    const many = await Promise.all(Array.from({ length: 20 }, () => makeBenchWorkspace(app.url, owner, questions)));
    const run = async (places: { channelKey: string }[], visitors: number, urls = [app.url]) => {
      const pool = await visitorPool(app.url, places, visitors, options.seconds);
      const before = await app.cpuMs();
      const measured = await measure(urls, pool, visitors, options.seconds);
      const after = await app.cpuMs();
      const perTurn = (key: "app" | "database") => round((after[key] - before[key]) / measured.reply.n);
      return { ...measured, cpuMs: { app: perTurn("app"), database: perTurn("database") } };
    };
    await run(one, 4);
    await app.analyse();
    const key = one[0]?.channelKey ?? "";
    const before = await app.cpuMs();
    const bare = await bareLoop(app, key, 16, options.seconds);
    const bareCpuMs = round(((await app.cpuMs()).database - before.database) / (bare * options.seconds));
    const results = { one1: await run(one, 1), one16: await run(one, 16), one64: await run(one, 64), many16: await run(many, 16) };
    const bareAfter = await bareLoop(app, key, 16, options.seconds);
    const reference = (bare + bareAfter) / 2;
    const other = await app.startAnother();
    const storedBefore = await app.countVisitorMessages();
    const two16 = await run(one, 16, [app.url, other.url]).finally(() => other.stop());
    const lost = two16.stored.n - ((await app.countVisitorMessages()) - storedBefore);
    const rows: Row[] = [
      { what: "bare pg loop, the same statements, 16 at once", value: round(reference, 0), unit: "turns/s" },
      { what: "turns, 16 visitors, one workspace", value: results.one16.perSecond, unit: "turns/s" },
      { what: "  ratio to the bare loop", value: round(results.one16.perSecond / reference), unit: "", goal: "0.5" },
      { what: "  ratio to Typebot's 162 messages/s (another machine's figure)", value: round(results.one16.perSecond / 162, 1), unit: "", goal: "5" },
      { what: "  processor time a turn, web process with its sealer", value: results.one16.cpuMs.app, unit: "ms" },
      { what: "  processor time a turn, database", value: results.one16.cpuMs.database, unit: "ms" },
      { what: "  processor time a turn, database, bare loop with the sealer behind it", value: bareCpuMs, unit: "ms" },
      { what: "turns, 16 visitors, 20 workspaces", value: results.many16.perSecond, unit: "turns/s" },
      { what: "  ratio many / one", value: round(results.many16.perSecond / results.one16.perSecond), unit: "", goal: "0.5 to 2" },
      { what: "turns, 16 visitors, one workspace, two web processes", value: two16.perSecond, unit: "turns/s" },
      { what: "  ratio two / one", value: round(two16.perSecond / results.one16.perSecond), unit: "", goal: "1" },
      { what: "  acknowledged and not stored", value: lost, unit: "messages", goal: "0" },
      { what: "post to stored, 1 visitor, p50", value: results.one1.stored.p50, unit: "ms" },
      { what: "post to stored, 16 visitors, p50", value: results.one16.stored.p50, unit: "ms" },
      { what: "post to reply, 1 visitor, p50", value: results.one1.reply.p50, unit: "ms", goal: "3" },
      { what: "post to reply, 16 visitors, p50", value: results.one16.reply.p50, unit: "ms" },
      { what: "post to reply, 64 visitors, p99", value: results.one64.reply.p99, unit: "ms", goal: "100" },
    ];
    return { rows, data: { bareLoop: [bare, bareAfter], bareCpuMs, ...results, two16, lost } };
  } finally {
    await app.stop();
  }
}

/** Enough visitors that none reaches the limit of messages a minute, made before the clock runs. */
async function visitorPool(url: string, places: { channelKey: string }[], visitors: number, seconds: number): Promise<BenchVisitor[]> {
  const wanted = visitors === 1 ? Math.ceil((seconds * 300) / turnsPerVisitor) : Math.max(visitors, Math.ceil((seconds * 1_600) / turnsPerVisitor));
  const pool: BenchVisitor[] = [];
  for (let made = 0; made < wanted; made += 16) {
    pool.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(16, wanted - made) }, (_, index) => makeVisitor(url, places[(made + index) % places.length]?.channelKey ?? "")),
      )),
    );
  }
  return pool;
}

/** `urls`: the processes that share the visitors, each visitor at one of them. */
async function measure(
  urls: readonly string[],
  pool: BenchVisitor[],
  visitors: number,
  seconds: number,
): Promise<{ perSecond: number; stored: ReturnType<typeof latencies>; reply: ReturnType<typeof latencies> }> {
  const stored: number[] = [];
  const reply: number[] = [];
  const startedAt = performance.now();
  const endAt = startedAt + seconds * 1000;
  await Promise.all(
    Array.from({ length: visitors }, async (_, lane) => {
      const url = urls[lane % urls.length] ?? "";
      while (performance.now() < endAt) {
        const visitor = pool.pop();
        if (!visitor) throw new Error("the pool of visitors is too small");
        for (const { storedMs, replyMs } of await askBot(url, visitor, texts, endAt)) {
          stored.push(storedMs);
          reply.push(replyMs);
        }
      }
    }),
  );
  return { perSecond: round(reply.length / ((performance.now() - startedAt) / 1000), 0), stored: latencies(stored), reply: latencies(reply) };
}

/** The same statements with the same sizes of data, without HTTP, retrieval, streams or sealing of its own. */
async function bareLoop(app: { url: string; appDatabaseUrl: string }, channelKey: string, lanes: number, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: app.appDatabaseUrl, max: lanes });
  const visitors = await Promise.all(Array.from({ length: lanes }, () => makeVisitor(app.url, channelKey)));
  let turns = 0;
  const startedAt = performance.now();
  const endAt = startedAt + seconds * 1000;
  await Promise.all(
    visitors.map(async (visitor) => {
      const [, workspaceId = "", visitorId = ""] = (visitor.headers.authorization ?? "").slice(7).split(".");
      const conversationId = fromWireId("conversation", visitor.conversationId) ?? "";
      while (performance.now() < endAt) {
        const at = new Date();
        const turnId = randomUUID();
        const clientId = randomUUID();
        const message = item(workspaceId, conversationId, "visitor", visitorId, "What should I know about cleaning the tent of series 0?", clientId, at);
        const { rows } = await pool.query({
          name: "receive",
          text: `SELECT * FROM receive_visitor_turn($1::uuid, $2::uuid, $3::uuid, 1, $4::uuid, $5, $6::jsonb, $7::uuid, '[]'::jsonb, 3000, $8::timestamptz, $8::timestamptz)`,
          values: [
            workspaceId,
            conversationId,
            visitorId,
            clientId,
            "What should I know about cleaning the tent of series 0?",
            JSON.stringify(message),
            turnId,
            at,
          ],
        });
        const { context } = rows[0] as { context: { botVersionId: string; knowledgeVersionId: string; turn: { epoch: number } } };
        const reply = item(
          workspaceId,
          conversationId,
          "bot",
          null,
          "About cleaning a tent of series 0: take your time, keep the receipt and ask in the shop.",
          null,
          at,
        );
        const decisionId = randomUUID();
        const event = {
          kind: "event",
          id: randomUUID(),
          type: "decision.made",
          subjectType: "decision",
          subjectId: decisionId,
          actorKind: "bot",
          actorId: null,
          data: { digest: reply.digest, action: "answer", reasons: ["answered"], turnId },
        };
        const decision = {
          id: decisionId,
          messageId: message.id,
          action: "answer",
          reasons: [{ code: "answered", score: 0.9, threshold: 0.1 }],
          signals: { confidence: 0.9, scope: 0.9, features: { idfCoverage: 0.9, margin: 0.4 } },
          policy: { confidenceThreshold: 0.1 },
          hits: [
            {
              articleId: decisionId,
              title: "cleaning the tent",
              score: 0.9,
              passage: "About cleaning a tent of series 0: take your time, keep the receipt and ask in the shop.",
            },
          ],
          topic: "none",
          botVersionId: context.botVersionId,
          knowledgeVersionId: context.knowledgeVersionId,
          samplingProbability: 0,
          latencyMs: 1,
          replyMessageId: reply.id,
        };
        await pool.query({
          name: "apply",
          text: `SELECT * FROM apply_turn($1::uuid, $2::uuid, $3::uuid, $4::integer, $5::jsonb, NULL, NULL, $6::jsonb, NULL, $7::timestamptz)`,
          values: [workspaceId, conversationId, turnId, context.turn.epoch, JSON.stringify(decision), JSON.stringify([event, reply]), at],
        });
        turns += 1;
      }
    }),
  );
  const perSecond = turns / ((performance.now() - startedAt) / 1000);
  await pool.end();
  return round(perSecond, 0);
}

function item(workspaceId: string, conversationId: string, authorClass: string, authorId: string | null, text: string, clientId: string | null, at: Date) {
  const row = {
    id: randomUUID(),
    workspaceId,
    conversationId,
    authorClass,
    authorId,
    clientId,
    visibility: "public",
    systemCode: null,
    systemParams: null,
    textSha256: "0".repeat(64),
    sources: null,
    turnId: null,
    draftId: null,
    createdAt: at.toISOString(),
  };
  return {
    kind: "message",
    ...row,
    eventId: randomUUID(),
    text,
    salt: "00".repeat(16),
    digest: messageDigest(row),
    actorKind: authorClass === "bot" ? "bot" : "visitor",
    actorId: authorId,
  };
}
