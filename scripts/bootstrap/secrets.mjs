// Secrets that an installation makes for itself, once, and keeps in its data folder for its own user only.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { explainFolderError, refusal } from "./refuse.mjs";

/** @typedef {{ id: string, postgresPassword: string, handrailSecret: string }} Secrets */

/**
 * Reads secrets.json of the data folder, or writes it (mode 0600) with random values. The caller holds the folder's lock.
 * @param {string} folder an existing folder
 * @returns {Secrets}
 */
export function ensureSecrets(folder) {
  const path = join(folder, "secrets.json");
  try {
    if (!existsSync(path)) {
      const secrets = { id: token(6), postgresPassword: token(24), handrailSecret: token(36) };
      writeFileSync(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
      chmodSync(`${path}.new`, 0o600);
      renameSync(`${path}.new`, path);
    }
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw refusal(`${path} is damaged: restore it from a backup, or delete the whole data folder to begin anew.`, error);
    }
    throw explainFolderError(error, folder);
  }
}

/**
 * Begins a data folder with the secret of another installation, whose sealed keys and checkpoints it takes over.
 * @param {string} folder without secrets.json
 * @param {string} handrailSecret
 */
export function keepSecret(folder, handrailSecret) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const secrets = { id: token(6), postgresPassword: token(24), handrailSecret };
    writeFileSync(join(folder, "secrets.json"), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    throw explainFolderError(error, folder);
  }
}

/** @param {number} bytes */
function token(bytes) {
  return randomBytes(bytes).toString("base64url");
}
