/** F8: 10,000 articles from one import to searchable; decisions where 2,000 are known; and the index after one article of 10,000 has changed. */
import { askBot } from "./ask-bot";
import { makeBenchWorkspace, makeVisitor, type Owner, signUpOwner, startBenchApp } from "./bench-app";
import { latencies, round, type Row } from "./figures";
import { expectOk, send } from "./http-client";

const many = 10_000;
const some = 2_000;
/** Below what the playground takes of one member in a minute. */
const trials = 55;
const visitors = 20;
const turnsPerVisitor = 20;

export async function benchKnowledge(server: string): Promise<{ rows: Row[]; data: Record<string, unknown> }> {
  const app = await startBenchApp(server);
  try {
    const owner = await signUpOwner(app.url);
    const small = await makeBenchWorkspace(app.url, owner, [{ line: lineOf(0) }]);
    const someSeconds = await importUntilServed(app.url, owner, small.slug, some);
    await app.analyse();
    const question = (place: number) => questionOf((place * 37) % some);
    const decide = async (place: number) => {
      const sentAt = performance.now();
      const { hits, latencyMs } = await expectOk(send(app.url, "POST", "/api/v1/playground", { text: question(place) }, owner.headers(small.slug)));
      if ((hits as { title: string }[])[0]?.title !== titleOf((place * 37) % some)) throw new Error(`another article was found: ${question(place)}`);
      return { wholeMs: performance.now() - sentAt, ownMs: Number(latencyMs) };
    };
    const firstMs = (await decide(0)).wholeMs;
    const decided: Awaited<ReturnType<typeof decide>>[] = [];
    for (let place = 1; place < trials; place += 1) decided.push(await decide(place));
    const replies: number[] = [];
    for (let number = 0; number < visitors; number += 1) {
      const questions = Array.from({ length: turnsPerVisitor }, (_, turn) => question(number * turnsPerVisitor + turn));
      replies.push(...(await askBot(app.url, await makeVisitor(app.url, small.channelKey), questions)).map(({ replyMs }) => replyMs));
    }

    const large = await makeBenchWorkspace(app.url, owner, [{ line: lineOf(0) }]);
    const manySeconds = await importUntilServed(app.url, owner, large.slug, many);
    const again = await importUntilServed(app.url, owner, large.slug, many, [lineOf(many - 1, "Since today we also do it on Sundays.")]);
    const whole = latencies(decided.map(({ wholeMs }) => wholeMs));
    const own = latencies(decided.map(({ ownMs }) => ownMs));
    const reply = latencies(replies);
    const rows: Row[] = [
      { what: `${some} articles: import to served`, value: round(someSeconds.served), unit: "s" },
      { what: `decision at ${some} articles, over the API and nothing stored: the first`, value: round(firstMs), unit: "ms" },
      { what: "  p50 of the next", value: whole.p50, unit: "ms" },
      { what: "  p95", value: whole.p95, unit: "ms", goal: "15" },
      { what: "  p95 of the part that its trace counts", value: own.p95, unit: "ms" },
      { what: "a visitor's post to the bot's reply, everything stored, p50", value: reply.p50, unit: "ms" },
      { what: "  p95", value: reply.p95, unit: "ms" },
      { what: `${many} articles: import answered`, value: round(manySeconds.answered), unit: "s" },
      { what: "  import to served", value: round(manySeconds.served), unit: "s", goal: "60" },
      { what: `one article of ${many} changed: import to served`, value: round(again.served), unit: "s" },
    ];
    return { rows, data: { some: someSeconds, firstMs: round(firstMs), decisionMs: whole, tracedMs: own, replyMs: reply, many: manySeconds, again } };
  } finally {
    await app.stop();
  }
}

/** Seconds until the import is answered, and until the bot answers from all of it. `lines`: of articles that are there already, all when left out. */
async function importUntilServed(url: string, owner: Owner, slug: string, count: number, lines?: string[]): Promise<{ answered: number; served: number }> {
  const headers = owner.headers(slug);
  const content = (lines ?? Array.from({ length: count }, (_, number) => lineOf(number))).join("\n");
  const startedAt = performance.now();
  const result = await expectOk(send(url, "POST", "/api/v1/articles/import", { format: "jsonl", content, publish: true }, headers));
  const answered = (performance.now() - startedAt) / 1000;
  if (Number(result.failed) > 0 || Number(result.created) + Number(result.updated) === 0) throw new Error(`the import took nothing: ${JSON.stringify(result)}`);
  for (;;) {
    const { state, live } = (await expectOk(send(url, "GET", "/api/v1/knowledge", undefined, headers))) as {
      state: string;
      live: { articleCount: number } | null;
    };
    if (state === "failed") throw new Error("the index could not be built");
    if (state === "current" && live?.articleCount === count) return { answered: round(answered), served: round((performance.now() - startedAt) / 1000) };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const syllables = ["ba", "lo", "mi", "ra", "ten", "vor", "sil", "ka", "dun", "pe", "gra", "os", "ul", "fin", "tor", "ne"];
const things = ["tent", "stove", "rope", "boots", "jacket", "lamp", "map", "kayak", "skis", "helmet", "bottle", "knife"];
const matters = ["clean", "return", "rent", "repair", "store", "measure", "ship", "insure"];
const sentences = [
  "keep the receipt, because every shop asks for it",
  "take your time and read the label on the inside first",
  "bring it to the counter in the morning, when somebody from the workshop is there",
  "pack it dry and without its bag, or the seams will suffer over the winter",
  "write the number of your order on the parcel and leave it at the post office",
  "ask for a spare part before you travel, since some come from the maker alone",
  "do not use solvents, heat or a machine on it",
];

/** A name that no other article has. */
function nameOf(number: number): string {
  const parts = [number % 16, (number >> 4) % 16, (number >> 8) % 16, (number >> 12) % 16];
  return parts.map((part) => syllables[part] ?? "").join("");
}

const pick = (from: readonly string[], number: number) => from[number % from.length] ?? "";
const titleOf = (number: number) => `How to ${pick(matters, Math.floor(number / 12))} the ${nameOf(number)} ${pick(things, number)}`;
const questionOf = (number: number) => `How do I ${pick(matters, Math.floor(number / 12))} the ${nameOf(number)} ${pick(things, number)}?`;

function lineOf(number: number, more = ""): string {
  const said = [0, 1, 2, 3].map((place) => pick(sentences, number * 3 + place * (1 + (number % 5))));
  const body = `For the ${nameOf(number)} ${pick(things, number)}: ${said.join("; ")}. It takes ${1 + (number % 28)} days and costs ${5 + (number % 90)} euros. ${more}`;
  return JSON.stringify({ id: `bench-${number}`, title: titleOf(number), body: body.trim(), exemplars: [questionOf(number)] });
}
