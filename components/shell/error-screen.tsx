"use client";
/** What a failed page says: what happened, what was kept, what to do. The server's reason is known by the digest that it sends along. */
import { LockKeyhole, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function ErrorScreen({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : "";
  const back = (
    <Button asChild>
      <a href="/w">To my workspace</a>
    </Button>
  );
  if (digest === "forbidden") {
    return (
      <EmptyState icon={LockKeyhole} title="Your role does not open this page" action={back}>
        An owner or admin can change your role; the table in Settings, Members, says what each role may do.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={TriangleAlert}
      title="This page could not be shown"
      action={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          {back}
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
