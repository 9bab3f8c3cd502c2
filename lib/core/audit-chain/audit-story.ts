/**
 * Test material: a small workspace's chain with a message of each kind, decisions, drafts, an erased message and signed
 * checkpoints, written as an export. The key is derived from a fixed seed, so the bytes are the same in every run.
 */
import { createHash, createPrivateKey } from "node:crypto";
import { keyIdOf, rawPublicKey, signCheckpoint } from "./checkpoint";
import type { Checkpoint } from "./checkpoint";
import { textSha256 } from "./digest";
import { checkpointLine, decisionLine, draftLine, endLine, eventLine, headerLine, messageLine } from "./export-lines";
import type { ExportedDraft, ExportedMessage } from "./export-lines";
import { decisionDigest, draftDigest, messageDigest } from "./row-digests";
import type { DigestedDecision } from "./row-digests";
import { genesisHead, sealEvent } from "./seal-event";
import type { AuditEvent, SealedEvent } from "./seal-event";

const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");
/** An Ed25519 private key from a fixed seed of 32 equal bytes. */
export const keyFromSeed = (seed: number) => createPrivateKey({ key: Buffer.concat([pkcs8Prefix, Buffer.alloc(32, seed)]), format: "der", type: "pkcs8" });

export const storyKey = keyFromSeed(7);
export const storyPublicKey = rawPublicKey(storyKey);
export const workspaceId = "018f4f3e-0000-7000-8000-000000000001";

const uuid = (n: number) => `018f4f3e-0000-7000-8000-${String(n).padStart(12, "0")}`;
const instant = (n: number) => new Date(Date.UTC(2026, 10, 22) + n * 1000).toISOString();

export type Story = {
  readonly seals: SealedEvent[];
  readonly checkpoints: Checkpoint[];
  readonly messages: ExportedMessage[];
  readonly decisions: DigestedDecision[];
  readonly drafts: ExportedDraft[];
};

