"use client";
/** What every screen of the console stands on: the query client of this tab, keys, tooltips, toasts. */
import { QueryClientProvider } from "@tanstack/react-query";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";
import { Toaster } from "sonner";
import { TooltipProvider } from "@/components/ui/tooltip";
import { makeQueryClient } from "@/lib/client/query-client";
import { KeysProvider } from "@/lib/client/use-keys";

export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <KeysProvider>
        <TooltipProvider delayDuration={400} skipDelayDuration={200}>
          {children}
          <Toaster
            position="top-right"
            offset={{ top: 56, right: 16 }}
            mobileOffset={{ top: 56 }}
            gap={8}
            style={{ fontFamily: "inherit" }}
            icons={{
              success: <CircleCheck aria-hidden className="text-approved" />,
              error: <CircleAlert aria-hidden className="text-failed" />,
              warning: <CircleAlert aria-hidden className="text-waiting" />,
            }}
            toastOptions={{
              unstyled: true,
              classNames: {
                toast: "flex w-80 items-start gap-2.5 rounded-card bg-raised px-3.5 py-3 text-sm text-ink shadow-float",
                title: "font-medium",
                description: "text-ink-2",
                icon: "mt-0.5 [&_svg]:size-4",
                actionButton: "ml-auto shrink-0 font-medium text-accent-text underline underline-offset-3",
              },
            }}
          />
        </TooltipProvider>
      </KeysProvider>
    </QueryClientProvider>
  );
}
