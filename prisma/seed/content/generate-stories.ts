/**
 * Generates everyday conversations from the questions of the articles. Deterministic: the same parameters and articles give the same
 * stories on every machine. Pure: no clock, no Math.random.
 */
import { agentFor } from "@/prisma/seed/content/cover-steps";
import { exchanges } from "@/prisma/seed/content/exchanges";
import { members } from "@/prisma/seed/content/members";
import { phrases } from "@/prisma/seed/content/phrases";
import type { Collection, DemoArticle, GeneratorParameters, Lang, Story, StoryMoment, StoryStep } from "@/prisma/seed/content/story-types";

/** Numbers in [0, 1), mulberry32: a 32-bit state, the same sequence for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Choice {
  /** True with the given share. */
  chance: (share: number) => boolean;
  whole: (from: number, to: number) => number;
  one: <T>(values: readonly T[]) => T;
  weighted: <T>(values: readonly T[], weight: (value: T, place: number) => number) => T;
}

function createChoice(seed: number): Choice {
  const random = createRandom(seed);
  const one = <T>(values: readonly T[]): T => pick(values, Math.floor(random() * values.length));
  return {
    chance: (share) => random() < share,
    whole: (from, to) => from + Math.floor(random() * (to - from + 1)),
    one,
    weighted: (values, weight) => {
      let rest = random() * values.reduce((sum, value, place) => sum + weight(value, place), 0);
      const place = values.findIndex((value, index) => (rest -= weight(value, index)) < 0);
      return pick(values, place < 0 ? values.length - 1 : place);
    },
  };
}

function pick<T>(values: readonly T[], place: number): T {
  const value = values[place];
  if (value === undefined) throw new Error("The generator of the demo has nothing to choose from.");
  return value;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, offset) => from + offset);

const ratings = [1, 2, 3, 4, 5] as const;

/** As many stories as `parameters.count`, the oldest first; keys are `generated-001` and so on. */
export function generateStories(parameters: GeneratorParameters, articles: readonly DemoArticle[]): Story[] {
  const choice = createChoice(parameters.seed);
  const usable = articles.filter(({ key, status }) => status === "published" && !parameters.skipArticles.includes(key));
  const days = range(parameters.newestDaysAgo, parameters.oldestDaysAgo).filter((day) => !parameters.skipDaysAgo.includes(day));
  const drawn = Array.from({ length: parameters.count }, (_, place) => {
    const recent = place < parameters.recentCount;
    return generateOne(recent ? { ...parameters, askPerson: 0 } : parameters, recent, usable, days, choice);
  });
  return drawn
    .sort((left, right) => minutesBack(right) - minutesBack(left))
    .map((story, place) => ({ ...story, key: `generated-${String(place + 1).padStart(3, "0")}` }));
}

/** For the order only: exact within the days and within the last hours. */
function minutesBack(moment: StoryMoment): number {
  if ("minutesAgo" in moment) return moment.minutesAgo - 1440;
  return moment.daysAgo * 1440 - moment.hour * 60 - (moment.minute ?? 0);
}

function generateOne(parameters: GeneratorParameters, recent: boolean, usable: readonly DemoArticle[], days: readonly number[], choice: Choice): Story {
  const lang = choice.weighted(["en", "de", "es", "ja"] as const, (value) => parameters.langWeights[value]);
  const inLang = usable.filter((article) => article.lang === lang);
  const collections = [...new Set(inLang.map(({ collection }) => collection))];
  const collection = choice.weighted(collections, (value) => parameters.collectionWeights[value]);
  const article = choice.one(inLang.filter((candidate) => candidate.collection === collection));
  const exchange = exchanges.filter((candidate) => candidate.lang === lang && candidate.collection === collection);
  const person = choice.chance(parameters.askPerson) && exchange.length > 0 ? choice.one(exchange) : null;
  const spread = parameters.oldestDaysAgo - parameters.newestDaysAgo;
  const daysAgo = choice.weighted(days, (day) => 1 + ((parameters.growth - 1) * (parameters.oldestDaysAgo - day)) / spread);
  const lastHour = daysAgo === parameters.newestDaysAgo ? parameters.lastHourOfNewestDay : 23;
  const hours = person === null ? range(0, lastHour) : range(...parameters.teamHours);
  const hour = choice.weighted(hours, (value) => parameters.hourWeights[value] ?? 0);
  const named = choice.chance(parameters.named) || person !== null;
  const visitor = named ? drawVisitor(lang, choice, parameters.withEmail) : {};
  const steps = [
    ...askSteps(article, lang, parameters, choice),
    ...(choice.chance(parameters.secondQuestion) ? askAgainSteps(inLang, article, choice) : []),
    ...(person === null ? endWithBot(lang, parameters, choice) : endWithPerson(lang, person, parameters, choice)),
  ];
  const minute = choice.whole(0, 59);
  return {
    ...(recent ? { minutesAgo: choice.whole(...parameters.recentMinutesAgo) } : { daysAgo, hour, minute }),
    key: "",
    theme: "generated",
    lang,
    visitor,
    pageUrl: pageOf(collection, lang),
    steps,
  };
}

