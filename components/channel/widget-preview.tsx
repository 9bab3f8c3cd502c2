"use client";
/** The widget itself, beside the form that changes it, with what is not saved yet. It cannot be reached by keyboard or pointer: nothing in it works. */
import { useEffect, useRef, useState } from "react";
import type { ChannelFace } from "@/lib/contracts/widget/channel";
import type { WidgetLanguage } from "@/lib/contracts/widget/look";
import type { Preview } from "@/components/widget/preview";

export function WidgetPreview({ channel, language, open }: { channel: ChannelFace; language: WidgetLanguage; open: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const [preview, setPreview] = useState<Preview | null>(null);

  useEffect(() => {
    const target = place.current;
    let made: Preview | null = null;
    let left = false;
    if (target) {
      void import("@/components/widget/preview")
        .then(({ createPreview }) => createPreview(target, language))
        .then((created) => {
          if (left) return created.close();
          made = created;
          setPreview(created);
        });
    }
    return () => {
      left = true;
      made?.close();
      setPreview(null);
    };
  }, [language]);

  useEffect(() => preview?.update({ channel, open }), [preview, channel, open]);

  return (
    <div role="img" aria-label="The widget as visitors see it" className="overflow-hidden rounded-card border bg-sunken">
      {/* A transform makes it the containing block of what is fixed to the window elsewhere. */}
      <div ref={place} inert className="relative h-[34rem] transform-gpu" />
    </div>
  );
}
