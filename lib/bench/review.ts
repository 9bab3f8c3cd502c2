/** R6: the first page of the queue, and the way from an approval to the visitor, while 100 and while 100,000 drafts wait. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { type BenchApp, type BenchVisitor, knowledge, makeBenchWorkspace, makeVisitor, signUpOwner, startBenchApp } from "./bench-app";
import { latencies, round, type Row } from "./figures";
import { expectOk, send } from "./http-client";

const few = 100;
const many = 100_000;
/** Drafts approved, and pages read, for each of the two. */
const taken = 30;

type Held = { visitor: BenchVisitor; draft: { id: string; version: number; contentSha256: string } };

export async function benchReview({ server }: { server: string }): Promise<{ rows: Row[]; data: object }> {
  const app = await startBenchApp(server);
  try {
    const owner = await signUpOwner(app.url);
    const questions = knowledge(2 * taken);
    const { slug, channelKey } = await makeBenchWorkspace(app.url, owner, questions);
    const headers = owner.headers(slug);
    const { data } = (await expectOk(send(app.url, "GET", "/api/v1/bots", undefined, headers))) as { data: { id: string; version: number }[] };
    await expectOk(send(app.url, "PATCH", `/api/v1/bots/${data[0]?.id}`, { version: data[0]?.version, draftMode: true }, headers));
    const held: Held[] = [];
    for (const { question } of questions) held.push(await hold(app, headers, await makeVisitor(app.url, channelKey), question));
    await fill(app, few - held.length);
    const atFew = await measure(app, headers, held.splice(0, taken));
    await fill(app, many - held.length);
    const atMany = await measure(app, headers, held);
    const ratio = (after: number, before: number) => round(after / before, 2);
    const page = ratio(atMany.page.p50, atFew.page.p50);
    const sent = ratio(atMany.sent.p50, atFew.sent.p50);
    return {
      rows: [
        { what: `the queue's first page, ${few} drafts wait`, value: atFew.page.p50, unit: "ms" },
        { what: `  ${many} drafts wait`, value: atMany.page.p50, unit: "ms" },
        { what: "  of the time with few", value: page, unit: "x" },
        { what: `from an approval to the visitor, ${few} drafts wait`, value: atFew.sent.p50, unit: "ms" },
        { what: `  ${many} drafts wait`, value: atMany.sent.p50, unit: "ms" },
        { what: "  of the time with few", value: sent, unit: "x" },
      ],
      data: { few: atFew, many: atMany, pageRatio: page, sentRatio: sent },
    };
  } finally {
    await app.stop();
  }
}

/** A visitor whose answer waits. */
async function hold(app: BenchApp, headers: Record<string, string>, visitor: BenchVisitor, text: string): Promise<Held> {
  await expectOk(send(app.url, "POST", `/api/widget/v1/conversations/${visitor.conversationId}/messages`, { clientId: randomUUID(), text }, visitor.headers));
  for (let tries = 0; tries < 600; tries += 1) {
    const { conversation } = (await expectOk(send(app.url, "GET", `/api/v1/conversations/${visitor.conversationId}`, undefined, headers))) as {
      conversation: { draft: Held["draft"] | null };
    };
    if (conversation.draft) return { visitor, draft: conversation.draft };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("an answer was not held");
}

async function measure(app: BenchApp, headers: Record<string, string>, held: readonly Held[]) {
  const page = async () => timed(() => expectOk(send(app.url, "GET", "/api/v1/review?limit=50", undefined, headers)));
  await page();
  const pages: number[] = [];
  const sent: number[] = [];
  for (const each of held) {
    pages.push(await page());
    sent.push(await timed(() => approve(app, headers, each)));
  }
  return { page: latencies(pages), sent: latencies(sent) };
}

/** Until the visitor reads it. */
async function approve(app: BenchApp, headers: Record<string, string>, { visitor, draft: { id, version, contentSha256 } }: Held): Promise<void> {
  await expectOk(send(app.url, "POST", `/api/v1/review/${id}/approve`, { version, contentSha256 }, headers));
  for (;;) {
    const { messages } = (await expectOk(
      send(app.url, "GET", `/api/widget/v1/conversations/${visitor.conversationId}?after=0`, undefined, visitor.headers),
    )) as {
      messages: { author: string }[];
    };
    if (messages.some(({ author }) => author === "bot_approved")) return;
  }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Held answers like one that is there, each in a conversation of its own; as a replica would take them, without keys of other tables. */
async function fill(app: BenchApp, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
  const copy = (table: string, key: string, from: string, others: string) =>
    owner.query(
      `INSERT INTO ${table} SELECT r.* FROM made CROSS JOIN (SELECT y.* FROM seed JOIN ${table} y ON y.workspace_id = seed.workspace_id AND y.${key} = seed.${from}) s
       CROSS JOIN LATERAL jsonb_populate_record(NULL::${table}, to_jsonb(s) || jsonb_build_object(${others})) r`,
    );
  try {
    await owner.query("SET session_replication_role = replica");
    await owner.query(`CREATE TEMP TABLE seed AS SELECT d.workspace_id, d.conversation_id, x.message_id, d.turn_id, d.decision_id, d.id AS draft_id
      FROM draft d JOIN decision x ON x.workspace_id = d.workspace_id AND x.id = d.decision_id WHERE d.status = 'pending_review' LIMIT 1`);
    await owner.query(
      `CREATE TEMP TABLE made AS SELECT gen_random_uuid() AS c, gen_random_uuid() AS m, gen_random_uuid() AS t, gen_random_uuid() AS x, gen_random_uuid() AS d, g
       FROM generate_series(1, $1::int) g`,
      [count],
    );
    await copy("conversation", "id", "conversation_id", "'id', made.c, 'held_draft_id', made.d, 'client_id', made.c");
    await copy("message", "id", "message_id", "'id', made.m, 'conversation_id', made.c");
    await copy("turn", "id", "turn_id", "'id', made.t, 'conversation_id', made.c, 'message_id', made.m");
    await copy("decision", "id", "decision_id", "'id', made.x, 'conversation_id', made.c, 'turn_id', made.t, 'message_id', made.m, 'draft_id', made.d");
    await copy("draft", "id", "draft_id", "'id', made.d, 'conversation_id', made.c, 'turn_id', made.t, 'decision_id', made.x");
    await copy("review_item", "draft_id", "draft_id", "'draft_id', made.d, 'rank', made.g % 4, 'due_at', s.due_at + made.g * interval '1 s'");
  } finally {
    await owner.end();
  }
  await app.analyse();
}
