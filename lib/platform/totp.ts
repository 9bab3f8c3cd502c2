import "server-only";
/** One-time codes of authenticator apps: RFC 6238 with SHA-1, six digits and steps of 30 seconds, which every app knows. */
import { generateSecret, generateURI, verify } from "otplib";

const stepSeconds = 30;

/** 160 random bits in base32, the length that RFC 4226 recommends. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** The address that an authenticator app reads from a QR code. */
export function totpAddress(secret: string, account: string, issuer: string): string {
  return generateURI({ secret, label: account, issuer });
}

/** The time step whose code this is, one step early or late allowed for clocks that differ (RFC 6238, 5.2); null for every other text. */
export async function totpStepOf(secret: string, code: string, at: Date): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(at.getTime() / 1000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: stepSeconds });
  return result.valid ? Math.floor(epoch / stepSeconds) + result.delta : null;
}
