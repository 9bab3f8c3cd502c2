/** What the product does, in one picture: a question, a sourced answer, a wish the bot must not fulfil, a person who joins. Decoration with real words. */
import { Bot, Link2, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/client/cn";

export function HandoverPicture({ className }: { className?: string }) {
  return (
    <div className={cn("relative w-full max-w-120", className)}>
      <ol className="relative grid gap-4">
        <Visitor>How long can I return boots that I have worn once?</Visitor>
        <Line mark={<Bot className="size-4" />} style="bg-bot-wash text-bot" who="Bot" extra="0.93, limit 0.80">
          Worn boots can come back within 30 days as long as the soles show no wear from outdoors.
          <span className="mt-1.5 flex w-fit items-center gap-1 rounded-full bg-bot-wash px-2 py-0.5 text-xs text-bot">
            <Link2 className="size-3" /> Returning worn footwear
          </span>
        </Line>
        <Visitor>They took 89 euros twice. I want to talk to someone.</Visitor>
        <li className="flex items-center gap-3 pl-9 text-xs">
          <span className="rounded-full bg-waiting-wash px-2 py-0.5 font-medium text-waiting">Asked for a person</span>
          <span className="h-px flex-1 bg-line-strong/50" />
          <span className="tabular text-ink-3">waited 0:41</span>
        </li>
        <Line mark={<UserRound className="size-4" />} style="bg-person-wash text-person" who="Mira" extra="joined with the whole conversation">
          I see both charges. The second is on its way back to your card; you have it by Thursday.
        </Line>
      </ol>
    </div>
  );
}

function Visitor({ children }: { children: ReactNode }) {
  return <li className="ml-auto max-w-[80%] rounded-panel rounded-br-sm bg-selected px-4 py-2.5 text-base">{children}</li>;
}

function Line({ mark, style, who, extra, children }: { mark: ReactNode; style: string; who: string; extra: string; children: ReactNode }) {
  return (
    <li className="flex items-end gap-2">
      <span className={cn("grid size-7 shrink-0 place-items-center rounded-full", style)}>{mark}</span>
      <div className="max-w-[85%]">
        <p className="mb-1 flex gap-2 text-xs text-ink-3">
          <span className="font-semibold text-ink">{who}</span>
          {extra}
        </p>
        <div className="rounded-panel rounded-bl-sm border bg-surface px-4 py-2.5 text-base">{children}</div>
      </div>
    </li>
  );
}
