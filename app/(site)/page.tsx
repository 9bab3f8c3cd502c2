/** The front page of an installation: what this is, for somebody who was sent here, and the two ways in. */
import { BookOpenCheck, Hand, ScrollText } from "lucide-react";
import Link from "next/link";
import { HandoverPicture } from "@/components/shell/handover-picture";
import { Wordmark } from "@/components/shell/logo";
import { Button } from "@/components/ui/button";
import { env } from "@/lib/platform/env";

const points = [
  {
    icon: BookOpenCheck,
    title: "Answers from your articles, word for word",
    text: "The bot quotes what you wrote, names the source and links it. No model and no key are needed; any OpenAI-compatible endpoint can be added. What it does not know, it does not say.",
  },
  {
    icon: Hand,
    title: "Hands over in time",
    text: "Asked for a person, out of scope, unsure, repeated, sensitive: each is a rule with a value and a limit that you see. The agent gets the whole conversation and the reason, and the bot falls silent at once.",
  },
  {
    icon: ScrollText,
    title: "Leaves a trail that holds",
    text: "Every decision of the bot and every act of a person is one line in a chained, signed log. A verifier that needs nothing from us finds a line that was changed, moved or cut.",
  },
] as const;

export default function SitePage() {
  const signUpOpen = env().SIGNUP === "open";
  return (
    <div className="mx-auto max-w-6xl px-6">
      <header className="flex h-16 items-center justify-between gap-4">
        <Wordmark />
        <nav aria-label="Site" className="flex items-center gap-1 sm:gap-2">
          <Button asChild variant="ghost">
            <Link href="/demo">Demo shop</Link>
          </Button>
          <Button asChild>
            <Link href="/sign-in">Sign in</Link>
          </Button>
        </nav>
      </header>
      <main>
        <div className="grid items-center gap-12 py-14 lg:grid-cols-[1fr_minmax(0,30rem)] lg:py-24">
          <div className="grid gap-5">
            <h1 className="max-w-xl text-3xl tracking-tight sm:text-4xl">A chatbot that keeps a hand on the rail</h1>
            <p className="max-w-xl text-lg text-ink-2">
              Handrail answers on your website what your help articles answer, and brings everything else to a person, with the whole context and the reason.
              Open source, on your own machines.
            </p>
            <div className="flex flex-wrap items-center gap-3">
              {signUpOpen ? (
                <Button asChild variant="primary" size="lg">
                  <Link href="/sign-up">Set up a workspace</Link>
                </Button>
              ) : null}
              <Button asChild size="lg">
                <Link href="/demo">Ask the demo shop</Link>
              </Button>
            </div>
          </div>
          <HandoverPicture className="justify-self-center" />
        </div>
        <ul className="grid gap-x-10 gap-y-8 border-t py-12 md:grid-cols-3">
          {points.map(({ icon: Icon, title, text }) => (
            <li key={title} className="grid content-start gap-2">
              <Icon aria-hidden strokeWidth={1.6} className="size-6 text-accent-text" />
              <h2 className="text-lg">{title}</h2>
              <p className="text-base text-pretty text-ink-2">{text}</p>
            </li>
          ))}
        </ul>
      </main>
      <footer className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t py-6 text-sm text-ink-2">
        <p>Apache-2.0. The data stays in this installation.</p>
        <p>
          <a href="/api/openapi.json" className="underline decoration-current/40 underline-offset-3 hover:text-ink">
            API description
          </a>
        </p>
      </footer>
    </div>
  );
}
