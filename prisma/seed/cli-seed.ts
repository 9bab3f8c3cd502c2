/**
 * Fills an empty installation with the demo workspace (dist/cli-seed.mjs). `npm start` runs it on a new embedded database; by hand it
 * takes the environment of the app, and `--not-local` to accept a database on another machine.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { countAccounts, withAccounts } from "@/lib/db/account";
import { appDatabaseUrl, pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { env, publicUrl } from "@/lib/platform/env";
import { articles } from "@/prisma/seed/content/articles";
import { generateStories } from "@/prisma/seed/content/generate-stories";
import { generatorParameters } from "@/prisma/seed/content/generator-parameters";
import { stories } from "@/prisma/seed/content/stories";
import { describeDemo } from "@/prisma/seed/describe-demo";
import { seedDemo } from "@/prisma/seed/seed-demo";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "not-local": { type: "boolean", default: false } } });
  if (!values["not-local"]) requireLocal();
  // Nobody is mailed about people who do not exist, and the demo's members may join whoever else may sign up later.
  Object.assign(env(), { SMTP_URL: undefined, SIGNUP: "open", DATABASE_APP_URL: withoutDiskWaits(appDatabaseUrl()) });
  await requireEmpty();
  const startedAt = performance.now();
  const demo = await seedDemo([...stories, ...generateStories(generatorParameters, articles)], Date.now());
  const described = describeDemo(demo);
  const folder = env().HANDRAIL_DATA;
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "demo.json"), `${JSON.stringify(described, null, 2)}\n`, { mode: 0o600 });
  }
  report(demo, described, (performance.now() - startedAt) / 1000);
}

function requireLocal(): void {
  const addresses = [appDatabaseUrl(), env().DATABASE_URL].flatMap((url) => (url === undefined ? [] : [new URL(url)]));
  const foreign = addresses.find(({ hostname }) => !["localhost", "127.0.0.1", "[::1]", ""].includes(hostname));
  if (foreign)
    throw new Error(
      `The database is on ${foreign.hostname}, not on this machine. The demo belongs on a database for trying out; --not-local accepts this one.`,
    );
}

async function requireEmpty(): Promise<void> {
  if ((await withAccounts((tx) => countAccounts(tx))) > 0) throw new Error("This installation has accounts. The demo is written only into an empty one.");
}

/** A seed that is interrupted is begun anew, so its commits need not wait for the disk. The first commit of the app that starts then does. */
function withoutDiskWaits(url: string): string {
  const address = new URL(url);
  address.searchParams.set("options", "-c synchronous_commit=off");
  return address.toString();
}

function report({ tellings, found }: Awaited<ReturnType<typeof seedDemo>>, { logins, links }: ReturnType<typeof describeDemo>, seconds: number): void {
  const lines = tellings.flatMap(({ story, surprises }) => surprises.map((surprise) => `  ${story.key}: ${surprise}`));
  const leftOut = tellings.reduce((sum, telling) => sum + telling.leftOut, 0);
  console.log(`${found.conversations} conversations, ${found.sealed} events sealed and verified, in ${seconds.toFixed(1)} s`);
  console.log(
    `Inbox of Lena: ${found.views.mine} hers, ${found.views.unassigned} unassigned, ${found.views.bot} with the bot. ${leftOut} steps are not due yet.`,
  );
  if (lines.length > 0) console.log(`${lines.length} times the product did otherwise than the story expects:\n${lines.join("\n")}`);
  for (const { label, path } of links) console.log(`  ${label}: ${publicUrl()}${path}`);
  for (const { role, email, password } of logins) console.log(`  ${role}: ${email}  ${password}`);
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(async () => {
    await prisma().$disconnect();
    await pool().end();
  });
