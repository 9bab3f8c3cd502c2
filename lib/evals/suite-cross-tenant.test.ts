import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { othersOf, runCrossTenant } from "./suite-cross-tenant";
import { runSensitiveLeftOut } from "./suite-sensitive";

const things = ["tent", "stove", "rope", "lamp", "boots", "kayak", "saddle", "bicycle", "helmet", "jacket", "compass", "hammock"];
const deeds = ["return", "repair", "clean", "exchange", "insure", "store"];

let root = "";
const folder = (name: string): string => mkdtempSync(join(root, name));
const write = (into: string, file: string, records: readonly object[]): void =>
  writeFileSync(join(into, file), records.map((record) => JSON.stringify(record)).join("\n"));

beforeAll(() => (root = mkdtempSync(join(tmpdir(), "evals-"))));
afterAll(() => rmSync(root, { recursive: true }));

/** A shop that has an article for every deed with half of the things; the other half is asked about, too. */
function writeShop(into: string, name: string, from: number): void {
  const own = things.map((_, place) => things[(place + from) % things.length] ?? "");
  const articles = own.slice(0, 6).flatMap((thing) =>
    deeds.map((deed) => ({
      id: `${thing}-${deed}`,
      title: `How to ${deed} a ${thing}`,
      body: `To ${deed} the ${thing}, bring the ${thing} to the ${deed} desk.`,
    })),
  );
  const questions = own.flatMap((thing, place) =>
    deeds.map((deed) => ({ id: `q-${thing}-${deed}`, text: `where can i ${deed} my ${thing}?`, gold: place < 6 ? `${thing}-${deed}` : null })),
  );
  write(into, `${name}.kb.jsonl`, articles);
  write(into, `${name}.queries.jsonl`, questions);
}

describe("tenants without labels", () => {
  it("counts the languages of one knowledge base as one tenant [E2]", () => {
    expect(othersOf("helpcentre_wiki_de", ["helpcentre_wiki_en", "helpcentre_wiki_de", "helpcentre_town"])).toEqual(["helpcentre_town"]);
    expect(othersOf("scope_shop_north", ["scope_shop_north", "scope_shop_south"])).toEqual(["scope_shop_south"]);
  });

  it("judges a tenant by what the others taught, whatever was labelled on its own questions, and certifies nothing [E2] [E3]", () => {
    const [train, held] = [folder("train-"), folder("held-")];
    writeShop(train, "scope_north", 0);
    writeShop(train, "scope_south", 3);
    writeShop(held, "scope_new", 6);
    const before = runCrossTenant("scope", { train, data: held }, "scope_");
    const valueOf = (metric: string): number | undefined => before.find((each) => each.metric === metric)?.value;
    expect(new Set(before.map(({ metric }) => metric.split(" ")[0]))).toEqual(new Set(["scope_new"]));
    expect(valueOf("scope_new acc@1")).toBe(1);
    expect(valueOf("scope_new out-of-scope AUROC")).toBeGreaterThan(0.9);
    expect(valueOf("scope_new coverage at the others' limit")).toBeGreaterThan(0);
    expect(valueOf("scope_new certified without labels")).toBe(0);
    // its own labels in the training folder teach nothing about it
    writeShop(train, "scope_new", 9);
    expect(runCrossTenant("scope", { train, data: held }, "scope_")).toEqual(before);
  });

  it("is silent where there is no other tenant to learn from [E2]", () => {
    const train = folder("one-");
    writeShop(train, "scope_only", 0);
    expect(runCrossTenant("scope", { train, data: null }, "scope_")).toEqual([]);
  });

  it("judges each source of sensitive messages by the other sources alone [E5]", () => {
    const [train, held] = [folder("known-"), folder("strange-")];
    const messages = (source: string, sensitive: string) =>
      things.flatMap((thing) => [
        { text: `you ${sensitive} for the ${thing}`, topic: "billing_dispute", source },
        { text: `do you have a ${thing} in blue`, topic: "none", source },
      ]);
    write(train, "sensitive_topics.jsonl", [
      ...messages("north", "quibbled me"),
      ...messages("south", "quibbled us"),
      ...messages("strange", "never met words"),
    ]);
    write(held, "sensitive_topics.jsonl", messages("strange", "quibbled them"));
    const metrics = runSensitiveLeftOut({ train, data: held });
    expect(metrics.find(({ metric }) => metric === "left out: strange: recall")?.value).toBe(1);
    expect(metrics.some(({ metric }) => metric.startsWith("in source"))).toBe(false);
  });
});
