/** The demo shop's front page. It has colours of its own, because it stands for somebody else's site: light only, whatever the console's theme. */
import { ArrowDown, Compass, Hammer, PackageOpen } from "lucide-react";
import type { CSSProperties } from "react";
import { Landscape } from "./landscape";
import { OpenChatButton } from "./open-chat-button";
import { ProductArt } from "./product-art";
import { products, questions } from "./products";

const colours = {
  colorScheme: "light",
  "--shop-cream": "#f8f4ea",
  "--shop-sand": "#eee5d3",
  "--shop-ink": "#1e2a25",
  "--shop-soft": "#4c5a52",
  "--shop-pine": "#1d4238",
  "--shop-clay": "#9c4520",
  "--shop-line": "#d9cfba",
} as CSSProperties;

const focus = "outline-offset-3 focus-visible:outline-2 focus-visible:outline-(--shop-clay)";

const services = [
  {
    id: "rental",
    icon: PackageOpen,
    title: "Rental",
    text: "A tent for two costs 14 EUR a day, and four days at most are paid in a week. Free cancelling until 48 hours before.",
  },
  { id: "repairs", icon: Hammer, title: "Repairs", text: "Zips from 35 EUR, resoling for 79 EUR in 15 working days. Above 60 EUR you get an offer first." },
  { id: "tours", icon: Compass, title: "Guided tours", text: "From the day hike for 49 EUR to the hut tour for 390 EUR, in groups of four to eight." },
] as const;

const places = [
  { href: "#new", label: "New" },
  ...services.map(({ id, title }) => ({ href: `#${id}`, label: title })),
  { href: "#questions", label: "Questions" },
];

export function ShopPage({ hasChat }: { hasChat: boolean }) {
  return (
    <div style={colours} className="min-h-dvh bg-(--shop-cream) text-(--shop-ink)">
      <DemoLine hasChat={hasChat} />
      <Header />
      <main>
        <section className="relative isolate overflow-hidden">
          <Landscape className="absolute inset-0 -z-10 size-full" />
          <div className="mx-auto grid min-h-[30rem] max-w-6xl content-start gap-5 px-6 pt-16 pb-56 sm:pt-24">
            <p className="text-sm font-semibold tracking-wide text-(--shop-clay)">Winter</p>
            <h1 className="max-w-2xl font-serif text-4xl leading-tight text-balance sm:text-6xl">Made for the long way home</h1>
            <p className="max-w-lg text-lg text-pretty">
              Boots, tents and jackets that are repaired instead of replaced, from people who carry them up the hill first.
            </p>
            <p>
              <a
                href="#new"
                className={`inline-flex items-center gap-2 rounded-full bg-(--shop-pine) px-5 py-3 font-semibold text-(--shop-cream) hover:bg-(--shop-ink) ${focus}`}
              >
                See what is new <ArrowDown aria-hidden className="size-4" />
              </a>
            </p>
          </div>
        </section>
        <Products />
        <Services />
        <Questions hasChat={hasChat} />
      </main>
      <footer className="bg-(--shop-pine) text-(--shop-cream)">
        <div className="mx-auto flex max-w-6xl flex-wrap justify-between gap-x-8 gap-y-3 px-6 py-10 text-sm">
          <p className="max-w-md">Fernweg Outfitters is invented, and so are its team, its prices and its orders. Nothing is for sale here.</p>
          <p>Team hours: Monday to Friday 9:00 to 18:00, Saturday 10:00 to 14:00</p>
        </div>
      </footer>
    </div>
  );
}

/** Plain links, not the router's: whoever leaves the shop leaves its chat behind. */
function DemoLine({ hasChat }: { hasChat: boolean }) {
  const link = `underline underline-offset-3 hover:no-underline ${focus}`;
  return (
    <aside aria-label="About this page" className="bg-(--shop-ink) px-6 py-2.5 text-center text-sm text-(--shop-cream)">
      {hasChat ? (
        <p>
          A demo page of Handrail: the shop is invented, the chat is real.{" "}
          <a href="/sign-in" className={link}>
            Sign in as one of its agents
          </a>{" "}
          to see the other side.
        </p>
      ) : (
        <p>
          This installation has no demo workspace, so there is no chat on this page.{" "}
          <a href="/" className={link}>
            Set up a workspace of your own
          </a>{" "}
          and paste its script tag into your site.
        </p>
      )}
    </aside>
  );
}

