#!/usr/bin/env node
/**
 * handrail-verify: checks an audit export (format handrail-audit-export/1, docs/audit-format.md) with nothing but the export, the
 * public key and, to find a cut tail, the newest checkpoint ever given out. One file, no dependencies, no code of the product:
 * it can be read, copied and run anywhere with Node 20. It reads the export once, as a stream, and names the first bad record.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, existsSync, readFileSync, realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";

const usage = `usage: handrail-verify <export.jsonl> --key <file or base64url> [--key …] [--checkpoint <file or JSON>] [--allow-pending] [--json]

  --key            trusted Ed25519 public key: 32 bytes as base64url, or a file with such lines or one PEM; repeat after a key rotation
  --checkpoint     the newest checkpoint you were ever given; finds an export whose tail was cut off
  --allow-pending  accept events that were not sealed yet when the export was taken (they are not protected)
  --json           print the result as one JSON object
exit status: 0 intact, 1 the first bad record is named, 2 wrong usage or unreadable input`;

const format = "handrail-audit-export/1";
const maxLineBytes = 64 * 1024 * 1024;
const maxDepth = 64;

// Canonical JSON (RFC 8785), restricted to what survives a jsonb column.

export function canonical(value, depth = 0) {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error("a number that JSON cannot hold");
    if (Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new Error("an integer beyond 2^53 - 1");
    return JSON.stringify(value);
  }
  if (typeof value === "string") {
    if (/\u0000|\p{Surrogate}/u.test(value)) throw new Error("a string with NUL or a lone surrogate");
    return JSON.stringify(value);
  }
  if (typeof value !== "object") throw new Error(`${typeof value} is not JSON`);
  if (depth >= maxDepth) throw new Error(`deeper than ${maxDepth}`);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(",")}]`;
  const members = Object.keys(value).sort().map((key) => `${canonical(key)}:${canonical(value[key], depth + 1)}`);
  return `{${members.join(",")}}`;
}

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
const domainText = (domain, value) => `handrail-audit-${domain}/1\n${canonical(value)}`;
const without = (record, ...fields) => Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)));

export const genesisHash = (workspaceId) => sha256(`handrail-audit-genesis/1\n${workspaceId}`);
/** Hash of an event line: all its fields but the hash. */
export const eventHash = (record) => sha256(domainText("event", without(record, "kind", "hash")));
export const messageDigest = (record) => sha256(domainText("message", without(record, "kind", "seq", "eventSeq", "text", "salt")));
export const decisionDigest = (record) => sha256(domainText("decision", without(record, "kind")));
export const draftDigest = (record) => sha256(domainText("draft", without(record, "kind", "text", "salt")));

// Shapes: every field of every record, no other, and what each must look like.

const isString = (value) => typeof value === "string";
const isName = (value) => isString(value) && value.length > 0;
const isUuid = (value) => isString(value) && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);
const isInstant = (value) => isString(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value));
const isHash = (value) => isString(value) && /^[0-9a-f]{64}$/.test(value);
const isKeyId = (value) => isString(value) && /^[0-9a-f]{16}$/.test(value);
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isPlace = (value) => Number.isSafeInteger(value) && value >= 1;
const isNumber = (value) => typeof value === "number";
const isJson = () => true;
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isBase64 = (value) => isString(value) && Buffer.from(value, "base64").toString("base64") === value;
const isBase64Url = (bytes) => (value) => isString(value) && Buffer.from(value, "base64url").length === bytes && Buffer.from(value, "base64url").toString("base64url") === value;
const orNull = (check) => (value) => value === null || check(value);

