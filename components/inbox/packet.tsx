/** The handoff packet: why a person is needed, since when, who the visitor is and how that is known, what was tried already. */
import { ArrowRight, BadgeAlert, BadgeCheck, Star } from "lucide-react";
import { Fragment } from "react";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/client/cn";
import type { ConversationDetail, ThreadMessage } from "@/lib/contracts/api/conversation";
import { languageName, reasonSentence } from "@/components/thread/reason-words";
import { webAddress } from "@/components/thread/source-list";
import { plainLine } from "@/components/thread/visible-text";
import { WaitClock } from "@/components/thread/wait-clock";
import { Fact, Facts, Section } from "./packet-section";
import { RequestList } from "./request-list";
import { TeamPicker } from "./team-picker";

export function Packet({ conversation, className }: { conversation: ConversationDetail; className?: string }) {
  const { visitor, handoff, preChat } = conversation;
  const { contact } = visitor;
  const name = visitor.name ?? textOf(visitor.attributes.name);
  const email = visitor.email ?? textOf(visitor.attributes.email);
  const others = Object.entries(visitor.attributes).filter(([key, value]) => !(key === "name" && value === name) && !(key === "email" && value === email));
  return (
    <div className={cn("grid content-start", className)}>
      <Section title={handoff && conversation.handledBy === "bot" ? "Why it came before" : "Why it came"}>
        {handoff ? (
          <>
            <ul className="grid gap-1.5">
              {handoff.reasons.map((reason, index) => (
                <li key={`${reason.code}-${index}`} className={cn("text-pretty wrap-anywhere", index === 0 ? "text-ink" : "text-ink-2")}>
                  {reasonSentence(reason)}
                </li>
              ))}
            </ul>
            {handoff.trigger === "member" ? (
              <EarlierReasons messages={conversation.messages} />
            ) : (
              <EscalatingTurn messages={conversation.messages} requestedAt={handoff.requestedAt} />
            )}
            <Facts>
              <Fact name="Asked">
                <Time at={handoff.requestedAt} />
              </Fact>
              {conversation.waitingSince === null ? null : (
                <Fact name="Waiting">
                  <WaitClock since={conversation.waitingSince} />
                </Fact>
              )}
              {handoff.acceptedAt === null ? null : (
                <Fact name="Taken">
                  <Time at={handoff.acceptedAt} />
                  {handoff.acceptedBy ? <bdi> by {plainLine(handoff.acceptedBy.name)}</bdi> : null}
                </Fact>
              )}
            </Facts>
          </>
        ) : conversation.draft ? (
          <p className="text-pretty">The bot has written an answer and waits for a person to check it.</p>
        ) : (
          <p className="text-pretty text-ink-2">
            {conversation.messages.some((message) => message.decision?.action === "hold")
              ? "A person checked an answer before it was sent; the bot has kept the conversation."
              : "It did not: the bot has had it all along."}
          </p>
        )}
      </Section>

      <RequestList requests={conversation.requests} />

      <Section title="Visitor">
        <Facts>
          <Fact name="Name">{name === null ? <Unknown /> : <Claim text={name} verified={contact?.nameVerified} />}</Fact>
          <Fact name="E-mail">{email === null ? <Unknown /> : <Claim text={email} verified={contact?.emailVerified} />}</Fact>
          {contact ? (
            <Fact name="Your id">
              <Claim text={contact.externalId} verified />
            </Fact>
          ) : null}
          {Object.entries(contact?.attributes ?? {}).map(([key, value]) => (
            <Fact key={`signed-${key}`} name={plainLine(key)}>
              <Claim text={String(value)} verified />
            </Fact>
          ))}
          {visitor.locale === null ? null : <Fact name="Language">{languageName(visitor.locale)}</Fact>}
          <Fact name="History">
            {visitor.earlierConversations === 0
              ? "First conversation"
              : visitor.earlierConversations >= 100
                ? "100 or more earlier conversations"
                : visitor.earlierConversations === 1
                  ? "1 earlier conversation"
                  : `${visitor.earlierConversations} earlier conversations`}
          </Fact>
          <Fact name="Team">
            <TeamPicker conversation={conversation} />
          </Fact>
          <Fact name="Channel">
            <bdi>{plainLine(conversation.channelName)}</bdi>
          </Fact>
          <Fact name="Page">{conversation.pageUrl === null ? <Unknown /> : <PageLink url={conversation.pageUrl} />}</Fact>
          {others.map(([key, value]) => (
            <Fact key={key} name={plainLine(key)}>
              <Claim text={value === null ? "none" : String(value)} />
            </Fact>
          ))}
        </Facts>
        {contact ? (
          <p className="mt-2 flex items-start gap-1.5 text-xs text-approved">
            <BadgeCheck aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            <span>
              Signed by your own system, <Time at={contact.verifiedAt} />. What bears no mark is what the visitor or the page said.
            </span>
          </p>
        ) : name !== null || email !== null || others.length > 0 ? (
          <p className="mt-2 flex items-start gap-1.5 text-xs text-ink-3">
            <BadgeAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            Name, e-mail and details are what the visitor or the page said. Nothing of it is verified.
          </p>
        ) : null}
      </Section>

      {preChat ? (
        <Section title="Before the chat">
          {preChat.answers.length > 0 ? (
            <Facts>
              {preChat.answers.map(({ key, label, value }) => (
                <Fact key={key} name={plainLine(label)}>
                  <Claim text={value === true ? "Yes" : value === false ? "No" : value} />
                </Fact>
              ))}
            </Facts>
          ) : null}
          {preChat.consent ? (
            <p className="mt-1.5 text-xs text-ink-3">
              Started with the privacy notice in view, <Time at={preChat.consent.at} />.
            </p>
          ) : null}
        </Section>
      ) : null}

      <Tried messages={conversation.messages} />

      {conversation.csat ? (
        <Section title="Rating">
          <p className="flex items-center gap-1.5">
            <span aria-hidden className="flex">
              {[1, 2, 3, 4, 5].map((score) => (
                <Star
                  key={score}
                  className={cn("size-4", score <= (conversation.csat?.score ?? 0) ? "fill-waiting-mark text-waiting-mark" : "text-line-strong")}
                />
              ))}
            </span>
            {conversation.csat.score} of 5
          </p>
          {conversation.csat.comment ? (
            <p dir="auto" className="mt-1 wrap-anywhere whitespace-pre-wrap text-ink-2">
              {conversation.csat.comment}
            </p>
          ) : null}
        </Section>
      ) : null}
    </div>
  );
}

