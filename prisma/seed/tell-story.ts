/**
 * Tells one story: each step at its time, by the use-case that the visitor's widget or the member's console would call. What must come at
 * a certain time by itself (notices to those who wait, the closing of what is quiet) is put on the agenda beside it.
 */
import { randomUUID } from "node:crypto";
import type { MemberActor, VisitorActor } from "@/lib/access/actor";
import { readVisitorToken } from "@/lib/access/visitor-token";
import { idleAfterMs } from "@/lib/core/conversation/idle-time";
import { unacceptedNoticeMs } from "@/lib/core/handoff/timing";
import type { ConversationId, MessageId } from "@/lib/core/kernel/ids";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import type { VisitorView } from "@/lib/db/visitor-view";
import { addNote } from "@/lib/features/conversation/add-note";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { closeIdle } from "@/lib/features/conversation/close-idle";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { handBackConversation } from "@/lib/features/conversation/hand-back-conversation";
import { replyToVisitor } from "@/lib/features/conversation/reply-to-visitor";
import { resolveConversation } from "@/lib/features/conversation/resolve-conversation";
import { sendDueNotices } from "@/lib/features/handoff/send-due-notices";
import { submitRequest } from "@/lib/features/request/submit-request";
import { approveDraft } from "@/lib/features/review/approve-draft";
import { leaseDraft } from "@/lib/features/review/lease-draft";
import { rejectDraft } from "@/lib/features/review/reject-draft";
import { decideTurn } from "@/lib/features/turn/decide-turn";
import { receiveMessage } from "@/lib/features/turn/receive-message";
import { getVisitorConversation } from "@/lib/features/visitor/get-visitor-conversation";
import { leaveEmail } from "@/lib/features/visitor/leave-email";
import { rateConversation } from "@/lib/features/visitor/rate-conversation";
import { rateMessage } from "@/lib/features/visitor/rate-message";
import { requestHuman } from "@/lib/features/visitor/request-human";
import { setVisitorAttributes } from "@/lib/features/visitor/set-attributes";
import { startConversation } from "@/lib/features/visitor/start-conversation";
import { startSession } from "@/lib/features/visitor/start-session";
import { articles } from "@/prisma/seed/content/articles";
import { agentFor, coverSteps, isTeamHour } from "@/prisma/seed/content/cover-steps";
import { stepSeconds, timedSteps } from "@/prisma/seed/content/story-time";
import type { MemberKey, Story, StoryStep } from "@/prisma/seed/content/story-types";
import type { Agenda } from "@/prisma/seed/agenda";
import type { Shop } from "@/prisma/seed/open-shop";
import type { SeedClock } from "@/prisma/seed/seed-clock";
import type { TeamPresence } from "@/prisma/seed/team-presence";

export interface Telling {
  story: Story;
  conversationId: ConversationId | null;
  /** Where the product did otherwise than the story expects; the README says how the telling goes on. */
  surprises: string[];
  /** Steps that lie behind the time of seeding or could not be done any more. */
  leftOut: number;
  /** What broke the telling off. */
  failure: string | null;
}

export interface Stage {
  shop: Shop;
  agenda: Agenda;
  clock: SeedClock;
  presence: TeamPresence;
}

/** A step with its time as the story writes it; null: the usual time after the step before. */
type Planned = { step: StoryStep; atMs: number | null };

/** The sweeps of the product look at least this often. */
const sweepMs = 60_000;
/** Somebody who accepts within this time was online when the visitor asked. */
const atWorkMs = 30 * 60_000;
const lingerMs = 2 * 60_000;

