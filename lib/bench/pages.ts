/** F6: the script that a browser fetches for each page. No server is started; the build tier of `npm test` refuses a page above its ceiling. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Row } from "./figures";

type Weights = { everywhereKib: number; pages: { route: string; kib: number }[] };

/** `nextDir` is the built application's `.next`. The heaviest page first; what every page loads stands above them. */
export async function benchPages(nextDir: string): Promise<{ rows: Row[]; data: object }> {
  const { weighPages, goalKib } = (await import(pathToFileURL(join(process.cwd(), "scripts/bootstrap/page-weights.mjs")).href)) as {
    weighPages(nextDir: string): Weights;
    goalKib: number;
  };
  const { everywhereKib, pages } = weighPages(nextDir);
  return {
    rows: [
      { what: "script of every page: framework and frame", value: everywhereKib, unit: "KiB" },
      { what: `pages above ${goalKib} KiB`, value: pages.filter((page) => page.kib > goalKib).length, unit: `of ${pages.length}`, goal: "0" },
      ...pages.map((page) => ({ what: `  ${page.route}`, value: page.kib, unit: "KiB" })),
    ],
    data: { everywhereKib, pages },
  };
}