const eventShape = {
  id: isUuid, type: isName, subjectType: isName, subjectId: isName, conversationId: orNull(isUuid), conversationSeq: orNull(isPlace),
  actorKind: isName, actorId: orNull(isName), data: isObject, occurredAt: isInstant,
};
const checkpointShape = { workspaceId: isUuid, seq: isPlace, hash: isHash, prevSeq: isCount, signedAt: isInstant, keyId: isKeyId, signature: isBase64Url(64) };
const shapes = {
  header: { format: (value) => value === format, workspaceId: isUuid, exportedAt: isInstant, publicKeys: Array.isArray, range: isObject },
  event: { workspaceId: isUuid, seq: isPlace, event: isObject, sealedAt: isInstant, prevHash: isHash, hash: isHash },
  checkpoint: checkpointShape,
  pending: { event: isObject },
  message: {
    id: isUuid, workspaceId: isUuid, conversationId: isUuid, authorClass: isName, authorId: orNull(isName), clientId: orNull(isString),
    visibility: isName, systemCode: orNull(isName), systemParams: isJson, textSha256: orNull(isHash), sources: isJson, turnId: orNull(isUuid),
    draftId: orNull(isUuid), createdAt: isInstant, seq: orNull(isPlace), eventSeq: isPlace, text: orNull(isString), salt: orNull(isBase64),
  },
  decision: {
    id: isUuid, workspaceId: isUuid, conversationId: isUuid, turnId: orNull(isUuid), messageId: orNull(isUuid), action: isName, outcome: isName,
    reasons: isJson, signals: isJson, policy: isJson, hits: isJson, botVersionId: orNull(isUuid), knowledgeVersionId: orNull(isUuid),
    samplingProbability: orNull(isNumber), model: orNull(isString), promptSha256: orNull(isHash), inputTokens: orNull(isNumber),
    outputTokens: orNull(isNumber), latencyMs: orNull(isNumber), topic: orNull(isString), draftId: orNull(isUuid), handoffId: orNull(isUuid),
    replyMessageId: orNull(isUuid), createdAt: isInstant,
  },
  draft: {
    id: isUuid, workspaceId: isUuid, conversationId: isUuid, turnId: orNull(isUuid), decisionId: orNull(isUuid), textSha256: orNull(isHash),
    contentSha256: orNull(isHash), sources: isJson, status: isName, version: isCount, finalTextSha256: orNull(isHash), decidedBy: orNull(isName), decidedAt: orNull(isInstant),
    messageId: orNull(isUuid), createdAt: isInstant, text: orNull(isString), salt: orNull(isBase64),
  },
  end: { workspaceId: isUuid, lines: isCount, sha256: isHash, keyId: isKeyId, signature: isBase64Url(64) },
};
/** The order of the sections. A checkpoint stands among the events. */
const sections = { header: 0, event: 1, checkpoint: 1, pending: 2, message: 3, decision: 4, draft: 5, end: 6 };

function shapeProblem(record, shape, name = "field") {
  for (const field of Object.keys(record)) if (!Object.hasOwn(shape, field)) return `${name} ${JSON.stringify(field)} does not belong here`;
  for (const [field, check] of Object.entries(shape)) {
    if (!Object.hasOwn(record, field)) return `${name} "${field}" is missing`;
    if (!check(record[field])) return `${name} "${field}" is malformed`;
  }
  return null;
}

// Keys and signatures.

export const keyIdOf = (raw) => sha256(raw).slice(0, 16);

/** Map of key id to key object from 32 raw bytes each. */
export function trustKeys(rawKeys) {
  return new Map(rawKeys.map((raw) => [keyIdOf(raw), createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(raw).toString("base64url") }, format: "jwk" })]));
}

function signatureProblem(domain, record, keys) {
  const key = keys.get(record.keyId);
  if (key === undefined) return `is signed with key ${record.keyId}, which is not among the trusted keys`;
  const text = domainText(domain, without(record, "kind", "signature"));
  return verify(null, Buffer.from(text, "utf8"), key, Buffer.from(record.signature, "base64url")) ? null : "has a wrong signature";
}

/**
 * What the events say about the rows of one kind, found again by row id: digest, seq of the seal (0: pending), conversation seq, public seq
 * (0: null), whether its row was met. About 150 bytes a row; sixteen maps because one holds 16.7 million entries at most.
 */
