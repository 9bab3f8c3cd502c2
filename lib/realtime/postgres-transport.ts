import "server-only";
/** Bells over LISTEN and NOTIFY on a connection of its own, never inside a transaction that writes (NOTIFY takes a cluster-wide lock at commit). */
import pg from "pg";
import { appDatabaseUrl } from "@/lib/db/pool";
import { describeError, log } from "@/lib/platform/log";
import type { Bell } from "./bell";
import type { Transport } from "./transport";

const channel = "handrail_bell";
/** NOTIFY takes payloads below 8,000 bytes. */
const payloadLimit = 7_500;

export function postgresTransport(): Transport {
  let client: pg.Client | null = null;
  let closed = false;
  let heard: ((origin: string, bells: readonly Bell[]) => void) | null = null;
  let reconnected: (() => void) | null = null;

  async function connect(): Promise<void> {
    // A bell is worth nothing after a crash: its commit waits for no disk, and makes no other commit wait.
    const made = new pg.Client({
      connectionString: appDatabaseUrl(),
      application_name: "handrail bell",
      keepAlive: true,
      options: "-c synchronous_commit=off",
    });
    made.on("notification", ({ payload }) => {
      const parsed = parse(payload);
      if (parsed) heard?.(parsed.origin, parsed.bells);
    });
    made.on("error", () => lost(made));
    made.on("end", () => lost(made));
    await made.connect();
    await made.query(`LISTEN ${channel}`);
    client = made;
  }

  function lost(which: pg.Client): void {
    if (client !== which || closed) return;
    client = null;
    log.warn("the bell's database connection was lost");
    void reconnect();
  }

  async function reconnect(): Promise<void> {
    for (let waitMs = 200; !closed; waitMs = Math.min(waitMs * 2, 5_000)) {
      await new Promise((resolve) => setTimeout(resolve, waitMs).unref());
      try {
        await connect();
        reconnected?.();
        return;
      } catch (error) {
        log.warn("the bell cannot connect", { error: describeError(error) });
      }
    }
  }

  return {
    async publish(origin, bells) {
      try {
        for (const payload of payloads(origin, bells)) await client?.query("SELECT pg_notify($1, $2)", [channel, payload]);
      } catch (error) {
        log.warn("bells were lost", { count: bells.length, error: describeError(error) });
      }
    },
    async subscribe(onBells, onReconnect) {
      heard = onBells;
      reconnected = onReconnect;
      await connect();
    },
    async close() {
      closed = true;
      const current = client;
      client = null;
      await current?.end();
    },
  };
}

function payloads(origin: string, bells: readonly Bell[]): string[] {
  const made: string[] = [];
  let part: string[] = [];
  let size = 0;
  for (const bell of bells) {
    const text = JSON.stringify(bell);
    if (size + text.length + 1 > payloadLimit - 60) {
      made.push(`{"o":"${origin}","b":[${part.join(",")}]}`);
      part = [];
      size = 0;
    }
    part.push(text);
    size += text.length + 1;
  }
  if (part.length > 0) made.push(`{"o":"${origin}","b":[${part.join(",")}]}`);
  return made;
}

function parse(payload: string | undefined): { origin: string; bells: Bell[] } | null {
  try {
    const value = JSON.parse(payload ?? "") as { o: string; b: Bell[] };
    return { origin: value.o, bells: value.b };
  } catch {
    return null;
  }
}
