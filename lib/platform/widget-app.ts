import "server-only";
/** The widget's code as `scripts/bootstrap/build-widget.mjs` has written it, for the address that puts a channel's look in front. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { env } from "./env";
import { singleton } from "./singleton";

/**
 * The app of a build in a language, both of the loader's choice; the present build where that one is gone (a loader from before an
 * update). Null when there is none: the widget was not built.
 */
export async function readWidgetApp(language: string, build: string): Promise<string | null> {
  const folder = join(env().NEXT_DIR ?? process.cwd(), "public", "widget");
  const known = singleton("widget-apps", () => new Map<string, string>());
  const kept = known.get(`${language}-${build}`);
  if (kept !== undefined) return kept;
  const names = await readdir(folder).catch((): string[] => []);
  const name = [`app-${language}-${build}.js`, names.find((each) => each.startsWith(`app-${language}-`) && each.endsWith(".js"))].find(
    (each) => each !== undefined && names.includes(each),
  );
  if (name === undefined) return null;
  const code = await readFile(join(folder, name), "utf8");
  // Only what exists is kept, so that made-up builds fill nothing.
  if (name === `app-${language}-${build}.js`) known.set(`${language}-${build}`, code);
  return code;
}