function Header() {
  return (
    <header className="border-b border-(--shop-line)">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-2 px-6 py-4">
        <p className="flex items-center gap-2.5 font-serif text-2xl">
          <svg aria-hidden viewBox="0 0 32 32" className="size-8">
            <circle cx="16" cy="16" r="16" fill="#1d4238" />
            <path d="m5 23 8-13 5 8 3-4 6 9Z" fill="#f8f4ea" />
            <circle cx="22" cy="9.5" r="2.5" fill="#e2a15c" />
          </svg>
          Fernweg
        </p>
        <nav aria-label="Shop" className="-mx-2 flex flex-wrap">
          {places.map(({ href, label }) => (
            <a key={href} href={href} className={`rounded px-2 py-2 text-base hover:underline hover:underline-offset-4 ${focus}`}>
              {label}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
}

function Products() {
  return (
    <section id="new" aria-labelledby="new-title" className="mx-auto max-w-6xl scroll-mt-4 px-6 py-16">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 pb-8">
        <h2 id="new-title" className="font-serif text-3xl">
          For the season
        </h2>
        <p className="text-(--shop-soft)">Free delivery in Germany and Austria from 80 EUR. 60 days to return.</p>
      </div>
      <ul className="grid gap-x-6 gap-y-10 sm:grid-cols-2 lg:grid-cols-4">
        {products.map(({ name, kind, fact, price, note, art }) => (
          <li key={name} className="grid content-start gap-1">
            <div className="relative mb-2 overflow-hidden rounded-xl">
              <ProductArt name={art} className="aspect-4/3 w-full" />
              {note ? <p className="absolute top-3 left-3 rounded-full bg-(--shop-cream) px-2.5 py-1 text-xs font-semibold">{note}</p> : null}
            </div>
            <h3 className="flex items-baseline justify-between gap-3 text-lg font-semibold">
              <span>{name}</span>
              <span className="shrink-0 text-base font-normal tabular-nums">{price}</span>
            </h3>
            <p>{kind}</p>
            <p className="text-sm text-(--shop-soft)">{fact}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Services() {
  return (
    <section aria-label="More than things" className="bg-(--shop-sand)">
      <ul className="mx-auto grid max-w-6xl gap-10 px-6 py-14 md:grid-cols-3">
        {services.map(({ id, icon: Icon, title, text }) => (
          <li key={id} id={id} className="grid scroll-mt-4 content-start gap-2">
            <Icon aria-hidden strokeWidth={1.5} className="size-7 text-(--shop-clay)" />
            <h2 className="font-serif text-2xl">{title}</h2>
            <p className="text-base text-pretty text-(--shop-soft)">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Questions({ hasChat }: { hasChat: boolean }) {
  return (
    <section id="questions" aria-labelledby="questions-title" className="mx-auto grid max-w-6xl scroll-mt-4 gap-8 px-6 py-16 lg:grid-cols-2">
      <div className="grid content-start gap-4">
        <h2 id="questions-title" className="font-serif text-3xl">
          Questions before you go
        </h2>
        <p className="max-w-md text-base text-pretty text-(--shop-soft)">
          Juniper, our AI assistant, answers from the help pages at any hour and names the page. What Juniper does not know goes to Lena, Diego or Haruka.
        </p>
        {hasChat ? (
          <p>
            <OpenChatButton
              className={`rounded-full border-2 border-(--shop-pine) px-5 py-2.5 font-semibold text-(--shop-pine) hover:bg-(--shop-pine) hover:text-(--shop-cream) ${focus}`}
            >
              Open the chat
            </OpenChatButton>
          </p>
        ) : null}
      </div>
      <div className="grid content-start gap-3">
        <h3 className="text-sm font-semibold text-(--shop-soft)">Asked often</h3>
        <ul className="grid gap-2">
          {questions.map((question) => (
            <li key={question} dir="auto" className="border-b border-(--shop-line) pb-2 font-serif text-xl">
              {question}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