/** Who took over from the bot by themselves still sees why it had stopped or held an answer before. */
function EarlierReasons({ messages }: { messages: readonly ThreadMessage[] }) {
  const stopped = messages.findLast((message) => message.decision !== null && message.decision.action !== "answer")?.decision;
  if (!stopped) return null;
  return (
    <div className="mt-2 grid gap-1.5 text-ink-2">
      <p className="text-xs text-ink-3">{stopped.action === "hold" ? "The bot had held an answer before:" : "The bot had handed over before:"}</p>
      <ul className="grid gap-1.5">
        {stopped.reasons.map((reason, index) => (
          <li key={`${reason.code}-${index}`} className="text-pretty wrap-anywhere">
            {reasonSentence(reason)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A link to the visitor's message on which the bot gave up. */
function EscalatingTurn({ messages, requestedAt }: { messages: readonly ThreadMessage[]; requestedAt: string }) {
  const turn =
    messages.findLast((message) => message.author === "visitor" && message.decision?.action === "handoff" && message.decision.createdAt <= requestedAt) ??
    messages.findLast((message) => message.author === "visitor" && message.createdAt <= requestedAt);
  if (!turn) return null;
  return (
    <a
      href={`#${turn.id}`}
      className="mt-1.5 inline-flex items-center gap-1 text-xs font-medium text-accent-text underline decoration-current/40 underline-offset-3 hover:decoration-current"
    >
      Show that message <ArrowRight aria-hidden className="size-3" />
    </a>
  );
}

/** Answers that the visitor has had already, newest last, each with where it came from. Small talk is none. */
function Tried({ messages }: { messages: readonly ThreadMessage[] }) {
  const answers = messages.filter(
    (message) =>
      message.visibility === "public" &&
      ((message.author === "bot" && message.grades !== null) || message.author === "bot_approved" || message.author === "bot_edited_by_human") &&
      message.text !== null,
  );
  if (answers.length === 0) return null;
  return (
    <Section title="Tried already">
      <ol className="grid gap-2">
        {answers.map((message) => (
          <li key={message.id} className="grid gap-0.5">
            <a href={`#${message.id}`} dir="auto" className="line-clamp-2 text-start wrap-anywhere text-ink hover:underline">
              {plainLine(message.text ?? "")}
            </a>
            {message.sources.length > 0 ? (
              <span dir="auto" className="truncate text-start text-xs text-ink-3">
                {message.sources.map((source) => source.title).join(" · ")}
              </span>
            ) : null}
            {message.feedback?.value === "down" ? (
              <Badge size="sm" meaning="failed" className="justify-self-start">
                Not helpful
              </Badge>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function PageLink({ url }: { url: string }) {
  const href = webAddress(url);
  const parsed = href === null ? null : new URL(href);
  const shown = parsed ? `${parsed.host}${parsed.pathname === "/" ? "" : parsed.pathname}` : plainLine(url);
  if (href === null) return <span className="wrap-anywhere">{shown}</span>;
  return (
    <a
      href={href}
      title={href}
      target="_blank"
      rel="noopener nofollow ugc"
      className="line-clamp-3 break-words text-accent-text underline decoration-current/40 underline-offset-3 hover:decoration-current"
    >
      {shown.split("/").map((part, index) => (
        <Fragment key={index}>
          {index > 0 ? (
            <>
              /<wbr />
            </>
          ) : null}
          {part}
        </Fragment>
      ))}
    </a>
  );
}

function Claim({ text, verified = false }: { text: string; verified?: boolean }) {
  return (
    <span className="inline-flex max-w-full items-start gap-1">
      <span dir="auto" className="min-w-0 wrap-anywhere">
        {plainLine(text)}
      </span>
      {verified ? (
        <span title="Signed by your own system" className="mt-0.5 shrink-0 text-approved">
          <BadgeCheck aria-hidden className="size-3.5" />
          <span className="sr-only">verified</span>
        </span>
      ) : null}
    </span>
  );
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

function Unknown() {
  return <span className="text-ink-3">Not given</span>;
}
