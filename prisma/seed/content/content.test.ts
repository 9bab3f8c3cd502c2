/** Guarantees of the demo's content, so that the seed runner meets no broken reference. */
import { describe, expect, it } from "vitest";
import { articles } from "@/prisma/seed/content/articles";
import { bot, channel, draftModePeriods, workspace } from "@/prisma/seed/content/bot";
import { agentFor, coverSteps } from "@/prisma/seed/content/cover-steps";
import { exchanges } from "@/prisma/seed/content/exchanges";
import { generateStories } from "@/prisma/seed/content/generate-stories";
import { generatorParameters } from "@/prisma/seed/content/generator-parameters";
import { members } from "@/prisma/seed/content/members";
import { phrases } from "@/prisma/seed/content/phrases";
import { stories } from "@/prisma/seed/content/stories";
import { momentMs, timedSteps } from "@/prisma/seed/content/story-time";
import type { Story, StoryStep, StoryTheme } from "@/prisma/seed/content/story-types";

const generated = generateStories(generatorParameters, articles);
const all: readonly Story[] = [...stories, ...generated];
const published = new Map(articles.filter(({ status }) => status === "published").map((article) => [article.key, article]));
const times = ["2026-11-22T00:04:00Z", "2026-11-22T11:59:30Z", "2027-03-28T23:50:00Z"].map((time) => Date.parse(time));

const repeated = (values: readonly string[]): string[] => values.filter((value, place) => values.indexOf(value) !== place);

/** A step that makes the bot decide. */
const asksBot = (step: StoryStep): boolean => "visitor" in step || "reopen" in step;

function holds(story: Story): boolean {
  return story.steps.some((step) => "expect" in step && step.expect === "hold");
}

