/** F6: the script that a browser fetches for each page, by the build's own list of its chunks; compressed as the server sends it. No server is started. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Row } from "./figures";

type Route = { route: string; firstLoadChunkPaths: string[] };

/** The goal of a page's first load, in KiB. */
const goalKib = 170;

/** `nextDir` is the built application's `.next`. The largest first; what every page loads stands above them. */
export function benchPages(nextDir: string): { rows: Row[]; data: object } {
  const routes = JSON.parse(readFileSync(join(nextDir, "diagnostics", "route-bundle-stats.json"), "utf8")) as Route[];
  const sizes = new Map<string, number>();
  const sizeOf = (path: string) => {
    const known = sizes.get(path) ?? gzipSync(readFileSync(join(dirname(nextDir), path))).length;
    sizes.set(path, known);
    return known;
  };
  const kib = (paths: readonly string[]) => Math.round((paths.reduce((sum, path) => sum + sizeOf(path), 0) / 1024) * 10) / 10;
  const [first, ...others] = routes;
  const everywhere = (first?.firstLoadChunkPaths ?? []).filter((path) => others.every(({ firstLoadChunkPaths }) => firstLoadChunkPaths.includes(path)));
  const pages = routes.map(({ route, firstLoadChunkPaths }) => ({ route, kib: kib(firstLoadChunkPaths) })).sort((a, b) => b.kib - a.kib);
  return {
    rows: [
      { what: "script of every page: framework and frame", value: kib(everywhere), unit: "KiB" },
      { what: `pages above ${goalKib} KiB`, value: pages.filter((page) => page.kib > goalKib).length, unit: `of ${pages.length}`, goal: "0" },
      ...pages.map((page) => ({ what: `  ${page.route}`, value: page.kib, unit: "KiB" })),
    ],
    data: { everywhereKib: kib(everywhere), pages },
  };
}
