// Where things are: the checkout, its working folder, the data folder.
import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json. */
export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Builds, stamps and locks of this checkout; git-ignored and safe to delete while nothing runs. */
export const workFolder = join(checkout, ".handrail");

/**
 * The data of an installation: embedded database, secrets, logs.
 * @param {Record<string, string | undefined>} [env]
 */
export function dataFolder(env = process.env) {
  return env.HANDRAIL_DATA ? resolve(checkout, env.HANDRAIL_DATA) : join(workFolder, "data");
}

/**
 * @param {string} text
 * @returns {string} 12 hexadecimal digits
 */
export function shortHash(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
