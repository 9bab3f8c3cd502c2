// The variables of the environment as the commands need them: read, checked, and refused with one sentence that names
// the variable. The app reads the same variables through its own schema; .env.example documents them.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkout, dataFolder } from "./paths.mjs";
import { refusal } from "./refuse.mjs";
import { parseDatabaseUrl } from "./roles.mjs";

/** @typedef {ReturnType<typeof checkEnvironment>} Environment */

/** Reads .env of the checkout (what is already set wins) and checks all variables. */
export function readEnvironment() {
  const file = join(checkout, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return checkEnvironment(process.env);
}

/**
 * Empty counts as unset, because that is what `NAME=` in a .env file means.
 * @param {Record<string, string | undefined>} source
 */
export function checkEnvironment(source) {
  const get = (/** @type {string} */ name) => source[name]?.trim() || undefined;
  const port = wholeNumber("PORT", get("PORT") ?? "3000", 1, 65_535);
  const databaseUrl = get("DATABASE_URL");
  for (const name of ["DATABASE_URL", "DATABASE_APP_URL", "DATABASE_JOBS_URL"]) {
    const value = get(name);
    if (value) parseDatabaseUrl(value, name);
  }
  const secret = get("HANDRAIL_SECRET");
  if (secret && secret.length < 32) throw refusal("HANDRAIL_SECRET is shorter than 32 characters: make one with openssl rand -base64 36.");
  const host = get("HOST") ?? "127.0.0.1";
  if (/[\s/]|:\/\//.test(host)) throw refusal("HOST is not an address to listen on: use 127.0.0.1, 0.0.0.0 or the address of a network interface.");
  return {
    port,
    isPortGiven: Boolean(get("PORT")),
    host,
    publicUrl: webAddress("HANDRAIL_URL", get("HANDRAIL_URL")) ?? `http://localhost:${port}`,
    dataFolder: dataFolder(source),
    DATABASE_URL: databaseUrl,
    DATABASE_APP_URL: get("DATABASE_APP_URL"),
    DATABASE_JOBS_URL: get("DATABASE_JOBS_URL"),
    secret,
    signup: oneOf("SIGNUP", get("SIGNUP") ?? "open", ["open", "invite", "closed"]),
    worker: oneOf("WORKER", get("WORKER") ?? "inside", ["inside", "separate", "none"]),
    smtpUrl: address("SMTP_URL", get("SMTP_URL"), ["smtp:", "smtps:"], "smtp://user:password@host:587"),
    mailFrom: mailAddress(get("MAIL_FROM")),
    llmBaseUrl: webAddress("LLM_BASE_URL", get("LLM_BASE_URL")),
    allowPrivate: hostPorts("HANDRAIL_ALLOW_PRIVATE", get("HANDRAIL_ALLOW_PRIVATE")),
    logLevel: oneOf("LOG_LEVEL", get("LOG_LEVEL") ?? "info", ["silent", "error", "warn", "info", "debug"]),
    depth: oneOf("HANDRAIL_DEPTH", get("HANDRAIL_DEPTH") ?? "quick", ["quick", "full"]),
    chromium: get("HANDRAIL_CHROMIUM"),
  };
}

/**
 * Processes that share a database must share the secret, so only the embedded database comes with one of its own.
 * @param {Environment} env
 */
export function requireSecret(env) {
  if (!env.DATABASE_URL || env.secret) return;
  throw refusal("HANDRAIL_SECRET is not set, and with DATABASE_URL it must be: make one with openssl rand -base64 36 and give every process the same.");
}

/**
 * @param {string} name
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
function wholeNumber(name, text, least, most) {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw refusal(`${name} is "${text}" and must be a whole number from ${least} to ${most}.`);
}

/**
 * @template {string} T
 * @param {string} name
 * @param {string} text
 * @param {T[]} allowed
 * @returns {T}
 */
function oneOf(name, text, allowed) {
  const found = allowed.find((each) => each === text);
  if (found) return found;
  throw refusal(`${name} is "${text}" and must be one of ${allowed.join(", ")}.`);
}

/**
 * @param {string} name
 * @param {string | undefined} text
 */
function webAddress(name, text) {
  return address(name, text, ["http:", "https:"], "https://support.example.com")?.replace(/\/+$/, "");
}

/**
 * The value is not repeated in the refusal: an address can hold a password.
 * @param {string} name
 * @param {string | undefined} text
 * @param {string[]} protocols
 * @param {string} example
 */
function address(name, text, protocols, example) {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && protocols.includes(url.protocol) && url.hostname) return text;
  throw refusal(`${name} is not an address that begins with ${protocols.map((each) => `${each}//`).join(" or ")}: it should look like ${example}.`);
}

/** @param {string | undefined} text */
function mailAddress(text) {
  if (!text || /^(?:[^<>@\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(text)) return text;
  throw refusal("MAIL_FROM is not a mail address: it should look like Support <support@example.com>.");
}

/**
 * @param {string} name
 * @param {string | undefined} text
 */
function hostPorts(name, text) {
  const entries = (text ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
  const bad = entries.find((each) => !/^(\[[0-9a-fA-F:.]+\]|[^\s:/@]+):\d{1,5}$/.test(each));
  if (bad) throw refusal(`${name} holds "${bad}" and must be a list of host:port, such as ollama:11434,10.0.0.5:8080.`);
  return entries;
}
