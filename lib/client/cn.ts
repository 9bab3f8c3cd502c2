/** Joins class names; of two Tailwind classes that set the same property the later one stays. */
import { clsx } from "clsx";
import type { ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["2xs", "xs", "sm", "base", "lg", "xl", "2xl", "3xl", "4xl"],
      radius: ["control", "card", "panel"],
      shadow: ["float"],
      color: [
        "paper",
        "surface",
        "raised",
        "sunken",
        "hover",
        "selected",
        "line",
        "line-strong",
        "ink",
        "ink-2",
        "ink-3",
        "accent",
        "accent-hover",
        "on-accent",
        "accent-text",
        "accent-wash",
        "focus",
        "scrim",
      ].concat(["bot", "waiting", "person", "approved", "failed"].flatMap((meaning) => [meaning, `${meaning}-mark`, `${meaning}-wash`])),
    },
  },
});

export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
