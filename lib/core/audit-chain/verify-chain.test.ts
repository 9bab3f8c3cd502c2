import fc from "fast-check";
import { expect, test } from "vitest";
import { keyFromSeed, makeStory, storyPublicKey, workspaceId } from "./audit-story";
import { keyIdOf, publicKeyFromRaw, rawPublicKey, signCheckpoint } from "./checkpoint";
import type { SealedEvent } from "./seal-event";
import { verifyChain } from "./verify-chain";

const { seals, checkpoints } = makeStory(3);
const keys = new Map([[keyIdOf(storyPublicKey), publicKeyFromRaw(storyPublicKey)]]);
const place = fc.nat(seals.length - 1);

test("a chain as it was sealed verifies, with its checkpoints in any order [C2]", () => {
  expect(verifyChain(workspaceId, seals, checkpoints, keys)).toBeNull();
  expect(verifyChain(workspaceId, seals, checkpoints.toReversed(), keys)).toBeNull();
  expect(verifyChain(workspaceId, [], [], keys)).toBeNull();
});

test("a changed field of a seal or its event is found at that seal [Q12]", () => {
  const uuid = "018f4f3e-0000-7000-8000-00000000abcd";
  const changes: ((seal: SealedEvent) => SealedEvent)[] = [
    (seal) => ({ ...seal, hash: seal.prevHash }),
    (seal) => ({ ...seal, prevHash: seal.hash }),
    (seal) => ({ ...seal, sealedAt: "2026-01-01T00:00:00.000Z" }),
    (seal) => ({ ...seal, workspaceId: uuid }),
    ...(["id", "subjectId", "conversationId", "actorId", "type", "subjectType", "actorKind", "occurredAt"] as const).map((field) => (seal: SealedEvent) => ({
      ...seal,
      event: { ...seal.event, [field]: `${seal.event[field] === uuid ? "" : uuid}` },
    })),
    (seal) => ({ ...seal, event: { ...seal.event, conversationSeq: (seal.event.conversationSeq ?? 0) + 1 } }),
    (seal) => ({ ...seal, event: { ...seal.event, data: { ...seal.event.data, digest: "0" } } }),
  ];
  fc.assert(
    fc.property(place, fc.constantFrom(...changes), (at, change) => {
      expect(
        verifyChain(
          workspaceId,
          seals.map((seal, index) => (index === at ? change(seal) : seal)),
          checkpoints,
          keys,
        ),
      ).toMatchObject({ kind: "event", seq: at + 1 });
    }),
  );
});

test("a missing seal is named by its seq, a repeated or moved one where it stands [Q12]", () => {
  fc.assert(
    fc.property(fc.nat(seals.length - 2), (at) => {
      expect(verifyChain(workspaceId, seals.toSpliced(at, 1), checkpoints, keys)).toMatchObject({ kind: "event", seq: at + 1, code: "seq_missing" });
      const seal = seals[at];
      if (seal !== undefined)
        expect(verifyChain(workspaceId, seals.toSpliced(at, 0, seal), checkpoints, keys)).toMatchObject({ kind: "event", seq: at + 1, code: "seq_repeated" });
    }),
  );
});

test("a tail cut off below a checkpoint is found, and so is a checkpoint of another key, chain or hash [Q12]", () => {
  const newest = checkpoints.at(-1);
  if (newest === undefined) throw new Error("the story has no checkpoint");
  expect(verifyChain(workspaceId, seals.slice(0, newest.seq - 1), checkpoints.slice(0, -1).concat(newest), keys)).toMatchObject({
    kind: "checkpoint",
    seq: newest.seq,
    code: "beyond_the_end",
  });
  expect(verifyChain(workspaceId, seals, checkpoints, new Map())).toMatchObject({ code: "unknown_key" });
  expect(verifyChain(workspaceId, seals, [{ ...newest, signedAt: "2026-01-01T00:00:00.000Z" }], keys)).toMatchObject({ code: "signature_wrong" });
  const stranger = keyFromSeed(9);
  const forged = signCheckpoint({ ...newest, hash: "0".repeat(64) }, stranger);
  expect(verifyChain(workspaceId, seals, [forged], new Map([[forged.keyId, publicKeyFromRaw(rawPublicKey(stranger))]]))).toMatchObject({
    code: "checkpoint_hash_differs",
  });
});
