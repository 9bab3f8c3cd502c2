/**
 * What happens when the bot hands over although the story expects an answer or a draft: a person answers from the article.
 * It keeps the seed whole when the policy or the retrieval changes.
 */
import { members } from "@/prisma/seed/content/members";
import type { DemoArticle, MemberKey, StoryStep, VisitorLang } from "@/prisma/seed/content/story-types";

/** The team answers from 8:00 until 17:00 UTC. */
const opensAtHour = 8;
const closesAtHour = 17;
const dayMs = 86_400_000;

/** The agent who answers in this language; an English-speaking one for every other. */
export function agentFor(lang: VisitorLang): MemberKey {
  const agents = members.filter(({ role }) => role === "agent");
  const speaker = agents.find(({ languages }) => languages.some((language) => language === lang));
  return (speaker ?? agents[0])?.key ?? "lena";
}

/** Hours of the day in UTC, with their fraction. */
function hourOf(atMs: number): number {
  return (atMs % dayMs) / 3_600_000;
}

/** Whether the team answers at this time. */
export function isTeamHour(atMs: number): boolean {
  return hourOf(atMs) >= opensAtHour && hourOf(atMs) < closesAtHour;
}

/**
 * Steps in place of the rest of the story: accepted, answered with the first paragraph of the article, resolved. `atMs` is when the
 * bot handed over; at night the visitor is told that the team is away and is answered the next morning, which may lie after the
 * time of seeding: then the conversation is still waiting.
 */
export function coverSteps(lang: VisitorLang, article: DemoArticle, atMs: number): StoryStep[] {
  const by = agentFor(lang);
  const [first = article.title] = article.body.split("\n\n");
  const answered: StoryStep[] = [
    { agent: first, afterSeconds: 60 },
    { resolveBy: by, afterSeconds: 240 },
  ];
  if (isTeamHour(atMs)) return [{ acceptBy: by, afterSeconds: 75 }, ...answered];
  const hoursUntilOpen = (opensAtHour - hourOf(atMs) + 24) % 24;
  return [{ away: true }, { acceptBy: by, afterSeconds: Math.ceil(hoursUntilOpen * 3600) + 300 }, ...answered];
}
