/** A workspace that a replay asks: signed up for or given, its knowledge imported and live, an agent at the console. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { ArticlePage, ImportArticlesResponse } from "@/lib/contracts/api/article";
import type { Knowledge } from "@/lib/contracts/api/knowledge";
import type { Traffic } from "./call-api";
import { type Login, type MemberClient, signIn, signUp } from "./member-client";
import type { KnowledgeLine } from "./replay-case";

export type ReplayWorkspace = {
  agent: MemberClient;
  channelKey: string;
  /** External id of an article by its id on the wire. */
  externalIds: ReadonlyMap<string, string>;
  close: () => void;
};

export type Target = { url: string; given: (Login & { slug: string }) | null; traffic: Traffic; say: (line: string) => void };

/** Characters of one import request, well below what the server takes. */
const importSize = 3_000_000;
const indexWaitMs = 300_000;
const presenceMs = 60_000;

/** Throws what the server refuses, and when the index is not live within five minutes. */
export async function prepareWorkspace({ url, given, traffic, say }: Target, name: string, knowledge: readonly KnowledgeLine[]): Promise<ReplayWorkspace> {
  const login = given ?? { email: `replay-${randomUUID()}@example.com`, password: randomUUID() };
  const agent = given ? await signIn(url, { email: given.email, password: given.password }, given.slug, traffic) : await signUp(url, name, login, traffic);
  if (knowledge.length > 0) {
    await importKnowledge(agent, knowledge, say);
    await waitUntilLive(agent);
  }
  const { data: channels } = await agent.ok<{ data: { publishableKey: string }[] }>("GET", "/api/v1/channels");
  const channelKey = channels[0]?.publishableKey;
  if (channelKey === undefined) throw new Error(`The workspace ${agent.slug} has no channel.`);
  const report = () => agent.call("PUT", "/api/v1/presence", { presence: "online" }).catch(() => undefined);
  await report();
  const reporting = setInterval(() => void report(), presenceMs);
  say(`Workspace ${agent.slug}: ${knowledge.length} articles are live`);
  return { agent, channelKey, externalIds: await readExternalIds(agent), close: () => clearInterval(reporting) };
}

async function importKnowledge(agent: MemberClient, knowledge: readonly KnowledgeLine[], say: (line: string) => void): Promise<void> {
  let content = "";
  const send = async () => {
    const result = await agent.ok<ImportArticlesResponse>("POST", "/api/v1/articles/import", { format: "jsonl", content, publish: true });
    for (const { line, message } of result.problems.slice(0, 5)) say(`Import: line ${line} ${message}`);
    if (result.failed > 0) say(`Import: ${result.failed} articles were refused`);
    content = "";
  };
  for (const article of knowledge) {
    const line = `${JSON.stringify(article)}\n`;
    if (content !== "" && content.length + line.length > importSize) await send();
    content += line;
  }
  await send();
}

async function waitUntilLive(agent: MemberClient): Promise<void> {
  for (const end = performance.now() + indexWaitMs; performance.now() < end; await pause(300)) {
    const { state } = await agent.ok<Knowledge>("GET", "/api/v1/knowledge");
    if (state === "current") return;
    if (state === "failed") throw new Error("The index of the imported knowledge could not be built; the server's log says why.");
  }
  throw new Error("The imported knowledge is not live after five minutes. Does a worker run?");
}

async function readExternalIds(agent: MemberClient): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: ArticlePage = await agent.ok<ArticlePage>("GET", `/api/v1/articles?limit=100${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
    for (const { id, externalId } of page.data) if (externalId !== null) ids.set(id, externalId);
    cursor = page.nextCursor;
  }
  return ids;
}
