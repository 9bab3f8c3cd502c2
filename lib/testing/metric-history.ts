/**
 * Histories of conversations as bare events, drawn from a seed, and what the definitions of the metrics say of each, asked of the whole list of
 * events and not folded from one to the next: what the rollups are compared with.
 */
import type pg from "pg";
import type { MemberActor } from "@/lib/access/actor";
import { scopesOfRole } from "@/lib/core/rbac/scopes";
import { seededRandom } from "@/lib/evals/random";
import { newId } from "@/lib/platform/ids";

export type HistoryEvent = { readonly type: string; readonly at: number; readonly data: Record<string, unknown> };
export type History = { readonly id: string; readonly events: readonly HistoryEvent[] };

type Ids = { id: string; memberId: string; botId: string; channelId: string; visitorId: string };

const reasonCodes = ["explicit_request", "low_confidence", "out_of_scope", "sensitive_topic", "visitor_button"];

/** Conversations that begin in [fromMs, toMs), a third of them within minutes of a round hour. */
export function makeHistories(seed: number, fromMs: number, toMs: number, count: number, channelId: string): History[] {
  const draw = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  return Array.from({ length: count }, () => {
    const somewhere = fromMs + Math.floor(draw() * (toMs - fromMs));
    const hour = Math.round(somewhere / 3_600_000) * 3_600_000;
    let at = draw() < 0.33 ? hour + Math.floor((draw() - 0.5) * 4 * 60_000) : somewhere;
    const events: HistoryEvent[] = [{ type: "conversation.started", at, data: { channelId, visitorId: newId() } }];
    let held = 0;
    let resolved = false;
    const tell = (type: string, data: Record<string, unknown> = {}) => {
      at += Math.floor(draw() ** 4 * 20_000_000);
      events.push({ type, at, data });
    };
    const say = (authorClass: string, visibility = "public") => tell("message.created", { digest: "", seq: 1, authorClass, visibility });
    for (let steps = Math.floor(draw() * 14); steps > 0; steps -= 1) {
      const what = draw();
      if (resolved && what < 0.4) {
        if (what < 0.2) tell("csat.rated", { score: 1 + Math.floor(draw() * 5) });
        else {
          tell("conversation.reopened", { by: "visitor" });
          resolved = false;
        }
      } else if (what < 0.3) say("visitor");
      else if (what < 0.45) say("bot");
      else if (what < 0.53) say("human");
      else if (what < 0.58) say(pick(["system", "human"]), pick(["note", "public"]));
      else if (what < 0.7) tell("handoff.requested", { trigger: pick(["bot", "visitor", "member"]), reasons: [pick(reasonCodes), "draft_mode"] });
      else if (what < 0.74) tell("conversation.handed_back");
      else if (what < 0.82) {
        tell("draft.created", { digest: "", status: "pending_review", turnId: newId() });
        held += 1;
      } else if (what < 0.9) {
        if (held === 0) continue;
        held -= 1;
        const type = pick(["draft.approved", "draft.edited", "draft.rejected", "draft.responded", "draft.cancelled"]);
        tell(type, { digest: "", version: 2 });
        if (type === "draft.approved") say("bot_approved");
        if (type === "draft.edited") say("bot_edited_by_human");
      } else if (!resolved) {
        tell("conversation.resolved", { by: pick(["member", "system", "visitor"]) });
        resolved = true;
        held = 0;
      }
    }
    return { id: newId(), events };
  });
}

/** Writes them past the product: events in the order of time over all conversations, sealed with hashes that nobody checks here. */
export async function storeHistories(owner: pg.Pool, world: Ids, histories: readonly History[]): Promise<void> {
  await owner.query(
    `INSERT INTO conversation (workspace_id, id, channel_id, bot_id, visitor_id, client_id, status, handled_by, last_message_at, created_at)
     SELECT $1, c, $2, $3, $4, gen_random_uuid(), 'pending', 'bot', now(), now() FROM unnest($5::uuid[]) c`,
    [world.id, world.channelId, world.botId, world.visitorId, histories.map(({ id }) => id)],
  );
  const events = histories
    .flatMap(({ id, events: told }) => told.map((event, index) => ({ ...event, id: newId(), conversation: id, number: index + 1 })))
    .sort((a, b) => a.at - b.at || a.number - b.number)
    .map((event, index) => ({ ...event, seq: index + 1, at: new Date(event.at).toISOString() }));
  await owner.query(
    `WITH told AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, seq bigint, type text, conversation uuid, number bigint, data jsonb, at timestamptz)),
       kept AS (
         INSERT INTO event (workspace_id, id, type, subject_type, subject_id, conversation_id, conversation_seq, actor_kind, data, occurred_at)
         SELECT $1, id, type, 'conversation', conversation, conversation, number, 'system', data, at FROM told RETURNING id
       ),
       headed AS (
         INSERT INTO seal_head (workspace_id, seq, hash) SELECT $1, max(seq), '' FROM told RETURNING seq
       )
     INSERT INTO event_seal (workspace_id, seq, event_id, prev_hash, hash, sealed_at) SELECT $1, seq, id, '', '', at FROM told`,
    [world.id, JSON.stringify(events)],
  );
}

/** The workspace's owner as an actor. */
export function ownerOf(world: Ids): MemberActor {
  const actor = { kind: "member", workspaceId: world.id, id: world.memberId, accountId: newId(), name: "Ada", role: "owner", scopes: scopesOfRole.owner };
  return actor as unknown as MemberActor;
}

const draftEnds = ["draft.approved", "draft.edited", "draft.rejected", "draft.responded", "draft.cancelled"] as const;
type Decided = "draft.approved" | "draft.edited" | "draft.rejected" | "draft.responded";

