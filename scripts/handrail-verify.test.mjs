import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keyFromSeed, makeStory, storyLines, storyPublicKey, withEnd } from "@/lib/core/audit-chain/audit-story";
import { canonicalJson } from "@/lib/core/audit-chain/canonical-json";
import { keyIdOf, rawPublicKey } from "@/lib/core/audit-chain/checkpoint";
import { pendingLine } from "@/lib/core/audit-chain/export-lines";
import * as rows from "@/lib/core/audit-chain/row-digests";
import { genesisHead, sealHash } from "@/lib/core/audit-chain/seal-event";
import * as verifier from "./handrail-verify.mjs";

const script = fileURLToPath(new URL("./handrail-verify.mjs", import.meta.url));
const runs = process.env.HANDRAIL_DEPTH === "full" ? 5000 : 400;
const story = makeStory(4);
const lines = storyLines(story);
const records = lines.map((line) => JSON.parse(line));
const keys = verifier.trustKeys([storyPublicKey]);
const newest = story.checkpoints.at(-1);
const indexOf = (kind, nth = 0) => records.findIndex((record) => record.kind === kind && nth-- === 0);
const line = (record) => `${canonicalJson(record)}\n`;

/** Verifies the text of these lines in chunks of a size that does not fit the lines. */
async function verify(exported, options = {}) {
  const bytes = Buffer.from(exported.join(""), "utf8");
  const chunks = Array.from({ length: Math.ceil(bytes.length / 4099) }, (_, index) => bytes.subarray(index * 4099, (index + 1) * 4099));
  return verifier.verifyExport(chunks, { keys, ...options });
}

/** What the finding names: the record itself, or the place where it is missing. */
const names = (finding, record) =>
  finding.kind === record.kind && (record.kind === "event" || record.kind === "checkpoint" ? finding.seq === record.seq : finding.id === record.id);

/** Another value of the same JSON type at a random leaf. */
const changed = (value) => {
  if (value === null) return fc.constantFrom(1, "x", true, {});
  if (typeof value === "boolean") return fc.constant(!value);
  if (typeof value === "number") return fc.oneof(fc.constant(value + 1), fc.constant(value === 0 ? 0.5 : value / 2), fc.constant(null));
  if (typeof value === "string") {
    const flip = fc.nat(Math.max(0, value.length - 1)).map((at) => value.slice(0, at) + (value[at] === "a" ? "b" : "a") + value.slice(at + 1));
    return fc.oneof(flip, fc.constant(`${value}0`), fc.constant(null)).filter((other) => other !== value);
  }
  if (Array.isArray(value)) return fc.oneof(fc.constant([...value, 1]), ...value.map((_, at) => changed(value[at]).map((other) => value.with(at, other))));
  const members = Object.keys(value);
  const added = fc.constant({ ...value, zz: 1 });
  if (members.length === 0) return added;
  const removed = fc.constantFrom(...members).map((key) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)));
  const replaced = fc.constantFrom(...members).chain((key) => changed(value[key]).map((other) => ({ ...value, [key]: other })));
  return fc.oneof({ weight: 1, arbitrary: added }, { weight: 1, arbitrary: removed }, { weight: 6, arbitrary: replaced });
};

describe("an export that nobody touched", () => {
  test("verifies, with and without the newest checkpoint, and counts what it holds [C2] [Q12]", async () => {
    for (const options of [{}, { checkpoint: newest }, { checkpoint: story.checkpoints[0] }]) {
      const result = await verify(withEnd(lines), options);
      expect(result).toMatchObject({
        ok: true,
        finding: null,
        events: story.seals.length,
        messages: story.messages.length,
        decisions: story.decisions.length,
        drafts: story.drafts.length,
        erased: 1,
      });
    }
  });

  test("of an empty chain verifies [C2]", async () => {
    const header = { ...records[0], range: { fromSeq: 1, toSeq: 0 } };
    expect(await verify(withEnd([line(header)]))).toMatchObject({ ok: true, events: 0 });
  });

  test("after erasure holds no erased text and still verifies [Q12]", async () => {
    const erased = story.seals.find((seal) => seal.event.type === "message.erased").event.subjectId;
    expect(records.find((record) => record.id === erased)).toMatchObject({ text: null, salt: null });
    expect((await verify(withEnd(lines))).ok).toBe(true);
  });
});

