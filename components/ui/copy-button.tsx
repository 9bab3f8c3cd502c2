"use client";
/** Puts a text on the clipboard and says that it did. On plain http, where browsers refuse, it falls back to a selection. */
import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "./button";
import type { ButtonProps } from "./button";

const shownMs = 2_000;

export function CopyButton({ text, label = "Copy", ...rest }: { text: string; label?: string } & Omit<ButtonProps, "children" | "onClick">) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async () => {
    setState((await write(text)) ? "copied" : "refused");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState("idle"), shownMs);
  };
  return (
    <Button onClick={() => void copy()} {...rest}>
      {state === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-live="polite">{state === "copied" ? "Copied" : state === "refused" ? "Select and copy it by hand" : label}</span>
    </Button>
  );
}

async function write(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("aria-hidden", "true");
  area.className = "fixed -left-full";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
