// Says before anything slow happens that the port is taken, and by whom.
import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { commandName } from "./process-identity.mjs";
import { refusal } from "./refuse.mjs";

/**
 * @param {string} host
 * @param {number} port
 */
export async function requireFreePort(host, port) {
  const error = await tryToListen(host, port);
  if (!error) return;
  if (error.code === "EADDRINUSE") {
    const holder = portHolder(port);
    const who = holder ? ` by ${holder.name} (process ${holder.pid})` : "";
    throw refusal(
      `Port ${port} is taken${who}: stop that program, or start Handrail on another port, for example PORT=${port < 65_535 ? port + 1 : port - 1} npm start.`,
    );
  }
  if (error.code === "EACCES") throw refusal(`Port ${port} may only be used by root: set PORT to 1024 or more and put a reverse proxy in front.`);
  throw refusal(`HOST is "${host}" and this machine cannot listen there (${error.code}): use 127.0.0.1, 0.0.0.0 or the address of a network interface.`);
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<NodeJS.ErrnoException | null>}
 */
function tryToListen(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

/**
 * The process that listens on a port, as far as this user may see (Linux), or null.
 * @param {number} port
 */
export function portHolder(port) {
  if (process.platform !== "linux") return null;
  const sockets = new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap((path) => listeningSockets(readText(path), port)));
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    for (const fd of readFolder(`/proc/${pid}/fd`)) {
      if (sockets.has(readLink(`/proc/${pid}/fd/${fd}`))) return { pid: Number(pid), name: commandName(Number(pid)) };
    }
  }
  return null;
}

/**
 * Links of /proc/<pid>/fd that are sockets listening on this port.
 * @param {string} table the text of /proc/net/tcp
 * @param {number} port
 */
export function listeningSockets(table, port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return table.split("\n").flatMap((line) => {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
    return local?.endsWith(suffix) && state === "0A" && inode ? [`socket:[${inode}]`] : [];
  });
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** @param {string} path */
function readFolder(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** @param {string} path */
function readLink(path) {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