export type Recounted = {
  readonly openedAt: number;
  readonly outcome: "bot" | "waiting" | "person" | "open" | "unanswered";
  readonly reason: string | null;
  readonly csat: number | null;
  readonly csatPath: "bot" | "person";
  readonly everEnded: boolean;
  readonly reopened: boolean;
  readonly drafts: Readonly<Record<Decided, number>>;
  readonly durations: Readonly<Record<"botResponse" | "personResponse" | "botResolution" | "personResolution" | "needResolution", number | null>>;
};

/** What the definitions say of one conversation. */
export function recount({ events }: History): Recounted {
  const author = (event: HistoryEvent | undefined) =>
    event?.type === "message.created" && event.data.visibility === "public" ? String(event.data.authorClass) : null;
  const isPersonal = (event: HistoryEvent) => ["human", "bot_approved", "bot_edited_by_human"].includes(author(event) ?? "");
  const isAnswer = (event: HistoryEvent) => isPersonal(event) || author(event) === "bot";
  const last = (upTo: number, matches: (event: HistoryEvent) => boolean) => events.slice(0, upTo + 1).findLastIndex(matches);
  const typed =
    (...types: string[]) =>
    (event: HistoryEvent) =>
      types.includes(event.type);

  const peopleAt = (index: number): boolean => {
    const turn = last(index, typed("handoff.requested", "conversation.handed_back", "conversation.resolved", "conversation.reopened"));
    return turn >= 0 && events[turn]?.type === "handoff.requested";
  };
  const resolvedAt = (index: number): boolean => events[last(index, typed("conversation.resolved", "conversation.reopened"))]?.type === "conversation.resolved";
  const heldAt = (index: number): number => {
    const stretch = events.slice(last(index, typed("conversation.resolved")) + 1, index + 1);
    return stretch.filter(typed("draft.created")).length - stretch.filter(typed(...draftEnds)).length;
  };
  const unansweredAt = (index: number): number | null => {
    const since = last(index, (event) => isAnswer(event) || event.type === "conversation.reopened");
    return events.slice(since + 1, index + 1).find((event) => author(event) === "visitor")?.at ?? null;
  };
  const raises = (event: HistoryEvent, index: number): boolean =>
    (event.type === "handoff.requested" && (event.data.trigger !== "member" || unansweredAt(index) !== null)) ||
    event.type === "draft.created" ||
    (author(event) === "visitor" && peopleAt(index));
  const clears = (event: HistoryEvent, index: number): boolean =>
    isPersonal(event) ||
    event.type === "conversation.reopened" ||
    (typed("conversation.handed_back", ...draftEnds)(event) &&
      event.type !== "draft.rejected" &&
      !peopleAt(index) &&
      heldAt(index) === 0 &&
      !resolvedAt(index));

  const end = events.length - 1;
  const needIndex = events.findIndex(raises);
  const firstNeedAt =
    needIndex < 0 ? null : ((author(events[needIndex]) === "visitor" ? events[needIndex]?.at : (unansweredAt(needIndex) ?? events[needIndex]?.at)) ?? null);
  const lastRaise = events.findLastIndex(raises);
  const lastClear = events.findLastIndex(clears);
  const waits = lastRaise >= 0 && lastRaise > lastClear;
  const answers = events.filter(isAnswer);
  const botAnswered = answers.some((event) => author(event) === "bot");
  const personAnswered = answers.some(isPersonal);
  const ending = resolvedAt(end) ? events[last(end, typed("conversation.resolved"))] : undefined;

  const outcomeOf = (): Recounted["outcome"] => {
    if (!ending) return waits ? "waiting" : "open";
    if (ending.data.by === "member") return personAnswered || waits || !botAnswered ? "person" : "bot";
    if (waits) return "unanswered";
    return personAnswered ? "person" : botAnswered ? "bot" : "unanswered";
  };
  const outcome = outcomeOf();
  const begun = events.find((event) => author(event) === "visitor")?.at ?? events[0]?.at ?? 0;
  const endedAt = ending === undefined ? null : ending.data.by === "system" ? (answers.at(-1)?.at ?? ending.at) : ending.at;
  const firstAnswer = answers[0];
  const helped = needIndex < 0 ? undefined : events.slice(needIndex).find(isPersonal);
  const span = (from: number | null, to: number | null) => (from === null || to === null ? null : Math.max(0, to - from));
  const ratings = events.filter(typed("csat.rated"));
  const handoffs = events.filter(typed("handoff.requested"));
  return {
    openedAt: events[0]?.at ?? 0,
    outcome,
    reason: handoffs[0] ? String((handoffs[0].data.reasons as string[])[0]) : null,
    csat: (ratings.at(-1)?.data.score as number | undefined) ?? null,
    csatPath: personAnswered ? "person" : "bot",
    everEnded: events.some(typed("conversation.resolved")),
    reopened: events.some(typed("conversation.reopened")),
    drafts: Object.fromEntries(
      (["draft.approved", "draft.edited", "draft.rejected", "draft.responded"] as const).map((type) => [type, events.filter(typed(type)).length]),
    ) as Record<Decided, number>,
    durations: {
      botResponse: firstAnswer && author(firstAnswer) === "bot" ? span(begun, firstAnswer.at) : null,
      personResponse: helped ? span(firstNeedAt, helped.at) : null,
      botResolution: outcome === "bot" ? span(begun, endedAt) : null,
      personResolution: outcome === "person" ? span(begun, endedAt) : null,
      needResolution: outcome === "person" ? span(firstNeedAt, endedAt) : null,
    },
  };
}
