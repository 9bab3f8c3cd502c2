import "server-only";
/** The open streams of this process: one timer keeps all alive and ends those that are old. Bounded life makes them resume elsewhere. */
import { now } from "@/lib/platform/clock";
import { singleton } from "@/lib/platform/singleton";
import { listen } from "./bell";
import { frame, type StreamSink } from "./sink";

type Open = { sink: StreamSink; until: number; leave: () => void; onTick: (() => void) | null };
type Streams = { open: Set<Open>; timer: NodeJS.Timeout | null };

const tickMs = 20_000;
const lifeMs = 600_000;

function streams(): Streams {
  return singleton("open-streams", () => ({ open: new Set(), timer: null }));
}

export function openStreamCount(): number {
  return streams().open.size;
}

/**
 * Registers a stream until the returned function is called; `leave` runs once then. The stream ends by itself after 10 minutes plus or
 * minus 20 % (drawn from its number, so that a fleet does not reconnect at once), and when a principal of it is revoked.
 */
export function keepStream(sink: StreamSink, principals: readonly string[], leave: () => void, onTick: (() => void) | null = null): () => void {
  const state = streams();
  const spread = 0.8 + (((state.open.size * 2654435761) % 1000) / 1000) * 0.4;
  const entry: Open = { sink, until: now().getTime() + lifeMs * spread, leave: () => undefined, onTick };
  const unlisten = principals.map((principal) => listen(`principal:${principal}`, () => sink.close()));
  entry.leave = () => {
    if (!state.open.delete(entry)) return;
    for (const stop of unlisten) stop();
    leave();
    if (state.open.size === 0 && state.timer) {
      clearInterval(state.timer);
      state.timer = null;
    }
  };
  state.open.add(entry);
  state.timer ??= setInterval(() => tick(state), tickMs).unref();
  return entry.leave;
}

/** Ends all streams, for a process that stops: clients reconnect to another one. */
export function closeStreams(): void {
  for (const entry of [...streams().open]) farewell(entry);
}

function tick(state: Streams): void {
  const at = now().getTime();
  for (const entry of [...state.open]) {
    if (at >= entry.until) farewell(entry);
    else if (entry.sink.write(": still here\n\n")) entry.onTick?.();
  }
}

function farewell(entry: Open): void {
  entry.sink.write(frame("bye", { reconnectInMs: 0 }));
  entry.sink.close();
}
