/**
 * The tabs of one browser: one of them holds the stream and tells the others what it hears. The holder has a Web Lock,
 * which the browser gives on when the tab closes; a holder that the browser froze goes silent and is relieved by a tab
 * that is looked at. Without locks or channels (plain http, blocked storage) every tab holds its own stream.
 */
import type { VisitorFrame } from "@/lib/contracts/widget/stream";

export type TabMessage =
  | { kind: "frame"; conversationId: string; frame: VisitorFrame }
  /** The holder is alive, and how far it has read. */
  | { kind: "beat"; conversationId: string; lastSeq: number }
  /** This conversation has begun, or has been changed by a tab. */
  | { kind: "conversation"; conversationId: string }
  | { kind: "read"; conversationId: string; seq: number }
  | { kind: "logout" };

export interface Tabs {
  post(message: TabMessage): void;
  /** Stands for the stream of this conversation; again for the same one changes nothing. */
  join(conversationId: string): void;
  leave(): void;
  close(): void;
}

const beatMs = 10_000;
const silentHolderMs = 25_000;

export function createTabs(
  name: string,
  parts: { onLead: () => void; onFollow: () => void; onMessage: (message: TabMessage) => void; lastSeq: () => number },
): Tabs {
  let channel: BroadcastChannel | null = null;
  try {
    channel = new BroadcastChannel(name);
  } catch {
    // Not there, or refused to this frame.
  }
  const locks = channel ? navigator.locks : undefined;

  let joined: string | null = null;
  let membership = 0;
  let release: (() => void) | null = null;
  let queued: AbortController | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let heardMs = 0;

  const post = (message: TabMessage): void => channel?.postMessage(message);
  const beat = (): void => {
    if (joined) post({ kind: "beat", conversationId: joined, lastSeq: parts.lastSeq() });
  };

  function stand(steal: boolean): void {
    const mine = membership;
    if (!locks) return parts.onLead();
    const hold = async (): Promise<void> => {
      if (mine !== membership) return;
      parts.onLead();
      beat();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    };
    queued?.abort();
    queued = new AbortController();
    locks.request(`${name}:${joined}`, steal ? { steal } : { signal: queued.signal }, hold).catch((error: unknown) => {
      const held = release !== null;
      release = null;
      if (mine !== membership) return;
      if ((error as DOMException).name !== "AbortError") return parts.onLead();
      // Relieved by another tab: follow it, and stand again behind it.
      if (held) {
        heardMs = Date.now();
        parts.onFollow();
        stand(false);
      }
    });
  }

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.kind === "beat" && data.conversationId === joined) heardMs = Date.now();
      parts.onMessage(data);
    };
  }

  function leave(): void {
    membership += 1;
    joined = null;
    clearInterval(timer);
    queued?.abort();
    release?.();
    release = null;
    parts.onFollow();
  }

  return {
    post,
    join(conversationId) {
      if (joined === conversationId) return;
      if (joined) leave();
      joined = conversationId;
      membership += 1;
      heardMs = Date.now();
      stand(false);
      timer = setInterval(() => {
        if (release) beat();
        else if (locks && document.visibilityState === "visible" && Date.now() - heardMs > silentHolderMs) {
          heardMs = Date.now();
          stand(true);
        }
      }, beatMs);
    },
    leave,
    close() {
      leave();
      channel?.close();
    },
  };
}
