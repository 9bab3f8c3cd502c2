/**
 * Verifies a chain seal by seal, for the product's own "last verified" and for tests. The stand-alone verifier does the same
 * and more over an export, without this code: a verifier that shares the product's code would share its mistakes.
 */
import type { KeyObject } from "node:crypto";
import { verifyCheckpoint } from "./checkpoint";
import type { Checkpoint } from "./checkpoint";
import { genesisHead, sealHash } from "./seal-event";
import type { ChainHead, SealedEvent } from "./seal-event";

/** The first thing that is wrong: which seal or checkpoint, and why. */
export type ChainFinding = {
  readonly kind: "event" | "checkpoint";
  /** The seq at which it was noticed; for a missing seal the seq that is missing. */
  readonly seq: number;
  readonly code:
    | "foreign_workspace"
    | "seq_missing"
    | "seq_repeated"
    | "prev_hash_differs"
    | "hash_differs"
    | "conversation_order"
    | "beyond_the_end"
    | "unknown_key"
    | "signature_wrong"
    | "checkpoint_hash_differs";
};

/** What the verification has reached; start with `startChain`, keep between pages of seals. Conversation seqs are kept while it runs. */
export type ChainState = {
  readonly workspaceId: string;
  readonly head: ChainHead;
  readonly conversations: Map<string, number>;
};

export function startChain(workspaceId: string): ChainState {
  return { workspaceId, head: genesisHead(workspaceId), conversations: new Map() };
}

/** Checks one seal against the state and returns the state after it, or the finding. */
export function verifySeal(state: ChainState, seal: SealedEvent): { ok: true; state: ChainState } | { ok: false; finding: ChainFinding } {
  const expected = state.head.seq + 1;
  const wrong = (code: ChainFinding["code"], seq: number) => ({ ok: false as const, finding: { kind: "event" as const, seq, code } });
  if (seal.workspaceId !== state.workspaceId) return wrong("foreign_workspace", seal.seq);
  if (seal.seq > expected) return wrong("seq_missing", expected);
  if (seal.seq < expected) return wrong("seq_repeated", seal.seq);
  if (seal.prevHash !== state.head.hash) return wrong("prev_hash_differs", seal.seq);
  if (sealHash(seal) !== seal.hash) return wrong("hash_differs", seal.seq);
  const { conversationId, conversationSeq } = seal.event;
  if ((conversationSeq === null) !== (conversationId === null)) return wrong("conversation_order", seal.seq);
  if (conversationSeq !== null && conversationId !== null) {
    if (conversationSeq !== (state.conversations.get(conversationId) ?? 0) + 1) return wrong("conversation_order", seal.seq);
    state.conversations.set(conversationId, conversationSeq);
  }
  return { ok: true, state: { ...state, head: { seq: seal.seq, hash: seal.hash } } };
}

/** Checks a checkpoint against the hash that the chain has at the checkpoint's seq (undefined: the chain does not reach it). */
export function verifyCheckpointAgainst(
  checkpoint: Checkpoint,
  workspaceId: string,
  hashAtSeq: string | undefined,
  publicKeys: ReadonlyMap<string, KeyObject>,
): ChainFinding | null {
  const wrong = (code: ChainFinding["code"]): ChainFinding => ({ kind: "checkpoint", seq: checkpoint.seq, code });
  if (checkpoint.workspaceId !== workspaceId) return wrong("foreign_workspace");
  const key = publicKeys.get(checkpoint.keyId);
  if (key === undefined) return wrong("unknown_key");
  if (!verifyCheckpoint(checkpoint, key)) return wrong("signature_wrong");
  if (hashAtSeq === undefined) return wrong("beyond_the_end");
  return hashAtSeq === checkpoint.hash ? null : wrong("checkpoint_hash_differs");
}

/**
 * Verifies a whole chain in memory, with its checkpoints in any order. Returns the first finding or null.
 * For long chains use `verifySeal` page by page.
 */
export function verifyChain(
  workspaceId: string,
  seals: Iterable<SealedEvent>,
  checkpoints: readonly Checkpoint[],
  publicKeys: ReadonlyMap<string, KeyObject>,
): ChainFinding | null {
  const bySeq = new Map<number, Checkpoint[]>();
  for (const checkpoint of checkpoints) bySeq.set(checkpoint.seq, [...(bySeq.get(checkpoint.seq) ?? []), checkpoint]);
  let state = startChain(workspaceId);
  for (const seal of seals) {
    const step = verifySeal(state, seal);
    if (!step.ok) return step.finding;
    state = step.state;
    for (const checkpoint of bySeq.get(seal.seq) ?? []) {
      const finding = verifyCheckpointAgainst(checkpoint, workspaceId, seal.hash, publicKeys);
      if (finding !== null) return finding;
    }
  }
  const beyond = checkpoints.find((checkpoint) => checkpoint.seq > state.head.seq || checkpoint.seq < 1);
  return beyond === undefined ? null : verifyCheckpointAgainst(beyond, workspaceId, undefined, publicKeys);
}