function createLedger() {
  const maps = Array.from({ length: 16 }, () => new Map());
  const size = 57;
  let bytes = Buffer.alloc(size * 1024);
  let count = 0;
  const keyOf = (id) => Buffer.from(id.replaceAll("-", ""), "hex").latin1Slice();
  const mapOf = (key) => maps[key.charCodeAt(15) & 15];
  const find = (id) => {
    const key = keyOf(id);
    return mapOf(key).get(key);
  };
  return {
    has: (id) => find(id) !== undefined,
    put(id, { digest, sealSeq, eventSeq, publicSeq }) {
      const key = keyOf(id);
      let at = mapOf(key).get(key);
      if (at === undefined) {
        at = count * size;
        count += 1;
        if (at + size > bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
        mapOf(key).set(key, at);
      }
      bytes.write(digest, at, "hex");
      bytes.writeDoubleLE(sealSeq, at + 32);
      bytes.writeDoubleLE(eventSeq ?? 0, at + 40);
      bytes.writeDoubleLE(publicSeq ?? 0, at + 48);
    },
    take(id) {
      const at = find(id);
      if (at === undefined) return null;
      bytes[at + 56] = 1;
      const place = (offset) => bytes.readDoubleLE(at + offset) || null;
      return { digest: bytes.toString("hex", at, at + 32), sealSeq: place(32), eventSeq: place(40), publicSeq: place(48) };
    },
    /** The entry noted first whose row was never met, or null. */
    untaken() {
      for (let index = 0; index < count; index += 1) {
        const at = index * size;
        if (bytes[at + 56] === 1) continue;
        for (const map of maps) {
          for (const [key, value] of map) {
            if (value !== at) continue;
            const hex = Buffer.from(key, "latin1").toString("hex");
            return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"), sealSeq: bytes.readDoubleLE(at + 32) || null };
          }
        }
      }
      return null;
    },
  };
}

/**
 * A verifier that is fed the lines of one export in order. `accept(bytes)` takes a line without its line feed and returns null or the first
 * finding { line, kind, seq?, id?, problem }; `finish()` returns what is still missing, or null; `summary()` tells what was seen.
 */
export function createVerifier({ keys, checkpoint: given = null, allowPending = false }) {
  const fileHash = createHash("sha256");
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const conversations = new Map();
  const ledgers = { message: createLedger(), decision: createLedger(), draft: createLedger() };
  const erased = { message: new Set(), draft: new Set() };
  const counts = { events: 0, checkpoints: 0, pending: 0, messages: 0, decisions: 0, drafts: 0, erased: 0 };
  let lineNumber = 0;
  let section = -1;
  let header = null;
  let head = { seq: 0, hash: "" };
  let covered = 0;
  let givenSeen = false;
  let lastId = "";
  let ended = false;

  /** Reads what an event says about rows; returns a problem or null. */
  function noteRows(event, sealSeq) {
    const { type, subjectType, subjectId, conversationSeq, data } = event;
    const note = (kind, publicSeq) => {
      if (subjectType !== kind || !isUuid(subjectId)) return `a ${type} event must have a ${kind} as its subject`;
      if (!isHash(data.digest)) return `a ${type} event must carry the digest of its ${kind}`;
      if (kind !== "draft" && ledgers[kind].has(subjectId)) return `a second ${type} event for ${kind} ${subjectId}`;
      ledgers[kind].put(subjectId, { digest: data.digest, sealSeq, eventSeq: conversationSeq, publicSeq });
      return null;
    };
    if (type === "message.created") {
      const publicSeq = data.seq ?? null;
      return orNull(isPlace)(publicSeq) ? note("message", publicSeq) : "the message's seq in its event is malformed";
    }
    if (type === "decision.made") return note("decision", null);
    if (type === "message.erased") {
      if (subjectType !== "message" || !isUuid(subjectId) || !ledgers.message.has(subjectId)) return "it erases a message that was never created";
      erased.message.add(subjectId);
      return null;
    }
    if (!type.startsWith("draft.")) return null;
    const problem = note("draft", null);
    if (problem === null && type === "draft.erased") erased.draft.add(subjectId);
    return problem;
  }

  function orderProblem({ conversationId, conversationSeq }) {
    if ((conversationSeq === null) !== (conversationId === null)) return "a conversation and its seq must come together";
    if (conversationId === null) return null;
    const expected = (conversations.get(conversationId) ?? 0) + 1;
    if (conversationSeq !== expected) return `conversation ${conversationId} continues with seq ${conversationSeq} where ${expected} is due`;
    conversations.set(conversationId, conversationSeq);
    return null;
  }

  function checkHeader(record) {
    const rangeProblem = shapeProblem(record.range, { fromSeq: (value) => value === 1, toSeq: isCount }, "range");
    if (rangeProblem) return rangeProblem;
    for (const entry of record.publicKeys) {
      if (!isObject(entry)) return 'field "publicKeys" is malformed';
      const problem = shapeProblem(entry, { keyId: isKeyId, publicKey: isBase64Url(32) }, "public key");
      if (problem) return problem;
      if (keyIdOf(Buffer.from(entry.publicKey, "base64url")) !== entry.keyId) return `public key ${entry.keyId} does not have that id`;
    }
    header = record;
    head = { seq: 0, hash: genesisHash(record.workspaceId) };
    if (given !== null && given.workspaceId !== record.workspaceId) return `it is of workspace ${record.workspaceId}, the given checkpoint of ${given.workspaceId}`;
    return null;
  }

  function checkEvent(record) {
    if (record.seq > head.seq + 1) return { seq: head.seq + 1, problem: `it is missing: after ${head.seq} comes ${record.seq}` };
    if (record.seq <= head.seq) return `seq ${record.seq} comes again or too late: after ${head.seq}`;
    const shape = shapeProblem(record.event, eventShape, "event field");
    if (shape) return shape;
    if (record.prevHash !== head.hash) return "its prevHash is not the hash of the record before it";
    if (eventHash(record) !== record.hash) return "its hash is not that of its content";
    if (given?.seq === record.seq && given.hash !== record.hash) return "its hash differs from the given checkpoint";
    counts.events += 1;
    head = { seq: record.seq, hash: record.hash };
    return orderProblem(record.event) ?? noteRows(record.event, record.seq);
  }

  function checkCheckpoint(record) {
    if (record.seq > head.seq) return { kind: "event", seq: head.seq + 1, problem: `it is missing: after ${head.seq} comes a checkpoint of ${record.seq}` };
    if (record.seq !== head.seq) return `it stands after event ${head.seq} but speaks of ${record.seq}`;
    if (record.seq === covered) return "it comes twice";
    const problem = signatureProblem("checkpoint", record, keys);
    if (problem) return `it ${problem}`;
    if (record.hash !== head.hash) return `the chain has another hash at ${record.seq} than the one that was signed: an event since the checkpoint before was replaced`;
    if (record.prevSeq !== covered) return { seq: record.prevSeq, problem: `it is missing: the checkpoint of ${record.seq} names it as the one before, here that is ${covered}` };
    counts.checkpoints += 1;
    covered = record.seq;
    if (covered === given?.seq) givenSeen = true;
    return null;
  }

  function checkPending({ event }) {
    if (!allowPending) return "it is not sealed yet, so nothing protects it (--allow-pending accepts it)";
    counts.pending += 1;
    return shapeProblem(event, eventShape, "event field") ?? orderProblem(event) ?? noteRows(event, 0);
  }

  function checkRow(kind, record) {
    if (record.id <= lastId) return "it is out of order or comes twice: rows ascend by id";
    lastId = record.id;
    const noted = ledgers[kind].take(record.id);
    if (noted === null) return "no event speaks of it: it was inserted, or its event removed";
    const digest = { message: messageDigest, decision: decisionDigest, draft: draftDigest }[kind](record);
    const where = noted.sealSeq === null ? "a pending event" : `event ${noted.sealSeq}`;
    if (digest !== noted.digest) return `its content is not what ${where} recorded`;
    counts[`${kind}s`] += 1;
    if (kind === "decision") return null;
    if (kind === "message" && record.seq !== noted.publicSeq) return `its seq is ${record.seq}, ${where} recorded ${noted.publicSeq}`;
    if (kind === "message" && record.eventSeq !== noted.eventSeq) return `its event seq is ${record.eventSeq}, ${where} has ${noted.eventSeq}`;
    if ((record.text === null) !== (record.salt === null)) return "text and salt must both be present or both be gone";
    const isErased = erased[kind].has(record.id);
    if (record.textSha256 === null) return record.text === null ? null : "it has a text but no hash of a text";
    if (record.text === null) {
      counts.erased += 1;
      return isErased ? null : `its text is gone without a ${kind}.erased event`;
    }
    if (isErased) return `its text is present although a ${kind}.erased event says it was erased`;
    return sha256(Buffer.from(record.salt, "base64"), record.text) === record.textSha256 ? null : "its text is not the one whose hash was recorded";
  }

  function checkEnd(record) {
    ended = true;
    if (record.lines !== lineNumber - 1) return `it counts ${record.lines} lines before it, there are ${lineNumber - 1}`;
    const problem = signatureProblem("export-end", record, keys);
    if (problem) return `it ${problem}`;
    return record.sha256 === fileHash.digest("hex") ? null : "the lines before it are not the bytes that were signed; every record is sound, so the header was changed";
  }

  /** What must hold when the sections before `next` are complete. */
  function closeSections(next) {
    if (section <= 1 && next > 1) {
      const missing = (problem) => ({ line: lineNumber, kind: "event", seq: head.seq + 1, problem });
      if (head.seq !== header.range.toSeq) return missing(`the events end at ${head.seq}, the header promises ${header.range.toSeq}`);
      if (given !== null && given.seq > head.seq) return missing(`the tail is cut: the export ends at ${head.seq}, the given checkpoint was signed at ${given.seq}`);
      if (given !== null && !givenSeen) return { line: lineNumber, kind: "checkpoint", seq: given.seq, problem: "it was given out and is missing here" };
      if (covered !== head.seq) return { line: lineNumber, kind: "checkpoint", seq: head.seq, problem: `no checkpoint covers the events ${covered + 1} to ${head.seq}: they could have been rewritten` };
    }
    for (const kind of ["message", "decision", "draft"]) {
      if (!(section <= sections[kind] && next > sections[kind])) continue;
      const gone = ledgers[kind].untaken();
      if (gone) return { line: lineNumber, kind, id: gone.id, problem: `its row is missing; ${gone.sealSeq === null ? "a pending event" : `event ${gone.sealSeq}`} speaks of it` };
    }
    return null;
  }

  function accept(bytes) {
    lineNumber += 1;
    let record;
    const at = (kind, problem) => {
      const seq = record?.seq;
      const id = kind === "pending" ? record?.event?.id : record?.id;
      return { line: lineNumber, kind, ...(isCount(seq) && (kind === "event" || kind === "checkpoint") ? { seq } : {}), ...(isString(id) ? { id } : {}), problem };
    };
    if (ended) return at("line", "it stands after the end line");
    let text;
    try {
      text = decoder.decode(bytes);
      record = JSON.parse(text);
    } catch {
      return at("line", "it is not JSON in UTF-8");
    }
    if (!isObject(record) || !isString(record.kind) || !Object.hasOwn(shapes, record.kind)) return at("line", "it is not a record of this format");
    const { kind } = record;
    const problemOf = (check) => {
      const problem = check();
      if (!problem) return null;
      return isString(problem) ? at(kind, problem) : { ...at(kind, ""), ...problem };
    };
    const form = problemOf(() => {
      try {
        if (canonical(record) !== text) return "it is not written as canonical JSON";
      } catch (error) {
        return `it is not canonical JSON: ${error.message}`;
      }
      return shapeProblem(record, { kind: isName, ...shapes[kind] });
    });
    if (form) return form;
    if ((kind === "header") !== (lineNumber === 1)) return at(kind, lineNumber === 1 ? "the first line must be the header" : "a second header");
    if (sections[kind] < section) return at(kind, "it stands after a later section of the export");
    if (sections[kind] > section) {
      const gap = closeSections(sections[kind]);
      if (gap) return gap;
      section = sections[kind];
      lastId = "";
    }
    const workspaceId = kind === "pending" ? header.workspaceId : record.workspaceId;
    if (header !== null && workspaceId !== header.workspaceId) return at(kind, `it is of workspace ${workspaceId}, the header of ${header.workspaceId}`);
    const checks = { header: checkHeader, event: checkEvent, checkpoint: checkCheckpoint, pending: checkPending, end: checkEnd };
    const finding = problemOf(() => (checks[kind] ? checks[kind](record) : checkRow(kind, record)));
    if (finding) return finding;
    if (!ended) fileHash.update(bytes).update("\n");
    return null;
  }

  return {
    accept,
    finish: () => (ended ? null : { line: lineNumber + 1, kind: "end", problem: "the export has no end line: it was cut off" }),
    summary: () => ({ workspaceId: header?.workspaceId ?? null, lastSeq: head.seq, lastHash: head.hash, ...counts }),
    /** A finding about the checkpoint that was given on the command line, or null. */
    given: () => {
      if (given === null) return null;
      const problem = signatureProblem("checkpoint", given, keys);
      return problem ? { line: 0, kind: "given checkpoint", seq: given.seq, problem: `it ${problem}` } : null;
    },
  };
}

/** Verifies an export that arrives as chunks of bytes. Returns { ok, finding, …summary }. */
export async function verifyExport(chunks, options) {
  const verifier = createVerifier(options);
  const result = (finding) => ({ ok: finding === null, finding, ...verifier.summary() });
  const wrongGiven = verifier.given();
  if (wrongGiven) return result(wrongGiven);
  let rest = [];
  let restBytes = 0;
  let lines = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(10); to !== -1; to = chunk.indexOf(10, from)) {
      const piece = chunk.subarray(from, to);
      const finding = verifier.accept(rest.length === 0 ? piece : Buffer.concat([...rest, piece]));
      if (finding) return result(finding);
      lines += 1;
      rest = [];
      restBytes = 0;
      from = to + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
    restBytes += chunk.length - from;
    if (restBytes > maxLineBytes) return result({ line: lines + 1, kind: "line", problem: "it is longer than 64 MB" });
  }
  if (restBytes > 0) return result({ line: lines + 1, kind: "line", problem: "it does not end with a line feed: the file was cut off" });
  return result(verifier.finish());
}

