"use client";
/** Words to look for in transcripts, names and addresses. A form, so that it also works before the page is alive. */
import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Input } from "@/components/ui/input";
import { useKeys } from "@/lib/client/use-keys";
import { defaultView } from "./inbox-address";
import type { InboxNavigation } from "./use-inbox-place";

const pauseMs = 250;

export function InboxSearch({ navigation }: { navigation: InboxNavigation }) {
  const { place, href, go } = navigation;
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(place.q);
  const [addressed, setAddressed] = useState(place.q);
  // Going back in the history changes the words from outside.
  if (addressed !== place.q) {
    setAddressed(place.q);
    if (typed.trim() !== place.q) setTyped(place.q);
  }
  useEffect(() => {
    if (typed.trim() === place.q) return;
    const timer = setTimeout(() => go({ q: typed.trim() }, "replace"), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, place.q, go]);
  useKeys("Inbox", [{ keys: "/", does: "Search", run: () => input.current?.select() }]);

  const clear = () => {
    setTyped("");
    go({ q: "" }, "replace");
  };
  return (
    <form
      role="search"
      action={href({ q: "", conversationId: null }).split("?")[0]}
      onSubmit={(event) => {
        event.preventDefault();
        go({ q: typed.trim() }, "replace");
      }}
      className="relative px-3 pt-3 pb-1.5"
    >
      {place.team === null ? null : <input type="hidden" name="team" value={place.team} />}
      {place.view === defaultView ? null : <input type="hidden" name="view" value={place.view} />}
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-5.5 mt-0.75 size-3.5 -translate-y-1/2 text-ink-3" />
      <Input
        ref={input}
        type="search"
        name="q"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          if (typed !== "") clear();
          event.currentTarget.blur();
        }}
        maxLength={200}
        placeholder="Search words, name, e-mail"
        aria-label="Search conversations"
        autoComplete="off"
        className="px-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {typed === "" ? (
        <Kbd keys="/" className="pointer-events-none absolute top-1/2 right-5 mt-0.75 -translate-y-1/2 max-sm:hidden" />
      ) : (
        <Button variant="ghost" size="icon-sm" aria-label="Clear the search" onClick={clear} className="absolute top-1/2 right-3.5 mt-0.75 -translate-y-1/2">
          <X aria-hidden />
        </Button>
      )}
    </form>
  );
}
