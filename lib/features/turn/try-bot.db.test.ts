import { expect, test } from "vitest";
import type { Condition, Rule } from "@/lib/core/escalation/policy-types";
import { testDatabase } from "@/lib/testing/database";
import { setPolicy } from "@/lib/testing/set-policy";
import { knownAnswer, knownQuestion, makeWorld } from "@/lib/testing/world";
import { tryBot } from "./try-bot";

const database = await testDatabase();

/** A digest of every row of every table, with the transaction that wrote it last. */
async function everything(): Promise<Record<string, string>> {
  const { rows: tables } = await database.owner.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname IN ('public', 'graphile_worker') ORDER BY 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await database.owner.query<{ digest: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t.xmin::text || t::text, '|' ORDER BY t.ctid)), '') AS digest FROM ${name} t`,
    );
    digests[name] = rows[0]?.digest ?? "";
  }
  return digests;
}

test("the playground answers, hands over and refuses like a real turn and writes not one row [B7]", async () => {
  const world = await makeWorld();
  const before = await everything();
  expect(await tryBot(world.owner, { text: knownQuestion, history: [] })).toMatchObject({ action: "answer", answer: { text: knownAnswer } });
  expect(await tryBot(world.owner, { text: "I want to talk to a person", history: [knownQuestion] })).toMatchObject({ action: "handoff", answer: null });
  expect(await tryBot(world.owner, { text: "Do you sell aeroplanes?", history: [] })).toMatchObject({ action: "handoff" });
  expect(Object.keys(before).length).toBeGreaterThan(20);
  expect(await everything()).toEqual(before);
});

test("a trial is decided by rules on channel, language, sign-in and what the site signed, and shows all that a turn would store [B7] [E9]", async () => {
  const world = await makeWorld();
  const rule = (id: string, condition: Condition): Rule => ({ id, name: id, enabled: true, when: [condition], outcome: "handoff", teamId: null });
  await setPolicy(world, () => ({
    rules: [
      rule("gold", { kind: "attribute", name: "plan", op: "is", value: "gold" }),
      rule("german", { kind: "language", languages: ["de"] }),
      rule("signed in", { kind: "contact", is: "verified" }),
    ],
  }));
  const nobody = { channelId: null, locale: null, verified: false, attributes: {} };
  const rulesFor = async (visitor?: typeof nobody | { locale: string } | { verified: boolean; attributes: Record<string, string> }) => {
    const trial = await tryBot(world.owner, { text: knownQuestion, history: [], ...(visitor ? { visitor: { ...nobody, ...visitor } } : {}) });
    expect(Object.keys(trial.stored.signals)).toEqual(expect.arrayContaining(["confidence", "scope", "complexity", "mood", "features"]));
    return [trial.action, trial.reasons.flatMap((reason) => (reason.code === "rule" ? [reason.name] : []))];
  };
  expect(await rulesFor()).toEqual(["answer", []]);
  expect(await rulesFor({ locale: "de-AT" })).toEqual(["handoff", ["german"]]);
  expect(await rulesFor({ verified: true, attributes: { plan: "gold" } })).toEqual(["handoff", ["gold", "signed in"]]);
  expect(await rulesFor({ verified: true, attributes: { plan: "basic" } })).toEqual(["handoff", ["signed in"]]);
});
