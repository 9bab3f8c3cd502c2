import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { cn } from "./cn";

/** The package's own list of everything, with the console's names. */
const everything = extendTailwindMerge({
  extend: {
    theme: {
      text: ["2xs", "xs", "sm", "base", "lg", "xl", "2xl", "3xl", "4xl"],
      radius: ["control", "card", "panel"],
      shadow: ["float"],
      color: [
        ...["paper", "surface", "raised", "sunken", "hover", "selected", "line", "line-strong", "ink", "ink-2", "ink-3", "accent", "accent-hover"],
        ...["on-accent", "accent-text", "accent-wash", "focus", "scrim"],
        ...["bot", "waiting", "person", "approved", "failed"].flatMap((meaning) => [meaning, `${meaning}-mark`, `${meaning}-wash`]),
      ],
    },
  },
});

/** Every string of the console's sources that is used as classes: in an attribute, or given to what merges them. */
function usedClasses(): string[] {
  const found = new Set<string>();
  const read = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (path !== join("components", "widget")) read(path);
      } else if (entry.name.endsWith(".tsx"))
        for (const [, words = ""] of readFileSync(path, "utf8").matchAll(/"([^"\n]*)"/g)) for (const word of words.split(/\s+/)) found.add(word);
    }
  };
  for (const folder of ["app", "components"]) read(folder);
  // What stands before the last colon outside of brackets says when a class counts, not what it sets.
  const bare = [...found].map((word) => word.replace(/^(?:(?:\[[^\]]*\]|\([^)]*\)|[^[\]():\s])+:)+/, ""));
  return [...new Set(bare)].filter((word) => /^-?[a-z]/.test(word));
}

test("of any two classes that the console uses the same one stays as by the package's whole list", () => {
  const used = usedClasses();
  // A class that nothing takes away, and that takes nothing away, is none of ours.
  const isMerged = (word: string) => everything(`${word} ${word}`) === word;
  const classes = used.filter(isMerged);
  expect(classes.length).toBeGreaterThan(300);
  const differ: string[] = [];
  for (const first of classes)
    for (const last of classes) if (first !== last && cn(first, last) !== everything(`${first} ${last}`)) differ.push(`${first} ${last}`);
  expect(differ.slice(0, 40)).toEqual([]);
});

test("a class counts in its own state only, and the later one stays", () => {
  expect(cn("px-2 hover:bg-hover", "p-4", { "bg-surface": true, hidden: false })).toBe("hover:bg-hover p-4 bg-surface");
  expect(cn("max-sm:h-11 h-8", "h-auto")).toBe("max-sm:h-11 h-auto");
});
