"use client";
/** Draws what is in it from the first time that it is wanted, and keeps it from then on. For what is fetched by `lazy` and opened by an act. */
import { Suspense, useState } from "react";
import type { ReactNode } from "react";

export function Later({ wanted, children }: { wanted: boolean; children: ReactNode }) {
  const [isThere, setIsThere] = useState(wanted);
  if (wanted && !isThere) setIsThere(true);
  return isThere ? <Suspense fallback={null}>{children}</Suspense> : null;
}