describe("the verifier and the product, written apart", () => {
  test("agree byte for byte on every hash and digest of the format [C2]", () => {
    expect(verifier.genesisHash(story.seals[0].workspaceId)).toBe(genesisHead(story.seals[0].workspaceId).hash);
    for (const seal of story.seals) expect(verifier.eventHash({ kind: "event", ...seal })).toBe(sealHash(seal));
    for (const record of records) {
      expect(verifier.canonical(record)).toBe(canonicalJson(record));
      for (const kind of ["message", "decision", "draft"])
        if (record.kind === kind) expect(verifier[`${kind}Digest`](record)).toBe(rows[`${kind}Digest`](record));
    }
    expect(verifier.keyIdOf(storyPublicKey)).toBe(keyIdOf(storyPublicKey));
  });

  test("agree on canonical JSON, also on what it refuses [C2]", () => {
    const attempt = (write, value) => {
      try {
        return write(value);
      } catch {
        return "refused";
      }
    };
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: false }), fc.string({ unit: "binary" }), (value, key) => {
        const input = attempt(() => JSON.parse(JSON.stringify({ [key]: value })), null);
        expect(attempt(verifier.canonical, input)).toBe(attempt(canonicalJson, input));
      }),
    );
  });

  test("keep to the frozen vectors of docs/audit-format.md [C2]", () => {
    expect(keyIdOf(storyPublicKey)).toBe("fe812c12f3ab4ce6");
    expect(genesisHead(story.seals[0].workspaceId).hash).toBe("a4de532086ce61983fda7be0f3a5abfe69042f8590302a5ad6c2676dd6cecb76");
    expect(story.seals[0].hash).toBe("c25c69fbffcef6d3d24bd8e14e686fa9c986ff47b8ca488769c7c766e1bb3b24");
    expect(story.seals.at(-1).hash).toBe("a11fb92e3aa5451f7ccd8e6993b6acc94073e41343f4bd6b4e598b34fb7a5ade");
    expect(newest.signature).toBe("iJCxWOHI6oFxJT-wAYEm9aQJudTOJma_-0TD7MfDsxiikrX3o9bFxDj7acatMEzPY6IW6f1aMIv8cQ8ObshgAQ");
    expect(rows.messageDigest(story.messages[0])).toBe("bc492cde91e090a3fb42529886e09166e307d6162c5cb5fb18115f937cd458e3");
    expect(rows.decisionDigest(story.decisions[0])).toBe("ff35914e386256cf60466b6b402fb30fa119d8915e5a2eec673f0dab2cd5c51e");
    expect(rows.draftDigest(story.drafts[0])).toBe("81dd766572b8d0dcea43ab6a88e04399410e07a06191aa82ba8f1ed15eec0d2c");
  });
});

