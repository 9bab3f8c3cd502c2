import "server-only";
/**
 * An endpoint declares who may call it, what it takes and what it answers; the wrapper does the rest in a fixed order:
 * principal -> origin -> limits -> scope -> parse -> idempotency -> handle. It knows neither Next nor node:http; `to-next.ts` and `to-node.ts` mount it.
 */
import type { z } from "zod";
import type { AccountActor, MemberActor, VisitorActor } from "@/lib/access/actor";
import type { Auth } from "@/lib/access/auth-kind";
import type { Scope } from "@/lib/core/rbac/scopes";
import type { StreamSink } from "@/lib/realtime/sink";
import type { ErrorCode } from "@/lib/platform/errors";

/** A request as both mounts present it. Header names are lower-case; the body is read only when an endpoint asks for it. */
export type HttpRequest = {
  method: string;
  /** Path without query, as sent. */
  path: string;
  query: URLSearchParams;
  header(name: string): string | null;
  /** The whole body; throws payload_too_large beyond the limit (bytes). */
  readBody(limitBytes: number): Promise<Uint8Array>;
  /** The peer's address, for limits and logs of counts; never stored. */
  remoteAddress: string;
  requestId: string;
};

export type Reply =
  | { kind: "json"; status: number; body: unknown; headers?: Record<string, string> }
  | { kind: "text"; status: number; body: string | Uint8Array<ArrayBuffer>; contentType: string; headers?: Record<string, string> }
  /** A file, sent piece by piece as fast as its reader takes it. */
  | { kind: "bytes"; status: number; pieces: AsyncIterable<Uint8Array>; sizeBytes: number; contentType: string; headers?: Record<string, string> }
  | { kind: "empty"; status: number; headers?: Record<string, string> }
  /** `open` is called once the headers are out; what it returns is called once when the client leaves or the stream closes. */
  | { kind: "stream"; open(sink: StreamSink): () => void; headers?: Record<string, string> };

export function json(status: number, body: unknown, headers?: Record<string, string>): Reply {
  return { kind: "json", status, body, headers };
}

export const noContent: Reply = { kind: "empty", status: 204 };

export type ActorOf<A extends Auth> = A extends "public" ? null : A extends "visitor" ? VisitorActor : A extends "account" ? AccountActor : MemberActor;

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

export type Context<A extends Auth, P, Q, B> = {
  actor: ActorOf<A>;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  request: HttpRequest;
};

export type EndpointOptions<A extends Auth, P extends z.ZodType | undefined, Q extends z.ZodType | undefined, B extends z.ZodType | undefined> = {
  /** Unique name in OpenAPI: verb and noun, camelCase. */
  name: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path with parameters in braces: `/api/v1/articles/{articleId}`. */
  path: string;
  /** One sentence for the API document. */
  summary: string;
  auth: A;
  /** What a member needs; `public` says that no permission is asked (which must be meant). */
  scope: A extends "member" ? Scope : "public";
  params?: P;
  query?: Q;
  body?: B;
  /** Takes a file (application/octet-stream), which the handler reads, and its name from headers or from the query. */
  upload?: "named by headers" | "named by the query";
  /** Shape of the success body; null for none or for a stream. */
  response: z.ZodType | null;
  status: number;
  /** Other statuses with the same body: health answers 503, too. */
  alsoStatus?: readonly number[];
  /** Of an answer that is not JSON: `text/event-stream`, `text/csv`. */
  contentType?: string;
  /** Error codes beyond the general ones (validation_failed, unauthenticated, forbidden, not_found, rate_limited …). */
  errors?: readonly ErrorCode[];
  /** Requests a minute per principal (visitor, member, or address for public endpoints), all processes together. */
  perMinute?: number;
  /** Honour Idempotency-Key (members and API keys). Said or not, a member's POST that answers 201 or 202 does: it creates. */
  idempotent?: boolean;
  /** Largest body in bytes; 256 kB unless said. */
  bodyLimitBytes?: number;
  handle(context: Context<A, P, Q, B>): Promise<Reply>;
};

export type Endpoint = {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly auth: Auth;
  readonly scope: Scope | "public";
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly upload?: "named by headers" | "named by the query";
  readonly response: z.ZodType | null;
  readonly status: number;
  readonly alsoStatus?: readonly number[];
  readonly contentType?: string;
  readonly errors: readonly ErrorCode[];
  readonly perMinute: number;
  readonly idempotent: boolean;
  readonly bodyLimitBytes: number;
  // The declaration above types each handler; the table holds them all alike.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly handle: (context: any) => Promise<Reply>;
};

export function endpoint<
  A extends Auth,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(options: EndpointOptions<A, P, Q, B>): Endpoint {
  const creates = options.method === "POST" && options.auth === "member" && (options.status === 201 || options.status === 202);
  return { errors: [], perMinute: 600, bodyLimitBytes: 256 * 1024, ...options, idempotent: options.idempotent ?? creates };
}