function drawVisitor(lang: Lang, choice: Choice, withEmail: number): Story["visitor"] {
  const name = choice.one(phrases[lang].names);
  const letters = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]+/g, "");
  const local = letters === "" ? `visitor${choice.whole(100, 999)}` : letters;
  return choice.chance(withEmail) ? { name, email: `${local}@example.com` } : { name };
}

function pageOf(collection: Collection, lang: Lang): string {
  const root = "https://shop.fernweg.example";
  const prefix = lang === "de" || lang === "es" ? `/${lang}` : "";
  return `${root}${prefix}/${collection}`;
}

function askSteps(article: DemoArticle, lang: Lang, parameters: GeneratorParameters, choice: Choice): StoryStep[] {
  const question = `${choice.one(phrases[lang].openings)}${choice.one(article.exemplars)}`;
  const steps: StoryStep[] = [{ visitor: question }, { expect: "answer", article: article.key }];
  if (choice.chance(parameters.thumbsUp)) steps.push({ thumbs: "up", afterSeconds: choice.whole(15, 60) });
  else if (choice.chance(parameters.thumbsDown)) {
    steps.push({ thumbs: "down", reason: choice.one(phrases[lang].downReasons), afterSeconds: choice.whole(15, 60) });
  }
  return steps;
}

function askAgainSteps(inLang: readonly DemoArticle[], first: DemoArticle, choice: Choice): StoryStep[] {
  const others = inLang.filter(({ collection, key }) => collection === first.collection && key !== first.key);
  if (others.length === 0) return [];
  const second = choice.one(others);
  return [
    { visitor: choice.one(second.exemplars), afterSeconds: choice.whole(30, 120) },
    { expect: "answer", article: second.key },
  ];
}

function endWithBot(lang: Lang, parameters: GeneratorParameters, choice: Choice): StoryStep[] {
  if (!choice.chance(parameters.endedByVisitor)) return [{ resolveBy: "idle", afterSeconds: 7200 }];
  const end: StoryStep = { resolveBy: "visitor", afterSeconds: choice.whole(40, 240) };
  return [end, ...rate(lang, parameters.ratedBot, parameters.csatBot, choice)];
}

function endWithPerson(lang: Lang, exchange: (typeof exchanges)[number], parameters: GeneratorParameters, choice: Choice): StoryStep[] {
  const speakers = members.filter(({ role, languages }) => role === "agent" && languages.includes(lang));
  const agent = speakers.length > 0 ? choice.one(speakers) : undefined;
  const by = agent?.key ?? agentFor(lang);
  const [firstName = ""] = (agent?.name ?? "").split(" ");
  const greeting = choice.one(phrases[lang].greetings).replace("{agent}", firstName);
  const request: StoryStep = choice.chance(parameters.byButton)
    ? { askHuman: true, afterSeconds: choice.whole(20, 60) }
    : { visitor: choice.one(phrases[lang].requests), afterSeconds: choice.whole(20, 60) };
  return [
    request,
    { expect: "handoff" },
    { acceptBy: by, afterSeconds: choice.whole(20, 110) },
    { agent: greeting, afterSeconds: choice.whole(15, 40) },
    { visitor: exchange.need, afterSeconds: choice.whole(25, 90) },
    { agent: exchange.reply, afterSeconds: choice.whole(60, 240) },
    { visitor: exchange.thanks, afterSeconds: choice.whole(20, 120) },
    { resolveBy: by, afterSeconds: choice.whole(20, 120) },
    ...rate(lang, parameters.ratedPerson, parameters.csatPerson, choice),
  ];
}

function rate(lang: Lang, share: number, weights: readonly number[], choice: Choice): StoryStep[] {
  if (!choice.chance(share)) return [];
  const csat = choice.weighted(ratings, (_, place) => weights[place] ?? 0);
  const pool = csat >= 4 ? phrases[lang].goodComments : phrases[lang].badComments;
  const step: StoryStep = { csat, afterSeconds: choice.whole(10, 180) };
  return [csat !== 3 && choice.chance(0.35) ? { ...step, comment: choice.one(pool) } : step];
}
