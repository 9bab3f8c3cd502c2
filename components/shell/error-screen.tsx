"use client";
/** What a failed page says: what happened, what was kept, what to do. It comes with every page, so it needs little. */
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { WarningMark } from "./page-marks";

export type Failure = { error: unknown; retry: () => void };

export function ErrorScreen({ error, retry }: Failure) {
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : "";
  return (
    <EmptyState
      isPage
      icon={WarningMark}
      title="This page could not be shown"
      action={
        <>
          <button type="button" className={buttonStyle({ variant: "primary" })} onClick={retry}>
            Try again
          </button>
          <a href="/w" className={buttonStyle()}>
            To my workspace
          </a>
        </>
      }
    >
      Nothing was changed by it. If it stays, the operator finds the cause in the log
      {digest ? (
        <>
          {" "}
          under <span className="font-mono">{digest}</span>
        </>
      ) : null}
      .
    </EmptyState>
  );
}
