/** An agent's console without its screen: signs up or in as a browser does, then calls the console API with the session's cookie. */
import { type ApiAnswer, callApi, requireOk, type Traffic } from "./call-api";

export type MemberClient = {
  slug: string;
  call: (method: string, path: string, body?: unknown) => Promise<ApiAnswer>;
  /** The body of a success; throws what the server said otherwise. */
  ok: <T>(method: string, path: string, body?: unknown) => Promise<T>;
  /** For acts that are refused when they are done already, which a repeated request finds: that refusal (409) counts as done. */
  once: (method: string, path: string, body: unknown) => Promise<void>;
};

export type Login = { email: string; password: string };

/** Signs in through next-auth; throws when the address or the password is wrong. */
export async function signIn(url: string, login: Login, slug: string | null, traffic: Traffic): Promise<MemberClient> {
  const cookies = new Map<string, string>();
  const keep = ({ headers }: ApiAnswer): void => {
    for (const line of headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const mark = pair.indexOf("=");
      cookies.set(pair.slice(0, mark), pair.slice(mark + 1));
    }
  };
  const cookie = (): string => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const csrf = await callApi({ method: "GET", url: `${url}/api/auth/csrf` }, traffic);
  keep(csrf);
  const { csrfToken } = requireOk<{ csrfToken: string }>(csrf, "No sign-in form");
  const form = new URLSearchParams({ ...login, csrfToken, json: "true" });
  keep(await callApi({ method: "POST", url: `${url}/api/auth/callback/credentials`, headers: { cookie: cookie(), origin: url }, body: form }, traffic));
  if (![...cookies.keys()].some((name) => name.endsWith("next-auth.session-token")))
    throw new Error(`${login.email} could not sign in: the address or the password is wrong.`);

  const client: MemberClient = {
    slug: slug ?? "",
    call: (method, path, body) =>
      callApi(
        {
          method,
          url: `${url}${path}`,
          headers: { cookie: cookie(), origin: url, ...(client.slug === "" ? {} : { "handrail-workspace": client.slug }) },
          body,
        },
        traffic,
      ),
    ok: async <T>(method: string, path: string, body?: unknown) => requireOk<T>(await client.call(method, path, body), `${method} ${path}`),
    once: async (method, path, body) => {
      const answer = await client.call(method, path, body);
      if (answer.status !== 409) requireOk(answer, `${method} ${path}`);
    },
  };
  if (slug === null) {
    const me = await client.ok<{ memberships: { workspace: { slug: string } }[] }>("GET", "/api/v1/account");
    client.slug = me.memberships[0]?.workspace.slug ?? "";
  }
  return client;
}

/** A new account with a workspace of its own; works with and without a mail server, because nothing here needs a confirmed address. */
export async function signUp(url: string, workspaceName: string, login: Login, traffic: Traffic): Promise<MemberClient> {
  const answer = await callApi(
    { method: "POST", url: `${url}/api/v1/account/sign-up`, headers: { origin: url }, body: { name: "Replay Agent", ...login, workspaceName } },
    traffic,
  );
  requireOk(answer, "No workspace could be created; name one with --workspace, --email and --password");
  return signIn(url, login, null, traffic);
}
