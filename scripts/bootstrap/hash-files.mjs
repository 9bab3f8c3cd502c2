// Content hashes: what is stale is decided by what files hold, never by their times.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * Every file below the given files and folders that passes, as sorted paths with forward slashes; what is missing is skipped.
 * @param {string} root
 * @param {string[]} paths relative to root
 * @param {(path: string) => boolean} [passes]
 */
export function listFiles(root, paths, passes = () => true) {
  const found = paths.flatMap((path) => {
    const full = join(root, path);
    if (!existsSync(full)) return [];
    if (!statSync(full).isDirectory()) return [path];
    return readdirSync(full, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        relative(root, join(entry.parentPath ?? entry.path, entry.name))
          .split(sep)
          .join("/"),
      );
  });
  return [...new Set(found)].filter((path) => !isNoise(path) && passes(path)).sort();
}

/** @param {string} path */
function isNoise(path) {
  return /(^|\/)(node_modules|\.git|\.next|\.DS_Store)(\/|$)/.test(path) || path.endsWith("~");
}

/**
 * @param {string} root
 * @param {string[]} paths
 * @param {string[]} [extra] further text that decides, such as versions
 * @returns {string} 16 hexadecimal digits
 */
export function hashFiles(root, paths, extra = []) {
  const hash = createHash("sha256");
  for (const path of paths) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\n${content.length}\n`).update(content);
  }
  for (const text of extra) hash.update(`${text.length}\n${text}`);
  return hash.digest("hex").slice(0, 16);
}
