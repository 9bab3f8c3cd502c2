import { expect, test } from "vitest";
import fc from "fast-check";
import { inboxViews } from "@/lib/core/conversation/inbox-views";
import { inboxHref, readInboxPlace } from "./inbox-address";

test("an address leads back to the same view, words and conversation [L1]", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...inboxViews),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.option(fc.stringMatching(/^cnv_[1-9A-Za-z]{22}$/)),
      fc.option(fc.stringMatching(/^tem_1[1-9A-HJ-NP-Za-km-z]{21}$/)),
      (view, words, conversationId, team) => {
        const place = { view, q: words.trim(), team, conversationId };
        const url = new URL(inboxHref("shop", place), "http://handrail.example");
        expect(readInboxPlace(url.pathname, url.searchParams)).toEqual(place);
      },
    ),
  );
});

test("an unknown view opens the default one, and what is no team's id shows all teams", () => {
  expect(readInboxPlace("/w/shop/inbox", new URLSearchParams("team=nobody")).team).toBeNull();
  expect(readInboxPlace("/w/shop/inbox", new URLSearchParams("view=everything"))).toEqual({ view: "unassigned", q: "", team: null, conversationId: null });
});
