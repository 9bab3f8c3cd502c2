"use client";
/** A page that could not be shown. */
import { ErrorScreen } from "@/components/shell/error-screen";

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorScreen error={error} retry={retry} />;
}
