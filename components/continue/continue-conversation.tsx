"use client";
/** Opening the link shows this page; only the button restores the session, so that mail scanners and previews restore nothing. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { resumeConversation } from "./api";

type Step = "asked" | "working" | "open" | "gone" | "failed";

export function ContinueConversation({ token, nonce }: { token: string; nonce: string | undefined }) {
  const [step, setStep] = useState<Step>(token === "" ? "gone" : "asked");

  async function resume(): Promise<void> {
    setStep("working");
    const resumed = await resumeConversation(token);
    if (resumed.kind !== "resumed") return setStep(resumed.kind);
    openWidget(resumed, nonce);
    setStep("open");
  }

  if (step === "gone") {
    return (
      <>
        <h1 className="text-2xl">This link leads nowhere any more</h1>
        <p className="text-ink-2">It is older than 14 days, or the chat was logged out since. Open the chat on the site where you wrote.</p>
      </>
    );
  }
  if (step === "open") {
    return (
      <>
        <h1 className="text-2xl">Your conversation is open</h1>
        <p className="text-ink-2" role="status">
          It stands in the corner of this page. You can write there as on the site.
        </p>
      </>
    );
  }
  return (
    <>
      <h1 className="text-2xl">Continue your conversation</h1>
      <p className="text-ink-2">One press, and you see what was said and can answer. Use this only on a device of your own.</p>
      {step === "failed" ? (
        <Notice kind="failed" live>
          That did not work. Look at your connection, then try again.
        </Notice>
      ) : null}
      <Button variant="primary" size="lg" disabled={step === "working"} onClick={() => void resume()}>
        Continue
      </Button>
    </>
  );
}

/** The widget finds its session where it keeps it, per channel; without storage the page cannot hold it and the chat starts anew. */
function openWidget({ channelKey, visitorToken }: { channelKey: string; visitorToken: string }, nonce: string | undefined): void {
  try {
    localStorage.setItem(`handrail:${channelKey}:token`, visitorToken);
  } catch {
    // Refused storage: nothing can be kept.
  }
  const page = window as Window & { handrail?: ((...args: unknown[]) => void) & { q?: unknown[] } };
  const queue: NonNullable<typeof page.handrail> = (page.handrail ??= (...args: unknown[]) => void (queue.q ??= []).push(args));
  page.handrail("open");
  const script = document.createElement("script");
  script.async = true;
  if (nonce) script.nonce = nonce;
  script.dataset.channel = channelKey;
  script.src = "/widget/v1.js";
  document.head.append(script);
}