// Command line.

function readKeys(argument) {
  const content = existsSync(argument) ? readFileSync(argument, "utf8") : argument;
  if (content.includes("-----BEGIN")) return [Buffer.from(createPublicKey(content).export({ format: "jwk" }).x ?? "", "base64url")];
  const keys = content.split(/\s+/).filter((word) => word !== "").map((word) => Buffer.from(word, "base64url"));
  if (keys.length === 0 || keys.some((key) => key.length !== 32)) throw new Error(`--key ${argument}: neither a file with a public key nor 32 bytes as base64url`);
  return keys;
}

function readCheckpoint(argument) {
  const content = argument.trimStart().startsWith("{") ? argument : readFileSync(argument, "utf8");
  const { kind: _kind, ...checkpoint } = JSON.parse(content);
  const problem = shapeProblem(checkpoint, checkpointShape);
  if (problem) throw new Error(`--checkpoint: ${problem}`);
  return checkpoint;
}

function parseArguments(words) {
  const options = { file: null, rawKeys: [], checkpoint: null, allowPending: false, json: false };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    const value = () => {
      index += 1;
      if (words[index] === undefined) throw new Error(`${word} needs a value`);
      return words[index];
    };
    if (word === "--key") options.rawKeys.push(...readKeys(value()));
    else if (word === "--checkpoint") options.checkpoint = readCheckpoint(value());
    else if (word === "--allow-pending") options.allowPending = true;
    else if (word === "--json") options.json = true;
    else if (word.startsWith("--") || options.file !== null) throw new Error(`unexpected argument ${word}`);
    else options.file = word;
  }
  if (options.file === null) throw new Error("no export given");
  if (options.rawKeys.length === 0) throw new Error("no --key given: a signature can only be checked against a key that you trust");
  return options;
}

function describe({ finding, ...seen }) {
  if (finding === null) {
    const pending = seen.pending > 0 ? `, ${seen.pending} pending and not protected` : "";
    return `intact: workspace ${seen.workspaceId}, ${seen.events} events, ${seen.checkpoints} checkpoints, ${seen.messages} messages, ${seen.decisions} decisions, ${seen.drafts} drafts, ${seen.erased} texts erased${pending}; head ${seen.lastSeq} ${seen.lastHash}`;
  }
  const name = [finding.kind, finding.seq, finding.id].filter((part) => part !== undefined).join(" ");
  return `BAD: line ${finding.line}, ${name}: ${finding.problem}`;
}

async function main(words) {
  try {
    const options = parseArguments(words);
    const result = await verifyExport(createReadStream(options.file, { highWaterMark: 1 << 20 }), { ...options, keys: trustKeys(options.rawKeys) });
    console.log(options.json ? JSON.stringify(result) : describe(result));
    return result.ok ? 0 : 1;
  } catch (error) {
    console.error(`handrail-verify: ${error.message}\n${usage}`);
    return 2;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) process.exitCode = await main(process.argv.slice(2));
