import "server-only";
/**
 * Identity tokens: a tenant's server signs who its visitor is (JWT, RFC 7519; HS256 and nothing else) with the channel's secret. The key's kind
 * is fixed here, so that a token cannot choose another algorithm.
 */
import { errors, jwtVerify } from "jose";
import { z } from "zod";
import { emailText, text } from "@/lib/contracts/text";
import { AppError } from "@/lib/platform/errors";

/** A token that is good for longer could be used long after its person has left. */
const longestLifeMs = 24 * 3_600_000;
const toleranceSeconds = 60;

const claimsSchema = z.object({
  sub: text(200),
  exp: z.number().int(),
  name: text(80, 0).nullish(),
  email: emailText.nullish(),
  attributes: z
    .record(z.string().min(1).max(60), z.union([z.string().max(500), z.number(), z.boolean()]))
    .refine((attributes) => Object.keys(attributes).length <= 30, "at most 30 attributes")
    .default({}),
});

export type IdentityClaims = { externalId: string; name: string | null; email: string | null; attributes: Record<string, string | number | boolean> };

/** Any of the secrets may have signed it. Throws identity_invalid with what is wrong. */
export async function verifyIdentityToken(token: string, expected: { secrets: readonly string[]; audience: string; now: Date }): Promise<IdentityClaims> {
  let problem = "was not signed with this channel's secret";
  for (const secret of expected.secrets) {
    try {
      const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
        algorithms: ["HS256"],
        audience: expected.audience,
        requiredClaims: ["exp", "sub"],
        clockTolerance: toleranceSeconds,
        currentDate: expected.now,
      });
      return readClaims(payload, expected.now);
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      if (error instanceof errors.JWSSignatureVerificationFailed) continue;
      problem = describe(error);
      break;
    }
  }
  throw refused(problem);
}

function readClaims(payload: unknown, now: Date): IdentityClaims {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw refused(`has a claim that is not usable: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim());
  }
  const { sub, exp, name, email, attributes } = parsed.data;
  if (exp * 1000 > now.getTime() + longestLifeMs + toleranceSeconds * 1000) throw refused("is good for more than 24 hours: set exp to at most that");
  return { externalId: sub, name: name ? name : null, email: email ?? null, attributes };
}

function describe(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return "has expired";
  if (error instanceof errors.JOSEAlgNotAllowed) return "must be signed with HS256";
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "aud") return "is for another channel: set aud to this channel's publishable key";
    return error.reason === "missing" ? `lacks the claim ${error.claim}` : `has a claim that is not usable: ${error.claim}`;
  }
  return "is no JSON Web Token";
}

function refused(problem: string): AppError {
  return new AppError("identity_invalid", `The identity token ${problem}.`, { errors: [{ path: "body.identityToken", message: problem }] });
}
