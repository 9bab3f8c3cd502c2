/**
 * `npm run replay`: plays real questions or dialogues against a running installation, as visitors'
 * browsers and an agent's console would, and compares what was acknowledged with what is stored. Ends with 1 when anything was violated.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { newTraffic } from "./call-api";
import { describeTally } from "./describe-tally";
import { type Played, playCase } from "./play-case";
import { prepareWorkspace, type Target } from "./prepare-workspace";
import { readCases, readKnowledge } from "./read-files";
import type { KnowledgeLine, ReplayCase } from "./replay-case";
import { type Progress, showProgress } from "./show-progress";
import { tally } from "./tally";

type Options = { file: string; knowledge: string | null; urls: string[]; given: Target["given"]; limit: number; concurrency: number; json: boolean };

async function main(): Promise<boolean> {
  const options = readOptions();
  const cases = readCases(readFileSync(options.file, "utf8"))
    .filter(({ turns }) => turns.length > 0)
    .slice(0, options.limit);
  const knowledge = options.knowledge === null ? [] : readKnowledge(readFileSync(options.knowledge, "utf8"));
  const groups = new Map<string | null, ReplayCase[]>();
  for (const one of cases) {
    const known = groups.get(one.group);
    if (known) known.push(one);
    else groups.set(one.group, [one]);
  }
  if (options.given && groups.size > 1) throw new Error("This file has several collections, and each needs a workspace of its own: leave --workspace out.");

  const traffic = newTraffic();
  const progress = showProgress(cases.length, process.stderr);
  const target: Target = { url: options.urls[0] ?? "", given: options.given, traffic, say: progress.say };
  const played: Played[] = [];
  let playingMs = 0;
  for (const [group, members] of groups) {
    const workspace = await prepareWorkspace(target, group === null ? "Replay" : `Replay ${group}`, knowledgeOf(group, knowledge));
    const startedAt = performance.now();
    played.push(
      ...(await playAll(members, options.concurrency, progress, (one, place) =>
        playCase(options.urls[place % options.urls.length] ?? "", one, workspace, traffic),
      )),
    );
    playingMs += performance.now() - startedAt;
    workspace.close();
  }
  const found = tally(played, traffic, playingMs / 1000);
  console.log(options.json ? JSON.stringify(found, null, 2) : describeTally(found).join("\n"));
  return found.violations.length === 0;
}

/** A group's workspace gets its own collection's articles and no others. */
function knowledgeOf(group: string | null, knowledge: readonly KnowledgeLine[]): readonly KnowledgeLine[] {
  return group === null ? knowledge : knowledge.filter(({ collection }) => collection === group);
}

async function playAll(
  cases: readonly ReplayCase[],
  concurrency: number,
  progress: Progress,
  play: (one: ReplayCase, place: number) => Promise<Played>,
): Promise<Played[]> {
  const results: Played[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let place = next++; place < cases.length; place = next++) {
      const one = cases[place];
      if (one) results.push(await play(one, place));
      progress.step();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return results;
}

function readOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      knowledge: { type: "string" },
      url: { type: "string", multiple: true, default: ["http://localhost:3000"] },
      workspace: { type: "string" },
      email: { type: "string" },
      password: { type: "string" },
      limit: { type: "string" },
      concurrency: { type: "string", default: "16" },
      json: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  const { workspace: slug, email, password } = values;
  if (file === undefined || positionals.length > 1) throw new Error("Which file? npm run replay -- --help says what it takes.");
  if ([slug, email, password].some((value) => value !== undefined) && (slug === undefined || email === undefined || password === undefined)) {
    throw new Error("--workspace, --email and --password belong together.");
  }
  return {
    file,
    knowledge: values.knowledge ?? null,
    urls: values.url.map((url) => new URL(url).origin),
    given: slug !== undefined && email !== undefined && password !== undefined ? { slug, email, password } : null,
    limit: values.limit === undefined ? Number.POSITIVE_INFINITY : wholeNumber("--limit", values.limit),
    concurrency: wholeNumber("--concurrency", values.concurrency),
    json: values.json,
  };
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${name} must be a whole number of at least 1, not ${text}.`);
  return value;
}

main().then(
  (isWhole) => process.exit(isWhole ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