/** Puts the story on the agenda. The telling is complete when the agenda is done. */
export function tellStory(story: Story, nowMs: number, stage: Stage): Telling {
  const { shop, agenda, clock, presence } = stage;
  const telling: Telling = { story, conversationId: null, surprises: [], leftOut: 0, failure: null };
  let left: Planned[] = timedSteps(story, nowMs);
  let visitor: VisitorActor | null = null;
  let agent: MemberActor | null = null;

  const next = (): void => {
    const [planned] = left;
    if (!planned) return;
    agenda.add(timeOf(planned), async () => {
      left = left.slice(1);
      telling.leftOut -= 1;
      try {
        await act(planned.step);
        next();
      } catch (error) {
        telling.failure = `${JSON.stringify(planned.step).slice(0, 120)}: ${error instanceof Error ? error.message : String(error)}`;
      }
    });
  };

  /** Not before the step before it; a conversation that nobody ends is closed by the product after a day. */
  const timeOf = ({ step, atMs }: Planned): number => {
    if ("resolveBy" in step && (step.resolveBy === "visitor" || step.resolveBy === "idle")) return clock.read() + idleAfterMs + sweepMs;
    const earliest = clock.read();
    if (atMs === null) return earliest + stepSeconds(step) * 1000;
    return atMs >= earliest ? atMs : earliest + Math.min(stepSeconds(step), 300) * 1000;
  };

  const view = async (): Promise<VisitorView> => getVisitorConversation(speaker(), conversation());
  const speaker = (): VisitorActor => visitor ?? fail("nobody has opened the chat");
  const conversation = (): ConversationId => telling.conversationId ?? fail("no conversation was begun");
  const holder = (): MemberActor => agent ?? fail("no member has accepted");

  const begin = async (): Promise<void> => {
    if (visitor) return;
    const origin = new URL(story.pageUrl).origin;
    const session = await startSession({ channelKey: shop.channelKey, visitorToken: null, locale: story.lang, origin });
    visitor = readVisitorToken(session.visitorToken);
    const { name, email } = story.visitor;
    if (name !== undefined || email !== undefined)
      await setVisitorAttributes(speaker(), { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) });
    telling.conversationId = await startConversation(speaker(), { clientId: randomUUID(), pageUrl: story.pageUrl });
  };

  /** Whoever will accept soon is at work when the visitor asks; where nobody is planned, somebody is during the team's hours. */
  const staff = async (): Promise<void> => {
    let atMs = clock.read();
    for (const { step, atMs: written } of left) {
      if ("away" in step) return;
      atMs = written ?? atMs + stepSeconds(step) * 1000;
      if (!("acceptBy" in step)) continue;
      if (atMs - clock.read() <= atWorkMs) await presence.attend(step.acceptBy, atMs + lingerMs);
      return;
    }
    if (story.theme !== "open-now" && isTeamHour(clock.read())) await presence.attend(agentFor(story.lang), clock.read() + lingerMs);
  };

  const say = async (text: string): Promise<void> => {
    await begin();
    await staff();
    const { turnId } = await receiveMessage(speaker(), conversation(), { clientId: randomUUID(), text });
    const decided = turnId === null ? null : await decideTurn(shop.team.ingrid.workspaceId, turnId);
    if (decided?.action === "handoff") expectNotice();
  };

  const sendForm = async ({ request: kind, values }: Extract<StoryStep, { request: string }>): Promise<void> =>
    void (await submitRequest(speaker(), conversation(), { clientId: randomUUID(), kind, values }));

  const askForPerson = async (): Promise<void> => {
    await begin();
    await staff();
    await requestHuman(speaker(), conversation());
    expectNotice();
  };

  const expectNotice = (): void => agenda.add(clock.read() + unacceptedNoticeMs + 500, async () => void (await sendDueNotices()));

  const at = async (member: MemberKey): Promise<MemberActor> => {
    await presence.attend(member, clock.read() + lingerMs);
    return shop.team[member];
  };

  const act = async (step: StoryStep): Promise<void> => {
    if ("visitor" in step) return say(step.visitor);
    if ("reopen" in step) return say(step.reopen);
    if ("expect" in step) return check(step);
    if ("request" in step) return sendForm(step);
    if ("askHuman" in step) return askForPerson();
    if ("away" in step) return;
    if ("leaveEmail" in step) return leaveEmail(speaker(), conversation(), step.leaveEmail);
    if ("acceptBy" in step) {
      agent = await at(step.acceptBy);
      return claimConversation(agent, conversation());
    }
    if ("agent" in step) return replyToVisitor(await at(keyOf(holder())), conversation(), { clientId: randomUUID(), text: step.agent });
    if ("note" in step) return addNote(await at(step.by), conversation(), { clientId: randomUUID(), text: step.note });
    if ("openDraft" in step) return openDraft(step.by);
    if ("sendDraft" in step || "dropDraft" in step) return settleDraft(step);
    if ("handBack" in step) return handBackConversation(await at(keyOf(holder())), conversation());
    if ("resolveBy" in step) {
      if (step.resolveBy === "visitor" || step.resolveBy === "idle") return void (await closeIdle());
      return resolveConversation(await at(step.resolveBy), conversation());
    }
    if ("thumbs" in step) return rateAnswer(step);
    if ((await view()).conversation.status !== "resolved") return omit(`the rating came before the end`);
    return rateConversation(speaker(), conversation(), { score: step.csat, comment: step.comment ?? null });
  };

  const keyOf = (member: MemberActor): MemberKey =>
    (Object.keys(shop.team) as MemberKey[]).find((key) => shop.team[key].id === member.id) ?? fail("a stranger has the conversation");

  const waiting = async (member: MemberActor) => {
    const { draft } = await getConversation(member, conversation());
    const id = draft && fromWireId("draft", draft.id);
    return draft && id ? { draft, id } : null;
  };

  const openDraft = async (by: MemberKey): Promise<void> => {
    const member = await at(by);
    const found = await waiting(member);
    if (!found) return omit("no draft waits");
    await leaseDraft(member, found.id);
  };

  const settleDraft = async (step: Extract<StoryStep, { by: MemberKey }>): Promise<void> => {
    const member = await at(step.by);
    const found = await waiting(member);
    if (!found) return omit("no draft waits");
    const { draft, id: draftId } = found;
    if ("dropDraft" in step) {
      await rejectDraft(member, draftId, draft);
      return expectNotice();
    }
    const text = "sendDraft" in step ? step.edited : undefined;
    await approveDraft(member, draftId, { version: draft.version, contentSha256: draft.contentSha256, text });
  };

  const rateAnswer = async (step: Extract<StoryStep, { thumbs: "up" | "down" }>): Promise<void> => {
    const rated = (await view()).messages.findLast(({ author }) => author === "bot" || author === "bot_approved" || author === "bot_edited_by_human");
    if (!rated) return omit("the bot has said nothing to rate");
    await rateMessage(speaker(), conversation(), rated.id as MessageId, { value: step.thumbs, reason: step.reason ?? null });
  };

  const omit = (why: string): void => {
    telling.surprises.push(why);
    telling.leftOut += 1;
  };

  const check = async (step: Extract<StoryStep, { expect: string }>): Promise<void> => {
    const seen = await view();
    const { handledBy } = seen.conversation;
    if (step.expect === "handoff") {
      if (handledBy !== "bot") return;
      telling.surprises.push("the bot kept what it should hand over; the visitor pressed the button");
      return askForPerson();
    }
    if (handledBy === "queue") return cover(step.article, step.expect);
    const sources =
      step.expect === "answer"
        ? answerSources(seen)
        : ((await getConversation(shop.team.ingrid, conversation())).draft?.sources ?? null)?.map(({ articleId }) => fromWireId("article", articleId));
    if (!sources) return void telling.surprises.push(`no ${step.expect} came`);
    const keys = sources.map((id) => (id ? shop.articleKeys.get(id) : undefined));
    if (!keys.includes(step.article)) telling.surprises.push(`the ${step.expect} is from ${keys.join(", ")}, not from ${step.article}`);
  };

  /** A person answers from the article; of the rest of the story only its rating stays. */
  const cover = (key: string, expected: string): void => {
    telling.surprises.push(`handed over instead of ${expected} (${key})`);
    const article = articles.find((candidate) => candidate.key === key) ?? fail(`there is no article ${key}`);
    const rating = left.filter(({ step }) => "csat" in step).slice(-1);
    const covering = story.theme === "open-now" ? [] : coverSteps(story.lang, article, clock.read());
    const before = left.length;
    left = [...covering.map((step) => ({ step, atMs: null })), ...rating.map(({ step }) => ({ step, atMs: null }))];
    telling.leftOut += left.length - before;
  };

  telling.leftOut = left.length;
  next();
  return telling;
}

function answerSources({ messages }: VisitorView): string[] | null {
  const newest = messages.findLast(({ author }) => author !== "system");
  return newest?.author === "bot" ? (newest.sources ?? []).map(({ articleId }) => articleId) : null;
}

function fail(why: string): never {
  throw new Error(why);
}
