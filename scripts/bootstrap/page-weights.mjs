// What a browser fetches of scripts before a page works: by the build's own list of chunks, compressed as the server sends them.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

/** The goal of a page's first load, in KiB. */
export const goalKib = 170;

/** Pages of a workspace miss the goal: React, Next, the query client and the frame are 177 KiB before a page has anything of its own. */
const workspaceKib = 200;
/** Pages that miss these too, with what they may weigh instead. No ceiling is ever raised for convenience. */
const ceilingsKib = /** @type {Record<string, number>} */ ({
  "/account": 172,
  "/w/[workspace]/inbox": 216,
  "/w/[workspace]/inbox/[conversationId]": 216,
  "/w/[workspace]/audit/decisions/[decisionId]": 206,
  "/w/[workspace]/policy": 210,
});

/**
 * @param {string} nextDir the built application's `.next`
 * @returns {{ everywhereKib: number, pages: { route: string, kib: number }[] }} the heaviest page first; everywhere: what every page loads
 */
export function weighPages(nextDir) {
  /** @type {{ route: string, firstLoadChunkPaths: string[] }[]} */
  const routes = JSON.parse(readFileSync(join(nextDir, "diagnostics", "route-bundle-stats.json"), "utf8"));
  /** @type {Map<string, number>} */
  const sizes = new Map();
  const sizeOf = (/** @type {string} */ path) => {
    const size = sizes.get(path) ?? gzipSync(readFileSync(join(dirname(nextDir), path))).length;
    sizes.set(path, size);
    return size;
  };
  const kib = (/** @type {string[]} */ paths) => Math.round((paths.reduce((sum, path) => sum + sizeOf(path), 0) / 1024) * 10) / 10;
  const [first, ...others] = routes;
  const everywhere = (first?.firstLoadChunkPaths ?? []).filter((path) => others.every(({ firstLoadChunkPaths }) => firstLoadChunkPaths.includes(path)));
  return {
    everywhereKib: kib(everywhere),
    pages: routes.map(({ route, firstLoadChunkPaths }) => ({ route, kib: kib(firstLoadChunkPaths) })).sort((a, b) => b.kib - a.kib),
  };
}

/**
 * A sentence for each page above what it may weigh.
 * @param {readonly { route: string, kib: number }[]} pages
 * @param {Record<string, number>} [ceilings]
 */
export function tooHeavy(pages, ceilings = ceilingsKib) {
  return pages
    .map((page) => ({ ...page, ceiling: ceilings[page.route] ?? (page.route.startsWith("/w/") ? workspaceKib : goalKib) }))
    .filter(({ kib, ceiling }) => kib > ceiling)
    .map(({ route, kib, ceiling }) => `${route} loads ${kib} KiB of script, above its ${ceiling} KiB: fetch later what its first paint does not need.`);
}
