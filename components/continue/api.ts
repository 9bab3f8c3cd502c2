/** The link of a mail: restores a visitor's session. */
import type { ResumeResponse } from "@/lib/contracts/widget/conversation";

export type Resumed = ({ kind: "resumed" } & ResumeResponse) | { kind: "gone" } | { kind: "failed" };

/** Never throws. */
export async function resumeConversation(token: string): Promise<Resumed> {
  try {
    const response = await fetch("/api/widget/v1/sessions/resume", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token }),
      credentials: "omit",
    });
    if (response.ok) return { kind: "resumed", ...((await response.json()) as ResumeResponse) };
    return { kind: response.status === 410 || response.status === 422 ? "gone" : "failed" };
  } catch {
    return { kind: "failed" };
  }
}
