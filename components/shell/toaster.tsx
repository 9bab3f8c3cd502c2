"use client";
/**
 * Draws the toasts. Fetched with the first of them. They stand in the browser's top layer, where an open dialog stands: what comes last lies above, so
 * they are put up anew when one of them is said and when a dialog opens.
 */
import { CircleAlert, CircleCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { toast as sonner, Toaster as Sonner } from "sonner";
import { sayToastsBy } from "@/lib/client/toast";

export default function Toaster() {
  const layer = useRef<HTMLDivElement>(null);
  // The list below has taken its place by then: effects of children come first.
  useEffect(() => {
    const raise = () => {
      layer.current?.hidePopover();
      layer.current?.showPopover();
    };
    const raiseOverDialog = ({ target }: Event) => (target instanceof HTMLDialogElement && target.open ? raise() : undefined);
    document.addEventListener("toggle", raiseOverDialog, true);
    const leave = sayToastsBy(({ kind, words, options }) => {
      raise();
      if (kind === "plain") sonner(words, options);
      else sonner[kind](words, options);
    });
    return () => {
      document.removeEventListener("toggle", raiseOverDialog, true);
      leave();
    };
  }, []);
  return (
    <div ref={layer} popover="manual" className="fixed inset-auto m-0 block size-0 overflow-visible border-0 bg-transparent p-0">
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
    </div>
  );
}
