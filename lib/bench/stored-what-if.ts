/**
 * E11 end to end: a hundred thousand decisions in Postgres, tried over the API while a slider moves, and what an open stream notices of the first
 * look, which reads and packs them. The decisions are copies of one that the product made, with other scores; none of them is served to anybody.
 */
import pg from "pg";
import { knowledge, makeBenchWorkspace, makeVisitor, signUpOwner, startBenchApp } from "./bench-app";
import { latencies, round, type Row } from "./figures";
import { expectOk, send } from "./http-client";
import { probeStream } from "./probe-stream";

const count = 100_000;

export async function benchStoredWhatIf(server: string): Promise<{ rows: Row[]; data: Record<string, unknown> }> {
  const app = await startBenchApp(server);
  try {
    const owner = await signUpOwner(app.url);
    const questions = knowledge(2);
    const place = await makeBenchWorkspace(app.url, owner, questions);
    const headers = owner.headers(place.slug);
    const visitor = await makeVisitor(app.url, place.channelKey);
    const path = `/api/widget/v1/conversations/${visitor.conversationId}/messages`;
    await expectOk(send(app.url, "POST", path, { clientId: crypto.randomUUID(), text: questions[0]?.question }, visitor.headers));
    await copyDecision(app.databaseUrl);
    await app.analyse();
    const { data } = (await expectOk(send(app.url, "GET", "/api/v1/bots", undefined, headers))) as { data: { id: string }[] };
    const address = `/api/v1/bots/${data[0]?.id}/policy`;
    const { policy } = (await expectOk(send(app.url, "GET", address, undefined, headers))) as { policy: Record<string, unknown> };
    const ask = async (confidenceThreshold: number) => {
      const startedAt = performance.now();
      const { turns } = await expectOk(send(app.url, "POST", `${address}/what-if`, { policy: { ...policy, confidenceThreshold } }, headers));
      if (Number(turns) < count) throw new Error(`only ${String(turns)} turns were looked at`);
      return performance.now() - startedAt;
    };
    const probe = await probeStream(app.url, place, headers);
    const calm = await probe.during(async () => void (await new Promise((resolve) => setTimeout(resolve, 3_000))));
    let first = 0;
    const meanwhile = await probe.during(async () => void (first = await ask(0.5)));
    const steps: number[] = [];
    for (let step = 0; step < 40; step += 1) steps.push(await ask(0.3 + step / 100));
    probe.close();
    const slider = latencies(steps);
    const rows: Row[] = [
      { what: `the first look at ${count} stored turns: read, packed, decided`, value: round(first), unit: "ms" },
      { what: "a step of the slider over the API", value: slider.p50, unit: "ms", goal: "100" },
      { what: "  p95", value: slider.p95, unit: "ms" },
      { what: "agent's message to a visitor's stream before it, p50", value: calm.p50, unit: "ms" },
      { what: "  during the first look, p50", value: meanwhile.p50, unit: "ms" },
      { what: "  during the first look, p99", value: meanwhile.p99, unit: "ms" },
    ];
    return { rows, data: { firstMs: round(first), apiStepMs: slider, streamBefore: calm, streamMeanwhile: meanwhile } };
  } finally {
    await app.stop();
  }
}

/** As a replica would take them: without triggers and keys of other tables, which copies of one decision cannot have. */
async function copyDecision(databaseUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    for (let tries = 0; (await owner.query("SELECT 1 FROM decision")).rowCount === 0; tries += 1) {
      if (tries === 100) throw new Error("the bot has decided nothing");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const columns = (
      await owner.query<{ name: string }>("SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'decision' AND is_generated = 'NEVER'")
    ).rows.map(({ name }) => name);
    const others: Record<string, string> = {
      id: "gen_random_uuid()",
      turn_id: "gen_random_uuid()",
      message_id: "gen_random_uuid()",
      created_at: "d.created_at - g * interval '20 s'",
      signals: "d.signals || jsonb_build_object('confidence', (g::bigint * 7919 % 10007) / 10007.0, 'scope', (g::bigint * 104729 % 10009) / 10009.0)",
    };
    await owner.query("SET session_replication_role = replica");
    await owner.query(
      `INSERT INTO decision (${columns.join(", ")}) SELECT ${columns.map((name) => others[name] ?? `d.${name}`).join(", ")}
       FROM (SELECT * FROM decision LIMIT 1) d, generate_series(1, ${count}) g`,
    );
  } finally {
    await owner.end();
  }
}
