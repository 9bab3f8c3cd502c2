/** Sentences of the description: paragraphs, and what stands between backticks in type. Nothing else is read into them. */
export function MarkedText({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index} className="max-w-prose text-sm text-pretty text-ink-2">
          {paragraph.split("`").map((part, place) =>
            place % 2 === 1 ? (
              <code key={place} className="font-mono text-xs break-words text-ink">
                {part}
              </code>
            ) : (
              part
            ),
          )}
        </p>
      ))}
    </>
  );
}
