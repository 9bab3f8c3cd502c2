/** Plays one case: the visitor says their turns one after the other, and once the conversation is with people, the agent answers and ends it. */
import { randomUUID } from "node:crypto";
import type { ConversationDetail } from "@/lib/contracts/api/conversation";
import type { Traffic } from "./call-api";
import { compareStored } from "./compare-stored";
import type { Received } from "./follow-stream";
import type { ReplayWorkspace } from "./prepare-workspace";
import type { ReplayCase } from "./replay-case";
import { type Acknowledged, openChat, type VisitorClient } from "./visitor-client";

/** What came of a visitor turn that the bot had to decide. `articles`: external ids of the sources; `asked_back`: words of the policy, without any. */
export type TurnOutcome =
  { kind: "answered"; articles: string[] } | { kind: "asked_back" } | { kind: "drafted" } | { kind: "handed_off"; reason: string } | { kind: "nothing" };

export type Played = {
  played: ReplayCase;
  /** One for each turn that the bot decided, in order. */
  outcomes: TurnOutcome[];
  /** Whether the last visitor turn was the bot's to decide. */
  isLastDecided: boolean;
  visitorTurns: number;
  agentReplies: number;
  storedMs: number[];
  replyMs: number[];
  gaps: number;
  reconnects: number;
  /** Sentences about what must never happen. */
  violations: string[];
};

/** A turn that shows nothing for this long counts as unanswered. */
const reactionLimitMs = 180_000;
const wordsOfAgent = "Thank you for waiting. I look into this and write to you as soon as I know more.";

export async function playCase(url: string, played: ReplayCase, workspace: ReplayWorkspace, traffic: Traffic): Promise<Played> {
  const leaving = new AbortController();
  const result: Played = {
    played,
    outcomes: [],
    isLastDecided: false,
    visitorTurns: 0,
    agentReplies: 0,
    storedMs: [],
    replyMs: [],
    gaps: 0,
    reconnects: 0,
    violations: [],
  };
  try {
    const visitor = await openChat(url, workspace.channelKey, traffic, leaving.signal);
    await play(visitor, result, workspace);
    await compare(visitor, result);
  } catch (error) {
    result.violations.push(`the conversation broke off: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    leaving.abort();
  }
  return { ...result, violations: result.violations.map((violation) => `${played.id}: ${violation}`) };
}

async function play(visitor: VisitorClient, result: Played, { agent, externalIds }: ReplayWorkspace): Promise<void> {
  const { played } = result;
  const address = `/api/v1/conversations/${visitor.conversationId}`;
  let holder: "bot" | "queue" | "agent" = "bot";

  const accept = async (): Promise<void> => {
    if (holder !== "queue") return;
    const { conversation } = await agent.ok<{ conversation: ConversationDetail }>("POST", `${address}/claim`, {});
    const reason = conversation.handoff?.reasons[0]?.code ?? "unknown";
    const last = result.outcomes.at(-1);
    if (last?.kind === "handed_off") last.reason = reason;
    holder = "agent";
  };
  const reply = async (text: string): Promise<void> => {
    await accept();
    const clientId = randomUUID();
    await agent.ok("POST", `${address}/messages`, { clientId, text });
    result.agentReplies += 1;
    const newest = visitor.acknowledged.at(-1)?.seq ?? 0;
    const seen = await visitor.stream.until(
      (received) => received.find(({ message }) => message.author === "human" && message.text === text && message.seq > newest),
      reactionLimitMs,
    );
    if (!seen) result.violations.push("the agent's reply did not reach the visitor");
  };

  for (const [place, turn] of played.turns.entries()) {
    if (turn.role === "agent") {
      if (holder === "bot") continue;
      await reply(turn.text);
      if (played.kind === "question" && played.turns.slice(place + 1).some(({ role }) => role === "visitor")) {
        await agent.once("POST", `${address}/hand-back`, {});
        holder = "bot";
      }
      continue;
    }
    const said = await visitor.say(turn.text);
    result.visitorTurns += 1;
    result.storedMs.push(said.storedMs);
    result.isLastDecided = holder === "bot";
    if (holder !== "bot") continue;
    const reaction = await visitor.stream.until((received) => reactionTo(said, received, externalIds), reactionLimitMs);
    result.outcomes.push(reaction?.outcome ?? { kind: "nothing" });
    if (!reaction) {
      result.violations.push(`nothing came of message ${said.clientId}`);
      continue;
    }
    result.replyMs.push(reaction.at - said.postedAt);
    if (reaction.outcome.kind === "handed_off") holder = "queue";
    if (reaction.outcome.kind === "drafted") await sendDraft(agent, address);
  }
  if (holder === "bot") return;
  if (holder === "queue") await reply(wordsOfAgent);
  await agent.ok("POST", `${address}/resolve`, {});
}

/** The first thing after a message that tells the visitor what came of it. */
function reactionTo(said: Acknowledged, received: readonly Received[], externalIds: ReadonlyMap<string, string>): { outcome: TurnOutcome; at: number } | null {
  for (const { message, at } of received) {
    if (message.seq <= said.seq) continue;
    if (message.author === "bot") {
      const articles = message.sources.map(({ articleId }) => externalIds.get(articleId) ?? articleId);
      return { outcome: articles.length === 0 ? { kind: "asked_back" } : { kind: "answered", articles }, at };
    }
    const code = message.system?.code;
    if (code === "draft_held") return { outcome: { kind: "drafted" }, at };
    if (code === "handoff_requested" || code === "handoff_away") return { outcome: { kind: "handed_off", reason: "unknown" }, at };
  }
  return null;
}

/** The agent sends what the bot held back, as it is. */
async function sendDraft(agent: ReplayWorkspace["agent"], address: string): Promise<void> {
  const { conversation } = await agent.ok<{ conversation: ConversationDetail }>("GET", address);
  const { draft } = conversation;
  if (draft) await agent.once("POST", `/api/v1/review/${draft.id}/approve`, { version: draft.version, contentSha256: draft.contentSha256 });
}

async function compare(visitor: VisitorClient, result: Played): Promise<void> {
  const { messages, lastSeq } = await visitor.readStored();
  await visitor.stream.until((received) => ((received.at(-1)?.message.seq ?? 0) >= lastSeq ? true : null), reactionLimitMs);
  const streamed = visitor.stream.received.map(({ message }) => message.seq);
  result.gaps = visitor.stream.gaps;
  result.reconnects = visitor.stream.reconnects;
  result.violations.push(...compareStored({ acknowledged: visitor.acknowledged, stored: messages, lastSeq, streamed }));
}
