/** The one error class and the closed list of codes that a caller can meet. `docs/errors/<code>.md` says more about each. */

export const errorCatalogue = {
  bad_request: { status: 400, title: "The request cannot be read" },
  validation_failed: { status: 422, title: "Some fields are not usable" },
  unauthenticated: { status: 401, title: "Sign in first" },
  visitor_token_invalid: { status: 401, title: "The visitor's session is over" },
  api_key_invalid: { status: 401, title: "The API key does not work" },
  forbidden: { status: 403, title: "Your role does not allow this" },
  second_factor_required: { status: 403, title: "A second factor is needed" },
  origin_refused: { status: 403, title: "This site may not do that" },
  not_found: { status: 404, title: "There is no such thing" },
  method_not_allowed: { status: 405, title: "That method is not offered here" },
  version_conflict: { status: 409, title: "It was changed meanwhile" },
  already_claimed: { status: 409, title: "Somebody else was faster" },
  approval_expired: { status: 410, title: "The time for it is over" },
  approval_used: { status: 409, title: "It has been used already" },
  already_decided: { status: 409, title: "It has been decided already" },
  state_conflict: { status: 409, title: "That is not possible in its present state" },
  in_flight: { status: 409, title: "The same request is still being worked on" },
  workspace_closing: { status: 409, title: "The workspace is about to be deleted" },
  slug_taken: { status: 409, title: "That address is taken" },
  already_member: { status: 409, title: "That person is a member already" },
  last_owner: { status: 409, title: "A workspace needs an owner" },
  link_invalid: { status: 410, title: "The link is used up, expired or unknown" },
  payload_too_large: { status: 413, title: "The request is too large" },
  unsupported_media_type: { status: 415, title: "The body must be JSON" },
  password_wrong: { status: 422, title: "The password is not right" },
  code_refused: { status: 422, title: "The code does not count" },
  client_id_reused: { status: 422, title: "The client id was used for something else" },
  idempotency_key_reused: { status: 422, title: "The idempotency key was used for another request" },
  sign_up_closed: { status: 403, title: "Sign-up is closed here" },
  email_unverified: { status: 403, title: "Confirm your e-mail address first" },
  address_refused: { status: 422, title: "That address may not be called" },
  file_refused: { status: 422, title: "That file cannot be sent here" },
  file_limit_reached: { status: 409, title: "There are too many files" },
  identity_invalid: { status: 422, title: "The identity token is not usable" },
  limit_reached: { status: 429, title: "The allowance of the day is used up" },
  limit_full: { status: 409, title: "There is no more room" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong on our side" },
  unavailable: { status: 503, title: "The service cannot answer right now" },
} as const;

export type ErrorCode = keyof typeof errorCatalogue;

export type FieldError = { path: string; message: string };

const brand = Symbol.for("handrail.AppError");

export class AppError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  /** A sentence for the caller: what happened and what to do. Public. */
  readonly detail: string;
  readonly errors: FieldError[] | undefined;
  /** Extra public members of the problem, such as the current representation on a conflict. */
  readonly extra: Record<string, unknown> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    options: { cause?: unknown; errors?: FieldError[]; extra?: Record<string, unknown>; retryAfterSeconds?: number } = {},
  ) {
    super(`${code}: ${detail}`, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.detail = detail;
    this.errors = options.errors;
    this.extra = options.extra;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Known by a brand and not by instanceof: a process holds several copies of this class. */
export function isAppError(error: unknown): error is AppError {
  return typeof error === "object" && error !== null && (error as Record<symbol, unknown>)[brand] === true;
}

/** A foreign id and a missing one get exactly this. */
export function notFound(): AppError {
  return new AppError("not_found", "There is nothing here under this address, or it is not yours.");
}
