/** An agent who helps whoever waits, each step at another process of whatever release: claims, answers, reads, gives back to the bot. */
import { hkdfSync, randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { encode } from "next-auth/jwt";
import type pg from "pg";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { MemberClient } from "../fixtures/client";
import { pause } from "./stage";

export type Reply = { conversationId: string; clientId: string; text: string };

const tries = 6;

/** `members`: at each address that serves now. `failed` hears what a server answered wrongly, or not at all, and in which step it was asked; it is done again. */
export function startHelping(parts: {
  members: () => readonly MemberClient[];
  isOver: () => boolean;
  step: () => string;
  failed: (what: string, askedIn: string) => void;
}): {
  replies: Reply[];
  done: Promise<void>;
} {
  const replies: Reply[] = [];
  let turn = 0;

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const members = parts.members();
      const askedIn = parts.step();
      turn += 1;
      const answer = await members[turn % members.length]!.call<T>(method, path, body).catch(() => ({ status: 0, body: {} as T }));
      // What was done before the answer was lost is in that state already.
      if ((answer.status >= 200 && answer.status < 300) || (answer.status === 409 && attempt > 1)) return answer.body;
      const what = `${method} ${path.replace(/cnv_[^/]+/, "*")}: ${answer.status} ${(answer.body as { code?: string }).code ?? ""}`;
      parts.failed(what, askedIn);
      if ((answer.status > 0 && answer.status < 500) || attempt === tries) throw new Error(`${what} ${JSON.stringify(answer.body)}`);
      await pause(50);
    }
  }

  async function help(): Promise<void> {
    const { data } = await ask<{ data: { id: string }[] }>("GET", "/api/v1/inbox?view=unassigned&limit=1");
    const [waiting] = data;
    if (!waiting) return pause(100);
    const path = `/api/v1/conversations/${waiting.id}`;
    const reply = { clientId: randomUUID(), text: `Hello, this is help number ${replies.length + 1}.` };
    await ask("POST", `${path}/claim`, {});
    await ask("POST", `${path}/messages`, reply);
    replies.push({ conversationId: waiting.id, ...reply });
    await ask("GET", path);
    await ask("POST", `${path}/hand-back`, {});
  }

  const done = (async () => {
    while (!parts.isOver()) await help();
  })();
  return { replies, done };
}

/** Every reply that the agent was promised is stored once, in its conversation. */
export async function expectRepliesConserved(owner: pg.Pool, replies: readonly Reply[]): Promise<void> {
  const { rows } = await owner.query<{ conversationId: string; clientId: string; text: string }>(
    `SELECT conversation_id AS "conversationId", client_id AS "clientId", text FROM message WHERE client_id = ANY($1) ORDER BY client_id`,
    [replies.map(({ clientId }) => clientId)],
  );
  const promised = replies.map((reply) => ({ ...reply, conversationId: fromWireId("conversation", reply.conversationId) }));
  expect(rows).toEqual(promised.sort((a, b) => (a.clientId < b.clientId ? -1 : 1)));
  expect(rows.length).toBeGreaterThan(0);
}

/** A session as any release opens it; the sign-in page belongs to the pages. Gives the member's client at an address. */
export async function openSession(owner: pg.Pool, secret: string, { email, slug }: { email: string; slug: string }): Promise<(url: string) => MemberClient> {
  const id = randomUUID();
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO account_session (id, account_id, created_at, expires_at)
     SELECT $1, id, now(), now() + interval '1 day' FROM account WHERE email = $2 RETURNING account_id AS id`,
    [id, email],
  );
  const key = Buffer.from(hkdfSync("sha256", secret, "handrail", "next-auth", 32)).toString("hex");
  const cookie = await encode({ token: { sid: id, aid: rows[0]?.id }, secret: key });
  return (url) => {
    const member = new MemberClient(url);
    member.slug = slug;
    member.takeSession(cookie);
    return member;
  };
}
