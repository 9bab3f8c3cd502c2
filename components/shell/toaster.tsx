"use client";
/** Draws the toasts. Fetched with the first of them. */
import { CircleAlert, CircleCheck } from "lucide-react";
import { useEffect } from "react";
import { toast as sonner, Toaster as Sonner } from "sonner";
import { sayToastsBy } from "@/lib/client/toast";

export default function Toaster() {
  // The list below has taken its place by then: effects of children come first.
  useEffect(() => sayToastsBy(({ kind, words, options }) => void (kind === "plain" ? sonner(words, options) : sonner[kind](words, options))), []);
  return (
    <Sonner
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
  );
}
