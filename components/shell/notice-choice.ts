/** Whether this browser tells of new work while the tab is in the background. Kept per browser: its permission is the browser's, too. */
export type NoticeChoice =
  | "on"
  | "off"
  /** The browser was told to refuse this site. */
  | "blocked"
  /** The browser has none, or gives none to an address without encryption. */
  | "missing";

const key = "handrail-notices";
const listeners = new Set<() => void>();

export function subscribeNoticeChoice(changed: () => void): () => void {
  listeners.add(changed);
  window.addEventListener("storage", changed);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", changed);
  };
}

export function readNoticeChoice(): NoticeChoice {
  if (!("Notification" in window) || !window.isSecureContext) return "missing";
  if (Notification.permission === "denied") return "blocked";
  return Notification.permission === "granted" && isKept() ? "on" : "off";
}

/** Asks the browser's permission where it was not given yet. */
export async function turnNotices(on: boolean): Promise<void> {
  if (on) await Notification.requestPermission();
  try {
    if (on) localStorage.setItem(key, "on");
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing tells of nothing.
  }
  for (const changed of listeners) changed();
}

function isKept(): boolean {
  try {
    return localStorage.getItem(key) === "on";
  } catch {
    return false;
  }
}
