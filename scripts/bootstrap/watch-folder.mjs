// Calls back once after a burst of changes below a folder.
import { existsSync, watch } from "node:fs";

const quietMs = 100;

/**
 * @param {string} folder
 * @param {() => unknown} onChange
 * @returns {() => void} ends the watching
 */
export function watchFolder(folder, onChange) {
  if (!existsSync(folder)) return () => undefined;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
