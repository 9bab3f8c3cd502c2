"use client";
/** What every screen of the console stands on: the query client of this tab, keys, the place of toasts. */
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { toastsWanted } from "@/lib/client/toast";
import { makeQueryClient } from "@/lib/client/query-client";
import { KeysProvider } from "@/lib/client/use-keys";

const Toaster = lazy(() => import("./toaster"));

export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <KeysProvider>
        {children}
        <Toasts />
      </KeysProvider>
    </QueryClientProvider>
  );
}

function Toasts() {
  const wanted = useSyncExternalStore(toastsWanted.subscribe, toastsWanted.get, () => false);
  return wanted ? (
    <Suspense fallback={null}>
      <Toaster />
    </Suspense>
  ) : null;
}
