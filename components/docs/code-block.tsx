/** A text to read or to paste. Without scripts it can still be selected. */
import { CopyButton } from "@/components/ui/copy-button";

export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    <div className="relative">
      <pre
        tabIndex={0}
        aria-label={label}
        className="max-h-96 overflow-auto rounded-control border bg-sunken px-3 py-2.5 pr-12 font-mono text-xs leading-relaxed whitespace-pre-wrap break-words"
      >
        {text}
      </pre>
      <div className="absolute top-1.5 right-1.5">
        <CopyButton text={text} size="sm" aria-label={`Copy: ${label}`} />
      </div>
    </div>
  );
}
