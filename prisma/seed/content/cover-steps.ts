/**
 * What happens when the bot hands over although the story expects an answer or a draft: a person answers from the article.
 * It keeps the seed whole when the policy or the retrieval changes.
 */
import { members } from "@/prisma/seed/content/members";
import type { DemoArticle, MemberKey, StoryStep, VisitorLang } from "@/prisma/seed/content/story-types";

/** The agent who answers in this language; English ones answer in every other. */
export function agentFor(lang: VisitorLang): MemberKey {
  const agents = members.filter(({ role }) => role === "agent");
  const speaker = agents.find(({ languages }) => languages.some((language) => language === lang));
  return (speaker ?? agents[0])?.key ?? "lena";
}

/** Steps in place of the rest of the story: accepted, answered with the first paragraph of the article, resolved. */
export function coverSteps(lang: VisitorLang, article: DemoArticle): StoryStep[] {
  const by = agentFor(lang);
  const [first = article.title] = article.body.split("\n\n");
  return [{ acceptBy: by, afterSeconds: 75 }, { agent: first, afterSeconds: 60 }, { resolveBy: by, afterSeconds: 240 }];
}