describe("articles", () => {
  it("has unique keys, addresses and questions [D3]", () => {
    expect(repeated(articles.map(({ key }) => key))).toEqual([]);
    expect(repeated(articles.map(({ url }) => url))).toEqual([]);
    expect(repeated(articles.flatMap(({ exemplars }) => [...exemplars]))).toEqual([]);
  });

  it("has more than 44 articles, at least 30 in English and 5 in each other language [D3]", () => {
    const count = (lang: string): number => articles.filter((article) => article.lang === lang).length;
    expect(articles.length).toBeGreaterThanOrEqual(44);
    expect(count("en")).toBeGreaterThanOrEqual(30);
    for (const lang of ["de", "es", "ja"]) expect(count(lang), lang).toBeGreaterThanOrEqual(5);
  });

  it("covers every collection in English and has drafts, too [B3]", () => {
    const collections = new Set(articles.filter(({ lang }) => lang === "en").map(({ collection }) => collection));
    expect([...collections].sort()).toEqual(["account", "delivery", "orders", "products", "rental", "returns", "tours", "warranty-and-repair"]);
    expect(articles.some(({ status }) => status === "draft")).toBe(true);
  });

  it.each(articles.map((article) => [article.key, article] as const))("%s has a readable length, three to six questions and an address [B2]", (_, article) => {
    expect(article.key.startsWith(`${article.lang}-`)).toBe(true);
    expect(article.url.startsWith(`https://help.fernweg.example/${article.lang}/${article.collection}/`)).toBe(true);
    expect(article.exemplars.length).toBeGreaterThanOrEqual(3);
    expect(article.exemplars.length).toBeLessThanOrEqual(6);
    const length = article.lang === "ja" ? [...article.body].length / 2 : article.body.split(/\s+/).length;
    expect(length).toBeGreaterThanOrEqual(60);
    expect(length).toBeLessThanOrEqual(220);
    expect(article.body).not.toMatch(/[*_#`]|\]\(/);
  });

  it("states the same prices and periods in every language [B3]", () => {
    const facts: readonly (readonly [number: string, keys: readonly string[]])[] = [
      ["60", ["en-returns-policy", "de-returns-policy", "es-returns-policy", "ja-returns-policy"]],
      ["30", ["en-returns-policy", "de-returns-policy", "es-returns-policy", "ja-returns-policy"]],
      ["5[.,]90", ["en-returns-policy", "de-returns-policy", "es-returns-policy"]],
      ["9[.,]90", ["en-delivery-times-costs", "de-delivery-times-costs", "es-delivery-times-costs"]],
      ["14[.,]90", ["en-delivery-times-costs", "de-delivery-times-costs", "es-delivery-times-costs"]],
      ["29", ["en-delivery-times-costs", "es-delivery-times-costs", "ja-delivery-times-costs"]],
      ["79", ["en-repair-resole", "de-repair-prices", "es-repair-prices", "ja-warranty-repair"]],
      ["35", ["en-repair-prices", "de-repair-prices", "es-repair-prices", "ja-warranty-repair"]],
      ["390", ["en-tours-overview", "de-tours", "es-tours", "ja-tours"]],
      ["119", ["en-tours-overview", "de-tours", "es-tours", "ja-tours"]],
      ["50", ["en-tours-cancel", "de-tours", "es-tours", "ja-tours"]],
      ["274", ["en-products-boot-size", "es-products-boot-size", "ja-products-boot-size"]],
      ["48", ["en-rental-cancel", "de-rental"]],
      ["100", ["en-rental-deposit", "de-rental"]],
    ];
    for (const [number, keys] of facts) {
      for (const key of keys) expect(published.get(key)?.body, key).toMatch(new RegExp(`(?<![0-9])${number}(?![0-9])`));
    }
  });
});

describe("members and workspace", () => {
  it("has a member in every role, three agents and one owner [S1]", () => {
    const count = (role: string): number => members.filter((member) => member.role === role).length;
    for (const role of ["admin", "manager", "reviewer", "viewer"]) expect(count(role), role).toBeGreaterThanOrEqual(1);
    expect(count("owner")).toBe(1);
    expect(count("agent")).toBe(3);
  });

  it("uses unique keys and addresses that can reach nobody [S1]", () => {
    expect(repeated(members.map(({ key }) => key))).toEqual([]);
    expect(repeated(members.map(({ email }) => email))).toEqual([]);
    for (const { email } of members) expect(email).toMatch(/^[a-z.]+@fernweg\.example$/);
    for (const { visitor } of all) if (visitor.email !== undefined) expect(visitor.email).toMatch(/@example\.(com|org|net)$/);
    for (const origin of channel.siteOrigins) expect(new URL(origin).hostname).toMatch(/\.example$/);
    expect(workspace.slug).toBe("fernweg");
    expect(bot.greeting).toContain("AI");
  });

  it("has an agent for every language of the articles [L4]", () => {
    for (const lang of ["en", "de", "es", "ja"] as const) {
      expect(members.find(({ key }) => key === agentFor(lang))?.languages).toContain(lang);
    }
  });
});

describe("stories", () => {
  it("has 60 scripted stories or more and about 240 conversations with unique keys [D3]", () => {
    expect(stories.length).toBeGreaterThanOrEqual(60);
    expect(all.length).toBeGreaterThanOrEqual(235);
    expect(all.length).toBeLessThanOrEqual(250);
    expect(repeated(all.map(({ key }) => key))).toEqual([]);
  });

  it("tells every theme [D3]", () => {
    const themes: Record<StoryTheme, true> = {
      "sourced-answer": true,
      "explicit-request": true,
      "refund-dispute": true,
      "missing-parcel": true,
      "warranty-contradiction": true,
      "out-of-scope": true,
      "repeated-question": true,
      fraud: true,
      "account-deletion": true,
      medical: true,
      complaint: true,
      "wrong-answer": true,
      "long-wait": true,
      "hand-back": true,
      reopened: true,
      away: true,
      "hostile-text": true,
      "draft-review": true,
      complex: true,
      "open-now": true,
      generated: true,
    };
    expect([...new Set(all.map(({ theme }) => theme))].sort()).toEqual(Object.keys(themes).sort());
  });

  it("expects only articles that exist, are published and can be covered by a person [B5]", () => {
    for (const story of all) {
      for (const step of story.steps) {
        if (!("expect" in step) || step.expect === "handoff") continue;
        const article = published.get(step.article);
        expect(article, `${story.key} ${step.article}`).toBeDefined();
        if (article !== undefined) expect(coverSteps(story.lang, article, 0).some((cover) => "agent" in cover)).toBe(true);
      }
    }
    for (const key of generatorParameters.skipArticles) expect(published.has(key), key).toBe(true);
    for (const { lang, need } of exchanges) expect(phrases[lang], need).toBeDefined();
  });

  it("keeps each visitor text within 4,000 characters and not empty [W4]", () => {
    for (const { key, steps } of all) {
      for (const step of steps) {
        const text = "visitor" in step ? step.visitor : "agent" in step ? step.agent : "reopen" in step ? step.reopen : "note" in step ? step.note : null;
        if (text === null) continue;
        expect(text.trim().length, key).toBeGreaterThan(0);
        expect([...text].length, key).toBeLessThanOrEqual(4000);
      }
    }
  });

  it.each(all.map((story) => [story.key, story] as const))("%s can be done step by step [L5]", (_, story) => {
    let state: "bot" | "queue" | "person" | "resolved" = "bot";
    let draft = false;
    let spoken = false;
    for (const step of story.steps) {
      if ("visitor" in step) {
        expect(state).not.toBe("resolved");
        spoken = true;
      } else if ("expect" in step) {
        if (step.expect === "handoff") {
          expect(spoken).toBe(true);
          if (state === "bot") state = "queue";
        } else {
          expect(state).toBe("bot");
          draft = step.expect === "hold";
        }
      } else if ("request" in step) {
        expect(spoken).toBe(true);
        expect(state).toBe("bot");
      } else if ("askHuman" in step) {
        expect(state).not.toBe("resolved");
        spoken = true;
        draft = false;
        if (state === "bot") state = "queue";
      } else if ("away" in step || "leaveEmail" in step) expect(state).toBe("queue");
      else if ("acceptBy" in step) {
        expect(["bot", "queue"]).toContain(state);
        expect(spoken).toBe(true);
        state = "person";
      } else if ("agent" in step) expect(state).toBe("person");
      else if ("openDraft" in step) expect(draft).toBe(true);
      else if ("sendDraft" in step || "dropDraft" in step) {
        expect(draft).toBe(true);
        draft = false;
      } else if ("handBack" in step) {
        expect(state).toBe("person");
        state = "bot";
      } else if ("thumbs" in step) expect(story.steps.some(asksBot)).toBe(true);
      else if ("resolveBy" in step) {
        expect(state).not.toBe("resolved");
        if (step.resolveBy === "visitor" || step.resolveBy === "idle") expect(state).toBe("bot");
        state = "resolved";
      } else if ("csat" in step) expect(state).toBe("resolved");
      else if ("reopen" in step) {
        expect(state).toBe("resolved");
        state = "bot";
      }
    }
    if (story.theme === "open-now") expect(state).not.toBe("resolved");
    else expect(state).toBe("resolved");
  });

  it("ends every step before the time of seeding, whenever that is [D3]", () => {
    for (const now of times) {
      for (const story of all) {
        const last = timedSteps(story, now).at(-1);
        expect(last === undefined ? Number.NaN : last.atMs, story.key).toBeLessThanOrEqual(now);
      }
    }
  });

  it("holds drafts only while draft mode was on, and lets the bot speak only while it was off [R1]", () => {
    for (const now of times) {
      const periods = draftModePeriods.map(({ from, to }) => [momentMs(from, now), momentMs(to, now)] as const);
      for (const story of all) {
        for (const { step, atMs } of timedSteps(story, now)) {
          if (!asksBot(step)) continue;
          const within = periods.some(([from, to]) => from <= atMs && atMs <= to);
          const toPerson = story.key.startsWith("open-waiting");
          if (!toPerson) expect(within, `${story.key} at ${new Date(atMs).toISOString()}`).toBe(holds(story));
        }
      }
    }
  });

  it("leaves conversations open in every state of the inbox: waiting, assigned, with the bot, draft waiting [L1]", () => {
    const last = (story: Story): string => {
      const acts = story.steps.filter((step) => "expect" in step || "acceptBy" in step);
      const step = acts.at(-1);
      return step === undefined ? "none" : "expect" in step ? step.expect : "person";
    };
    const states = stories.filter(({ theme }) => theme === "open-now").map(last);
    for (const state of ["answer", "handoff", "hold", "person"]) expect(states.filter((value) => value === state).length, state).toBeGreaterThanOrEqual(2);
  });
});

describe("generated stories", () => {
  it("are the same for the same parameters and differ for another seed [D3]", () => {
    expect(generateStories(generatorParameters, articles)).toEqual(generated);
    expect(generateStories({ ...generatorParameters, seed: 1 }, articles)).not.toEqual(generated);
  });

  it("are in every language, with people, ratings and thumbs [A1]", () => {
    const count = (match: (step: StoryStep) => boolean): number => generated.filter(({ steps }) => steps.some(match)).length;
    for (const lang of ["en", "de", "es", "ja"]) expect(generated.filter((story) => story.lang === lang).length, lang).toBeGreaterThanOrEqual(5);
    expect(count((step) => "acceptBy" in step)).toBeGreaterThanOrEqual(10);
    expect(count((step) => "csat" in step)).toBeGreaterThanOrEqual(25);
    expect(count((step) => "thumbs" in step)).toBeGreaterThanOrEqual(20);
  });

  it("cover a handover at night the next morning and by day at once [L5]", () => {
    const [article] = articles;
    if (article === undefined) throw new Error("no article");
    const waits = (time: string): number =>
      coverSteps("en", article, Date.parse(time)).reduce((sum, step) => sum + ("acceptBy" in step ? (step.afterSeconds ?? 0) : 0), 0);
    expect(waits("2026-11-22T10:00:00Z")).toBe(75);
    expect(waits("2026-11-22T07:30:00Z")).toBe(1800 + 300);
    expect(waits("2026-11-22T22:00:00Z")).toBe(36_000 + 300);
  });

  it("have hour weights for a whole day [D3]", () => {
    expect(generatorParameters.hourWeights).toHaveLength(24);
  });
});