/** Two conversations of `turns` turns each; every third answer is held as a draft; the first visitor message is erased. */
export function makeStory(turns: number): Story {
  const story: Story = { seals: [], checkpoints: [], messages: [], decisions: [], drafts: [] };
  const conversations = [uuid(101), uuid(102)];
  const seqs = new Map(conversations.map((id) => [id, { event: 0, message: 0 }]));
  let head = genesisHead(workspaceId);
  let clock = 0;
  let ids = 1000;
  const nextId = () => uuid((ids += 1));
  const append = (type: string, subject: [string, string], conversationId: string | null, data: AuditEvent["data"]) => {
    clock += 1;
    const seq = conversationId === null ? undefined : seqs.get(conversationId);
    const conversationSeq = seq === undefined ? null : (seq.event += 1);
    const event: AuditEvent = {
      id: nextId(),
      type,
      subjectType: subject[0],
      subjectId: subject[1],
      conversationId,
      conversationSeq,
      actorKind: type.startsWith("workspace") ? "member" : "system",
      actorId: type.startsWith("workspace") ? uuid(7) : null,
      data,
      occurredAt: instant(clock),
    };
    const seal = sealEvent(workspaceId, head, event, instant(clock + 1));
    story.seals.push(seal);
    head = { seq: seal.seq, hash: seal.hash };
    if (seal.seq % 7 === 0) checkpoint();
  };
  const checkpoint = () => {
    const claim = { workspaceId, seq: head.seq, hash: head.hash, prevSeq: story.checkpoints.at(-1)?.seq ?? 0, signedAt: instant(clock + 2) };
    story.checkpoints.push(signCheckpoint(claim, storyKey));
  };
  const post = (conversationId: string, fields: Partial<ExportedMessage>, text: string | null) => {
    const salt = text === null ? null : createHash("sha256").update(text).digest().subarray(0, 16);
    const seq = seqs.get(conversationId);
    if (seq === undefined) throw new Error("unknown conversation");
    const visibility = fields.visibility ?? "public";
    const row: ExportedMessage = {
      id: nextId(),
      workspaceId,
      conversationId,
      authorClass: "visitor",
      authorId: uuid(55),
      clientId: null,
      visibility,
      systemCode: null,
      systemParams: null,
      sources: [],
      turnId: null,
      draftId: null,
      createdAt: instant(clock),
      ...fields,
      textSha256: text === null || salt === null ? null : textSha256(salt, text),
      text,
      salt,
      seq: visibility === "note" ? null : (seq.message += 1),
      eventSeq: seq.event + 1,
    };
    story.messages.push(row);
    append("message.created", ["message", row.id], conversationId, {
      digest: messageDigest(row),
      seq: row.seq,
      authorClass: row.authorClass,
      visibility: row.visibility,
    });
    return row;
  };

  append("workspace.created", ["workspace", workspaceId], null, { slug: "alpine" });
  for (let turn = 0; turn < turns; turn += 1) {
    for (const conversationId of conversations) {
      const question = post(conversationId, { clientId: `c-${turn}`, turnId: nextId() }, `Where is my parcel ${turn}? 你好 "quoted"`);
      const held = turn % 3 === 2;
      const decision: DigestedDecision = {
        id: nextId(),
        workspaceId,
        conversationId,
        turnId: question.turnId,
        messageId: question.id,
        action: held ? "hold" : "answer",
        outcome: "applied",
        reasons: [{ code: "confident", score: 0.83, threshold: 0.62 }],
        signals: { confidence: 0.83, language: "en" },
        policy: { version: 1 },
        hits: [{ articleId: uuid(9), score: 12.25 }],
        botVersionId: uuid(11),
        knowledgeVersionId: uuid(12),
        samplingProbability: 0.05,
        model: null,
        promptSha256: null,
        inputTokens: null,
        outputTokens: null,
        latencyMs: 12,
        topic: "none",
        draftId: null,
        handoffId: null,
        replyMessageId: null,
        createdAt: instant(clock),
      };
      story.decisions.push(decision);
      append("decision.made", ["decision", decision.id], conversationId, { digest: decisionDigest(decision), action: decision.action });
      const answer = `It is on its way (${turn}).`;
      if (!held) {
        post(conversationId, { authorClass: "bot", authorId: uuid(11), turnId: question.turnId, sources: [{ articleId: uuid(9), title: "Delivery" }] }, answer);
        continue;
      }
      const salt = Buffer.alloc(16, turn);
      const draft: ExportedDraft = {
        id: nextId(),
        workspaceId,
        conversationId,
        turnId: question.turnId,
        decisionId: decision.id,
        textSha256: textSha256(salt, answer),
        contentSha256: createHash("sha256").update(answer).digest("hex"),
        sources: [],
        status: "pending_review",
        version: 1,
        finalTextSha256: null,
        decidedBy: null,
        decidedAt: null,
        messageId: null,
        createdAt: instant(clock),
        text: answer,
        salt,
      };
      append("draft.created", ["draft", draft.id], conversationId, { digest: draftDigest(draft) });
      const sent = post(conversationId, { authorClass: "bot_approved", draftId: draft.id }, answer);
      const decided: ExportedDraft = {
        ...draft,
        status: "sent",
        version: 2,
        finalTextSha256: draft.textSha256,
        decidedBy: uuid(7),
        decidedAt: instant(clock),
        messageId: sent.id,
      };
      story.drafts.push(decided);
      append("draft.approved", ["draft", draft.id], conversationId, { digest: draftDigest(decided) });
      post(conversationId, { authorClass: "human", visibility: "note", authorId: uuid(7) }, "checked with the carrier");
    }
  }
  post(uuid(101), { authorClass: "system", authorId: null, systemCode: "conversation_resolved", systemParams: { by: "member" } }, null);
  const [erased] = story.messages;
  if (erased !== undefined) {
    story.messages[0] = { ...erased, text: null, salt: null };
    append("message.erased", ["message", erased.id], erased.conversationId, { cause: "request" });
  }
  if (story.checkpoints.at(-1)?.seq !== head.seq) checkpoint();
  return story;
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The lines of the story's export without the end line, each with its line feed. */
export function storyLines(story: Story): string[] {
  const lines = [
    headerLine({
      workspaceId,
      exportedAt: instant(999),
      toSeq: story.seals.length,
      publicKeys: [{ keyId: keyIdOf(storyPublicKey), publicKey: storyPublicKey.toString("base64url") }],
    }),
  ];
  for (const seal of story.seals) {
    lines.push(eventLine(seal));
    for (const checkpoint of story.checkpoints) if (checkpoint.seq === seal.seq) lines.push(checkpointLine(checkpoint));
  }
  return [...lines, ...byId(story.messages).map(messageLine), ...byId(story.decisions).map(decisionLine), ...byId(story.drafts).map(draftLine)];
}

/** Adds an end line that is right for these lines, as an exporter that reads an altered database would. */
export function withEnd(lines: readonly string[]): string[] {
  const sha256 = createHash("sha256").update(lines.join(""), "utf8").digest("hex");
  return [...lines, endLine(workspaceId, lines.length, sha256, storyKey)];
}
