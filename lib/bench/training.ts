/** F8 and T7: 15,000 exemplars are learned in a thread of the process that serves; how long it takes, and what an open stream notices of it. */
import { makeBenchWorkspace, signUpOwner, startBenchApp } from "./bench-app";
import { round, type Row } from "./figures";
import { expectOk, send } from "./http-client";
import { probeStream } from "./probe-stream";

const articles = 150;
const exemplars = 100;
const articlesAtOnce = 30;

export async function benchTraining(server: string): Promise<{ rows: Row[]; data: Record<string, unknown> }> {
  const app = await startBenchApp(server);
  try {
    const owner = await signUpOwner(app.url);
    const place = await makeBenchWorkspace(app.url, owner, [{ line: lineOf(0, 1) }]);
    const headers = owner.headers(place.slug);
    const live = async () => ((await expectOk(send(app.url, "GET", "/api/v1/knowledge", undefined, headers))) as { live: { id: string } | null }).live?.id;
    const quiet = async () => {
      for (let before = await live(), since = performance.now(); performance.now() - since < 2_000; await new Promise((resolve) => setTimeout(resolve, 100))) {
        const now = await live();
        if (now !== before) [before, since] = [now, performance.now()];
      }
    };
    const post = (lines: string[]) =>
      expectOk(send(app.url, "POST", "/api/v1/articles/import", { format: "jsonl", content: lines.join("\n"), publish: true }, headers));
    for (let from = 0; from < articles; from += articlesAtOnce) {
      await post(Array.from({ length: articlesAtOnce }, (_, place) => lineOf(from + place, exemplars)));
    }
    await quiet();
    const probe = await probeStream(app.url, place, headers);
    const calm = await probe.during(async () => void (await new Promise((resolve) => setTimeout(resolve, 3_000))));
    const before = await live();
    let seconds = 0;
    const meanwhile = await probe.during(async () => {
      const startedAt = performance.now();
      await post([lineOf(articles, exemplars)]);
      while ((await live()) === before) await new Promise((resolve) => setTimeout(resolve, 50));
      seconds = (performance.now() - startedAt) / 1000;
    });
    probe.close();
    const rows: Row[] = [
      { what: `${articles * exemplars} exemplars, one article more: published to served`, value: round(seconds), unit: "s", goal: "10" },
      { what: "agent's message to a visitor's stream before it, p50", value: calm.p50, unit: "ms" },
      { what: "  while the models are trained, p50", value: meanwhile.p50, unit: "ms" },
      { what: "  while the models are trained, p99", value: meanwhile.p99, unit: "ms" },
      { what: "  messages that were written meanwhile", value: meanwhile.n, unit: "" },
    ];
    return { rows, data: { seconds: round(seconds), streamBefore: calm, streamMeanwhile: meanwhile } };
  } finally {
    await app.stop();
  }
}

const things = ["tent", "stove", "rope", "boot", "jacket", "lamp", "map", "kayak", "ski", "helmet", "bottle", "knife"];
const matters = ["clean", "return", "rent", "repair", "store", "measure", "ship", "insure", "exchange", "order", "waterproof", "recycle", "resell"];
const openings = ["How do I", "Can I", "Where can I", "When should I", "I would like to", "Please help me", "What does it cost to", "Is it possible to"];
const endings = ["", "before the weekend", "in the shop", "by post", "without the receipt", "as a gift", "in winter", "for my child", "after a long tour"];

function lineOf(number: number, questions: number): string {
  const thing = things[number % things.length] ?? "";
  const matter = matters[Math.floor(number / things.length) % matters.length] ?? "";
  const exemplarsOf = Array.from({ length: questions }, (_, place) => {
    const opening = openings[place % openings.length] ?? "";
    return `${opening} ${matter} a ${thing} ${endings[Math.floor(place / openings.length) % endings.length] ?? ""} ${place >= 72 ? "again" : ""}`.trim();
  });
  const body = `To ${matter} a ${thing} take your time, keep the receipt and ask in the shop.`;
  return JSON.stringify({ id: `training-${number}`, title: `${matter} the ${thing}`, body, exemplars: [...new Set(exemplarsOf)] });
}
