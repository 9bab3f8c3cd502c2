/**
 * The tabs of one browser: one of them holds the stream and tells the others what it hears. The holder has a Web Lock,
 * which the browser gives on when the tab closes; a holder that the browser froze goes silent and is relieved by a tab
 * that is looked at. Without locks or channels (plain http, blocked storage) every tab holds its own stream.
 */
import type { VisitorFrame } from "@/lib/contracts/widget/stream";

/** Of which conversation (none: of this browser's visitor) a tab tells what. */
export type TabMessage = { conversationId?: string } & (
  | { kind: "frame"; frame: VisitorFrame }
  /** The holder is alive, and has read this far. */
  | { kind: "beat"; lastSeq: number }
  /** The conversation has begun in a tab. */
  | { kind: "begun" }
  /** Its messages were looked at. */
  | { kind: "read" }
  | { kind: "logout" }
);

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
  let channel: BroadcastChannel | undefined;
  try {
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.kind === "beat" && data.conversationId === joined) heardMs = Date.now();
      parts.onMessage(data);
    };
  } catch {
    // Not there, or refused to this frame.
  }

  let joined: string | undefined;
  let membership: AbortController | undefined;
  let leads = false;
  let heardMs = 0;

  const post = (message: TabMessage): void => channel?.postMessage(message);

  const beat = (): void => post({ kind: "beat", conversationId: joined, lastSeq: parts.lastSeq() });

  function lead(): void {
    leads = true;
    parts.onLead();
    beat();
  }

  function stand({ signal }: AbortController, steal?: boolean): void {
    const locks = channel && navigator.locks;
    if (!locks) return lead();
    const hold = (): Promise<void> =>
      new Promise((resolve) => {
        signal.addEventListener("abort", () => resolve());
        if (signal.aborted) resolve();
        else lead();
      });
    locks.request(`${name}:${joined}`, steal ? { steal } : { signal }, hold).catch(({ name: reason }: DOMException) => {
      if (signal.aborted) return;
      if (reason !== "AbortError") return lead();
      // Relieved by another tab: follow it, and stand again behind it.
      leads = false;
      heardMs = Date.now();
      parts.onFollow();
      stand(membership!);
    });
  }

  const timer = setInterval(() => {
    if (!membership) return;
    if (leads) beat();
    else if (document.visibilityState === "visible" && Date.now() - heardMs > silentHolderMs) {
      heardMs = Date.now();
      stand(membership, true);
    }
  }, beatMs);

  function leave(): void {
    membership?.abort();
    membership = joined = undefined;
    leads = false;
    parts.onFollow();
  }

  return {
    post,
    join(conversationId) {
      if (joined === conversationId) return;
      leave();
      joined = conversationId;
      heardMs = Date.now();
      stand((membership = new AbortController()));
    },
    leave,
    close() {
      leave();
      clearInterval(timer);
      channel?.close();
    },
  };
}
