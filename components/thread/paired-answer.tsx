/** What the bot would have said to somebody else: the question with the attribute's pair in its place, the other answer, and how the two differ. */
import type { PairedAnswer as Paired } from "@/lib/contracts/api/paired";
import { MessageText } from "./message-text";
import { attributeWords } from "./reason-words";
import { SourceList } from "./source-list";

const differenceWords: Readonly<Record<Paired["differences"][number], string>> = {
  refusal: "one is answered and the other is not",
  opposite: "one says what the other denies",
  amounts: "other amounts of money",
  numbers: "other numbers",
  sources: "other sources",
  words: "little in common",
};

export function PairedAnswer({ paired: { attribute, differences, question, answer, sources } }: { paired: Paired }) {
  return (
    <section aria-label="The same question for somebody else" className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-card border bg-sunken p-3 text-sm">
      <p className="text-pretty text-ink-2">
        Asked with another {attributeWords(attribute)}: {differences.map((difference) => differenceWords[difference]).join(", ")}. Whether that is right is
        yours to say.
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1 border-l-2 border-line-strong/60 pl-3 rtl:border-r-2 rtl:border-l-0 rtl:pr-3 rtl:pl-0">
        <span className="text-xs text-ink-3">The question</span>
        {question === null ? <p className="text-ink-3 italic">Erased</p> : <MessageText text={question} className="text-sm text-ink-2" />}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1 border-l-2 border-bot-mark/50 pl-3 rtl:border-r-2 rtl:border-l-0 rtl:pr-3 rtl:pl-0">
        <span className="text-xs text-ink-3">The bot’s answer to it, sent to nobody</span>
        {answer !== null ? (
          <MessageText text={answer} className="text-sm" />
        ) : (
          <p className="text-ink-3 italic">{differences.includes("refusal") ? "The model would not answer." : "Erased"}</p>
        )}
        <SourceList sources={sources} />
      </div>
    </section>
  );
}