describe("any mutation is found and named, though the exporter signed the altered export", () => {
  test("each single field of each kind of record, changed, removed or added [Q12]", async () => {
    const target = fc.integer({ min: 1, max: records.length - 1 }).chain((index) => {
      const { kind: _kind, ...fields } = records[index];
      return fc.tuple(fc.constant(index), changed(fields));
    });
    await fc.assert(
      fc.asyncProperty(target, async ([index, fields]) => {
        const result = await verify(withEnd(lines.with(index, line({ kind: records[index].kind, ...fields }))));
        expect(result.ok).toBe(false);
        const { finding } = result;
        expect(finding.line === index + 1 || names(finding, records[index]), JSON.stringify(finding)).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  test("every field at least once, whatever the draw [Q12]", async () => {
    for (const kind of ["event", "checkpoint", "message", "decision", "draft"]) {
      const index = indexOf(kind, 1);
      const paths = Object.entries(records[index]).flatMap(([field, value]) =>
        kind === "event" && field === "event" ? Object.keys(value).map((inner) => [field, inner]) : field === "kind" ? [] : [[field]],
      );
      for (const path of paths) {
        const altered = structuredClone(records[index]);
        const owner = path.length === 1 ? altered : altered[path[0]];
        const last = path.at(-1);
        owner[last] = typeof owner[last] === "number" ? owner[last] + 1 : owner[last] === null ? story.seals[0].event.id : null;
        const { ok, finding } = await verify(withEnd(lines.with(index, line(altered))));
        expect(ok, `${kind}.${path.join(".")}`).toBe(false);
        expect(finding.line, `${kind}.${path.join(".")}: ${JSON.stringify(finding)}`).toBe(index + 1);
      }
    }
  });

  test("a removed record of any kind [Q12]", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: records.length - 1 }), async (index) => {
        const gone = records[index];
        const { ok, finding } = await verify(withEnd(lines.toSpliced(index, 1)), { checkpoint: newest });
        expect(ok).toBe(false);
        if (gone.kind === "checkpoint") expect(finding).toMatchObject({ kind: "checkpoint" });
        else expect(names(finding, gone), `${JSON.stringify(finding)} for ${gone.kind} ${gone.seq ?? gone.id}`).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("a record that comes twice, or was inserted with hashes of its own [Q12]", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: records.length - 1 }), fc.integer({ min: 1, max: records.length }), async (index, at) => {
        const { ok } = await verify(withEnd(lines.toSpliced(at, 0, lines[index])));
        expect(ok).toBe(false);
      }),
      { numRuns: 100 },
    );
    for (const kind of ["message", "decision", "draft"]) {
      const inserted = { ...records[indexOf(kind)], id: "018f4f3e-0000-7000-8000-000000000999" };
      const { finding } = await verify(withEnd(lines.toSpliced(indexOf(kind), 0, line(inserted))));
      expect(finding).toMatchObject({ kind, id: inserted.id, line: indexOf(kind) + 1 });
    }
  });

  test("two records that changed places [Q12]", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: records.length - 1 }), fc.integer({ min: 1, max: records.length - 1 }), async (a, b) => {
        fc.pre(a !== b);
        const { ok } = await verify(withEnd(lines.with(a, lines[b]).with(b, lines[a])));
        expect(ok).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test("an event replaced with the whole chain after it computed anew: at the first checkpoint [Q12]", async () => {
    for (const from of [1, 5, 12, story.seals.length - 1]) {
      const forged = structuredClone(records);
      let prevHash = null;
      for (const record of forged) {
        if (record.kind === "event" && record.seq === from) record.event.actorKind = "visitor";
        if (record.kind !== "event" || record.seq < from) continue;
        record.prevHash = prevHash ?? record.prevHash;
        record.hash = verifier.eventHash(record);
        prevHash = record.hash;
      }
      const { ok, finding } = await verify(withEnd(forged.map(line)));
      const signed = story.checkpoints.find((checkpoint) => checkpoint.seq >= from);
      expect(ok).toBe(false);
      expect(finding).toMatchObject({ kind: "checkpoint", seq: signed.seq });
    }
  });

  test("a checkpoint signed by a stranger's key, or claimed for a key that is not his [Q12]", async () => {
    const stranger = verifier.trustKeys([rawPublicKey(keyFromSeed(8))]);
    expect((await verify(withEnd(lines), { keys: stranger })).finding).toMatchObject({ kind: "checkpoint", seq: story.checkpoints[0].seq });
    const claimed = { ...newest, seq: 3 };
    expect((await verify(withEnd(lines), { checkpoint: claimed })).finding).toMatchObject({ kind: "given checkpoint", seq: 3 });
  });
});

