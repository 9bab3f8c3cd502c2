import "server-only";
/** Where an outgoing request may go, as far as the address itself tells; what its name resolves to is checked when it is sent. */
import { isIP } from "node:net";
import { env } from "@/lib/platform/env";
import { isPublicAddress } from "./is-public-address";

export type RefusalCode = "invalid_url" | "protocol" | "user_info" | "port" | "private_address";

/** `sentence` says to the one who set the address what is wrong and what to do. */
export type Refusal = { kind: "refused"; code: RefusalCode; sentence: string };

export type Target = {
  kind: "target";
  url: URL;
  /** Without brackets. */
  host: string;
  port: number;
  /** The operator's list or the operator's environment names it. */
  mayBePrivate: boolean;
};

const publicPorts: readonly number[] = [80, 443, 8080, 8443];
const longestUrl = 2_000;

/** `trusted`: the operator set the address in the environment, so it may be private and have any port. */
export function checkTarget(address: string, options: { trusted?: boolean } = {}): Target | Refusal {
  if (address.length > longestUrl || !URL.canParse(address)) return refuse("invalid_url", "That is not an address of the web.");
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return refuse("protocol", "Only addresses that begin with https:// or http:// can be called.");
  if (url.username !== "" || url.password !== "") return refuse("user_info", "Take the user and password out of the address.");
  const host = hostOf(url);
  if (host === "") return refuse("invalid_url", "The address names no host.");
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  const mayBePrivate = options.trusted === true || isListed(host, port);
  if (!mayBePrivate && !publicPorts.includes(port)) {
    return refuse(
      "port",
      `Port ${port} may not be called: the ports are ${publicPorts.join(", ")}, and what the operator lists as host:port in HANDRAIL_ALLOW_PRIVATE.`,
    );
  }
  if (!mayBePrivate && ((isIP(host) !== 0 && !isPublicAddress(host)) || isLocalName(host))) return refusePrivate(host, port);
  return { kind: "target", url, host, port, mayBePrivate };
}

export function refusePrivate(host: string, port: number): Refusal {
  const entry = isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
  return refuse(
    "private_address",
    `${entry} is not on the public internet. The operator of this installation can allow it: add ${entry} to HANDRAIL_ALLOW_PRIVATE.`,
  );
}

function refuse(code: RefusalCode, sentence: string): Refusal {
  return { kind: "refused", code, sentence };
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}

/** RFC 6761: these never lead anywhere else. */
function isLocalName(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost");
}

/** Entries are read as the host and port of an address, so that notations of one address are one. */
function isListed(host: string, port: number): boolean {
  return env().HANDRAIL_ALLOW_PRIVATE.some((entry) => {
    const allowed = `http://${entry}`;
    if (!URL.canParse(allowed)) return false;
    const url = new URL(allowed);
    const allowedPort = url.port === "" ? (entry.endsWith(":80") ? 80 : null) : Number(url.port);
    return allowedPort === port && hostOf(url) === host;
  });
}
