import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { eraseFileRow, findFile } from "@/lib/db/file";
import { withWorkspaceSql } from "@/lib/db/tx";
import { sniffType } from "@/lib/integrations/storage/sniff-type";
import { sha256Hex } from "@/lib/platform/crypto";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { insertPreparedFile, type PreparedFile, prepareFile } from "./keep-file";
import { readFile } from "./read-file";

const { owner: database } = await testDatabase();
type Workspace = Awaited<ReturnType<typeof makeWorkspace>>;

async function keepFile(workspace: Workspace, given: Parameters<typeof prepareFile>[0]): Promise<PreparedFile> {
  const file = prepareFile(given);
  await withWorkspaceSql(workspace, (tx) => insertPreparedFile(tx, file, true));
  return file;
}

async function readPieces(workspace: Workspace, file: PreparedFile): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await readFile(workspace, file)) pieces.push(piece);
  return pieces;
}

const text = (value: string) => new TextEncoder().encode(value);

test("a file comes back byte for byte, in pieces, whatever its size, and only to its workspace [W7] [S3]", async () => {
  const workspace = await makeWorkspace();
  const foreign = await makeWorkspace();
  for (const size of [0, 1, 256 * 1024, 256 * 1024 + 1, 3_000_000]) {
    const bytes = randomBytes(size);
    const file = await keepFile(workspace, { purpose: "import", name: "dump.bin", contentType: "application/octet-stream", bytes });
    expect(file).toMatchObject({ sizeBytes: size, sha256: sha256Hex(bytes), provider: "database" });
    const pieces = await readPieces(workspace, file);
    expect(Buffer.compare(Buffer.concat(pieces), bytes)).toBe(0);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(256 * 1024);
    expect(pieces).toHaveLength(Math.ceil(size / (256 * 1024)));
    expect(await readPieces(foreign, file)).toHaveLength(0);
  }
});

test("the digest of the log is of salt and bytes, and after erasure nothing says anything about the file [W7] [G1]", async () => {
  const workspace = await makeWorkspace();
  const bytes = text("Dear team, my order 4711 has not come.");
  const file = await keepFile(workspace, { purpose: "attachment", name: "letter.txt", contentType: "text/plain", bytes });
  expect(file.digest).not.toBe(file.sha256);
  expect(sha256Hex(Buffer.concat([file.salt, bytes]))).toBe(file.digest);
  await withWorkspaceSql(workspace, (tx) => eraseFileRow(tx, file.id));
  const { rows } = await database.query("SELECT f.*, (SELECT count(*)::int FROM file_chunk c WHERE c.file_id = f.id) AS pieces FROM file f WHERE id = $1", [
    file.id,
  ]);
  expect(rows[0]).toMatchObject({ name: "", sha256: null, salt: null, pieces: 0, digest: file.digest, size_bytes: bytes.length });
  expect((await withWorkspaceSql(workspace, (tx) => findFile(tx, file.id)))?.erasedAt).not.toBeNull();
});

test("a file's type is what its bytes are, whatever its name says [W7]", async () => {
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  for (const [bytes, name, type] of [
    [png, "photo.exe", "image/png"],
    [text("%PDF-1.7\n%âãÏÓ\n1 0 obj\n"), "a.png", "application/pdf"],
    [text("MZ\u0090\u0000\u0003\u0000"), "photo.png", "application/x-msdownload"],
    [text("<!doctype html><script>alert(1)</script>"), "note.txt", "text/html"],
    [text("\ufeff  \n<svg onload=alert(1)>"), "note.txt", "text/html"],
    [text("<?php system('id');"), "a.txt", "text/html"],
    [text("a;b\n1;2\n"), "prices.CSV", "text/csv"],
    [text("Grüße"), "note", "text/plain"],
    [Buffer.from("Gr\u00fc\u00dfe", "latin1"), "note.txt", "text/plain"],
    [Buffer.from("Gr\u00fc\u00dfe", "latin1"), "note", "application/octet-stream"],
    [text("a\u0000b"), "note.txt", "application/octet-stream"],
    [new Uint8Array(0), "empty.txt", "text/plain"],
  ] as const)
    expect([name, await sniffType(bytes, name)]).toEqual([name, type]);
});
