/** Keys to press, such as "g i" or "Mod+K"; Mod is Ctrl, and Cmd is accepted as well. */
import { cn } from "@/lib/client/cn";

const names: Record<string, string> = { Mod: "Ctrl", Enter: "↵", Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓" };

export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-0.5", className)}>
      {keys.split(/[ +]/).map((key, index) => (
        <kbd
          key={`${key}-${index}`}
          className="inline-grid h-4.5 min-w-4.5 place-items-center rounded-[4px] border border-line-strong/50 bg-surface px-1 font-sans text-2xs font-medium text-ink-2"
        >
          {names[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
