import "server-only";
/** The only reader of process.env. A bad variable stops the process with one sentence that names it. */
import { z } from "zod";
import { singleton } from "./singleton";

const optionalUrl = (protocols: string[]) =>
  z
    .url()
    .refine((value) => protocols.some((protocol) => value.startsWith(`${protocol}:`)), `must start with ${protocols.join(": or ")}:`)
    .optional();
const postgresUrl = optionalUrl(["postgres", "postgresql"]);

const limit = (usual: number) => z.coerce.number().int().min(0).max(1_000_000_000).default(usual);

const envSchema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  HANDRAIL_URL: optionalUrl(["http", "https"]),
  HANDRAIL_DATA: z.string().optional(),
  HANDRAIL_SECRET: z.string().min(32, "needs at least 32 characters; make one with: openssl rand -base64 48"),
  DATABASE_URL: postgresUrl,
  DATABASE_APP_URL: postgresUrl,
  DATABASE_JOBS_URL: postgresUrl,
  SIGNUP: z.enum(["open", "invite", "closed"]).default("open"),
  OIDC_ISSUER: optionalUrl(["http", "https"]),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the button on the sign-in page calls the issuer. */
  OIDC_NAME: z.string().max(40).default("single sign-on"),
  OIDC_SCOPE: z.string().default("openid email profile"),
  WORKER: z.enum(["inside", "separate", "none"]).default("inside"),
  SMTP_URL: optionalUrl(["smtp", "smtps"]),
  MAIL_FROM: z.string().default("Handrail <handrail@localhost>"),
  LLM_BASE_URL: optionalUrl(["http", "https"]),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  EMBEDDINGS_BASE_URL: optionalUrl(["http", "https"]),
  EMBEDDINGS_API_KEY: z.string().optional(),
  EMBEDDINGS_MODEL: z.string().optional(),
  /** The bucket's address, to which keys are appended. */
  HANDRAIL_S3_BUCKET_URL: optionalUrl(["http", "https"]),
  HANDRAIL_S3_REGION: z.string().default("us-east-1"),
  HANDRAIL_S3_ACCESS_KEY_ID: z.string().optional(),
  HANDRAIL_S3_SECRET_ACCESS_KEY: z.string().optional(),
  HANDRAIL_ALLOW_PRIVATE: z
    .string()
    .default("")
    .transform((value) =>
      value
        .split(",")
        .map((entry) => entry.trim())
        .filter(Boolean),
    ),
  /** How many proxies of the operator stand in front and each add the address before them to x-forwarded-for. */
  HANDRAIL_TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** Limits of a workspace and of a visitor; 0 is none. */
  LIMIT_WORKSPACE_REQUESTS_PER_MINUTE: limit(6_000),
  LIMIT_WORKSPACE_VISITOR_REQUESTS_PER_MINUTE: limit(12_000),
  LIMIT_WORKSPACE_MESSAGES_PER_DAY: limit(100_000),
  LIMIT_WORKSPACE_ARTICLES: limit(50_000),
  LIMIT_WORKSPACE_MEMBERS: limit(1_000),
  LIMIT_WORKSPACE_FILES_MB: limit(10_000),
  LIMIT_VISITOR_CONVERSATIONS_PER_DAY: limit(50),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  /** Where the built Next application lies; set by the start script. */
  NEXT_DIR: z.string().optional(),
  /** Set by the start script: the process ends itself when that one is gone. */
  HANDRAIL_PARENT_PID: z.coerce.number().int().optional(),
});

const bucketVariables = ["HANDRAIL_S3_BUCKET_URL", "HANDRAIL_S3_ACCESS_KEY_ID", "HANDRAIL_S3_SECRET_ACCESS_KEY"] as const;

const checkedSchema = envSchema.superRefine((given, context) => {
  // Half a bucket is none, and files would quietly lie somewhere else than the operator meant.
  const missing = bucketVariables.filter((name) => given[name] === undefined);
  if (missing.length > 0 && missing.length < bucketVariables.length) {
    context.addIssue({ code: "custom", path: missing.slice(0, 1), message: `is missing: files in a bucket need ${bucketVariables.join(", ")}` });
  }
});

export type Env = z.infer<typeof envSchema>;

export function env(): Env {
  return singleton("env", () => {
    const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
    const parsed = checkedSchema.safeParse(given);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new Error(`The environment variable ${issue?.path.join(".") ?? ""} is not usable: ${issue?.message ?? "unknown"}. See .env.example.`);
    }
    return parsed.data;
  });
}

/** The address under which browsers reach this installation, without a slash at the end. */
export function publicUrl(): string {
  return (env().HANDRAIL_URL ?? `http://localhost:${env().PORT}`).replace(/\/+$/, "");
}

/** False: no mail can be sent, and screens say so and show links instead. */
export function isMailConfigured(): boolean {
  return env().SMTP_URL !== undefined;
}

/** The sign-on issuer of this installation, or null when none is set. */
export function signOn(): { issuer: string; clientId: string; clientSecret: string | null; name: string; scope: string } | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name, OIDC_SCOPE: scope } = env();
  if (issuer === undefined || clientId === undefined) return null;
  return { issuer: issuer.replace(/\/+$/, ""), clientId, clientSecret: clientSecret ?? null, name, scope };
}

/** The operator's bucket for files, or null: then they lie in the database. */
export function fileBucket(): { bucketUrl: string; region: string; accessKeyId: string; secretAccessKey: string } | null {
  const {
    HANDRAIL_S3_BUCKET_URL: bucketUrl,
    HANDRAIL_S3_REGION: region,
    HANDRAIL_S3_ACCESS_KEY_ID: accessKeyId,
    HANDRAIL_S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = env();
  if (bucketUrl === undefined || accessKeyId === undefined || secretAccessKey === undefined) return null;
  return { bucketUrl, region, accessKeyId, secretAccessKey };
}

/** next-auth 4 learns the installation's address from NEXTAUTH_URL and from nowhere else; the product's variable for it is HANDRAIL_URL. */
export function declareAddressToNextAuth(): void {
  process.env.NEXTAUTH_URL = publicUrl();
}