describe("a cut export", () => {
  test("without its head or its middle is found without any checkpoint [Q12]", async () => {
    const events = records.flatMap((record, index) => (record.kind === "event" ? [index] : []));
    await fc.assert(
      fc.asyncProperty(fc.nat(events.length - 3), fc.integer({ min: 1, max: 5 }), async (first, count) => {
        const last = Math.min(first + count, events.length - 1);
        fc.pre(last > first);
        const { finding } = await verify(withEnd(lines.toSpliced(events[first], events[last] - events[first])));
        expect(finding).toMatchObject({ kind: "event", seq: first + 1 });
      }),
      { numRuns: 100 },
    );
  });

  test("without its tail, back to an earlier checkpoint and with nothing left that mentions it, is found with the newest checkpoint [Q12]", async () => {
    const full = makeStory(4);
    for (const cut of full.checkpoints.slice(0, -1)) {
      const seals = full.seals.slice(0, cut.seq);
      const kept = new Set(seals.map((seal) => seal.event.subjectId));
      const erasedStill = full.messages.filter((row) => row.text !== null || row.textSha256 === null);
      const shorter = {
        seals,
        checkpoints: full.checkpoints.filter((checkpoint) => checkpoint.seq <= cut.seq),
        messages: erasedStill.filter((row) => kept.has(row.id)),
        decisions: full.decisions.filter((row) => kept.has(row.id)),
        drafts: full.drafts.filter((row) => kept.has(row.id)),
      };
      const { finding } = await verify(withEnd(storyLines(shorter)), { checkpoint: newest });
      expect(finding).toMatchObject({ kind: "event", seq: cut.seq + 1 });
      expect(finding.problem).toContain("tail is cut");
    }
  });

  test("at any byte is found without any checkpoint, since the end line is missing [Q12]", async () => {
    const whole = withEnd(lines).join("");
    await fc.assert(
      fc.asyncProperty(fc.nat(Buffer.byteLength(whole) - 1), async (length) => {
        const { ok } = await verifier.verifyExport([Buffer.from(whole).subarray(0, length)], { keys });
        expect(ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test("with any byte changed is found [Q12]", async () => {
    const whole = Buffer.from(withEnd(lines).join(""));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const altered = Buffer.from(whole);
        altered[at] ^= mask;
        expect((await verifier.verifyExport([altered], { keys })).ok).toBe(false);
      }),
      { numRuns: runs },
    );
  });

  test("the header's own fields are bound by the end line [Q12]", async () => {
    const header = { ...records[0], exportedAt: "2027-01-01T00:00:00.000Z" };
    const { finding } = await verify(withEnd(lines).with(0, line(header)));
    expect(finding).toMatchObject({ kind: "end" });
  });
});

describe("texts and pending events", () => {
  test("a text that disappears without an erasure event, or is back after one, is found [Q12]", async () => {
    const index = indexOf("message", 1);
    const gone = await verify(withEnd(lines.with(index, line({ ...records[index], text: null, salt: null }))));
    expect(gone.finding).toMatchObject({ kind: "message", id: records[index].id });
    const erasedIndex = records.findIndex((record) => record.kind === "message" && record.text === null && record.textSha256 !== null);
    const back = await verify(withEnd(lines.with(erasedIndex, line({ ...records[erasedIndex], text: "hello", salt: "AAAA" }))));
    expect(back.finding).toMatchObject({ kind: "message", id: records[erasedIndex].id });
  });

  test("an event that was not sealed yet is refused unless it is accepted by name, and then counted as unprotected [C2]", async () => {
    const event = { ...story.seals[0].event, id: "018f4f3e-0000-7000-8000-000000009999", type: "workspace.renamed" };
    const withPending = withEnd(lines.toSpliced(indexOf("message"), 0, pendingLine(event)));
    expect((await verify(withPending)).finding).toMatchObject({ kind: "pending", id: event.id });
    expect(await verify(withPending, { allowPending: true })).toMatchObject({ ok: true, pending: 1 });
  });
});

describe("the command", () => {
  let folder;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "handrail-verify-"));
    writeFileSync(join(folder, "export.jsonl"), withEnd(lines).join(""));
    writeFileSync(join(folder, "bad.jsonl"), withEnd(lines.toSpliced(3, 1)).join(""));
    writeFileSync(join(folder, "key"), `${storyPublicKey.toString("base64url")}\n`);
    writeFileSync(join(folder, "newest.json"), JSON.stringify(newest));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...words) => spawnSync(process.execPath, [script, ...words], { encoding: "utf8", cwd: folder });

  test("says in one line that an export is intact and exits 0 [C2]", () => {
    const out = execFileSync(process.execPath, [script, "export.jsonl", "--key", "key", "--checkpoint", "newest.json"], { encoding: "utf8", cwd: folder });
    expect(out).toMatch(/^intact: workspace .*\n$/);
    expect(run("export.jsonl", "--key", storyPublicKey.toString("base64url"), "--checkpoint", JSON.stringify(newest)).status).toBe(0);
  });

  test("names the first bad record and exits 1; --json gives the same as an object [C2] [Q12]", () => {
    const { status, stdout } = run("bad.jsonl", "--key", "key");
    expect([status, stdout]).toEqual([1, "BAD: line 4, event 3: it is missing: after 2 comes 4\n"]);
    const json = run("bad.jsonl", "--key", "key", "--json");
    expect([json.status, JSON.parse(json.stdout).finding.kind]).toEqual([1, "event"]);
  });

  test("exits 2 with its usage when it is called wrongly or a file cannot be read [C2]", () => {
    for (const words of [
      [],
      ["export.jsonl"],
      ["missing.jsonl", "--key", "key"],
      ["export.jsonl", "--key", "nonsense"],
      ["export.jsonl", "--key", "key", "--checkpoint", "{}"],
      ["a", "b", "--key", "key"],
      ["export.jsonl", "--key", "key", "--odd"],
    ]) {
      const { status, stderr } = run(...words);
      expect([words, status]).toEqual([words, 2]);
      expect(stderr).toContain("usage:");
    }
  });
});
