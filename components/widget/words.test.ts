import { describe, expect, test } from "vitest";
import { defaultLook as contractLook } from "@/lib/contracts/widget/look";
import { widgetLanguages } from "@/lib/core/kernel/widget-languages";
import { defaultLook } from "./default-look";
import { refusalText } from "./extras/refusal-text";
import { durationText, fill, momentText, systemText } from "./words";
import * as ar from "./words/ar";
import * as de from "./words/de";
import * as en from "./words/en";
import * as es from "./words/es";
import * as fr from "./words/fr";
import * as ja from "./words/ja";
import * as pt from "./words/pt";

const languages = { en, de, es, fr, pt, ja, ar };
const { words } = en;

describe("the widget's words", () => {
  test("a language has every word, with the same names to fill in as English, and none of it is English [W9]", () => {
    expect(Object.keys(languages).sort()).toEqual([...widgetLanguages].sort());
    const names = (template: unknown) => [...String(template).matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    for (const [tag, language] of Object.entries(languages)) {
      expect(language.words.tag).toBe(tag);
      expect(language.words.dir).toBe(tag === "ar" ? "rtl" : "ltr");
      for (const part of ["words", "extraWords"] as const) {
        const [english, other] = [en[part], language[part]] as unknown as Record<string, unknown>[];
        expect(Object.keys(other!)).toEqual(Object.keys(english!));
        for (const key of Object.keys(english!)) {
          if (key === "system") continue;
          expect(names(other![key]), `${tag} ${key}`).toEqual(names(english![key]));
          expect(String(other![key]).trim(), `${tag} ${key}`).not.toBe("");
        }
      }
      if (tag === "en") continue;
      const same = Object.keys(words).filter((key) => (language.words as never)[key] === (words as never)[key]);
      expect(
        same.filter((key) => key !== "dir" && key !== "chat"),
        tag,
      ).toEqual([]);
    }
  });

  test("every language but English has a line for what the system says, but for what the tenant wrote [W9]", () => {
    for (const language of [de, es, fr, pt, ja, ar]) expect(Object.keys(language.words.system)).toEqual(Object.keys(de.words.system));
    expect(de.words.system).not.toHaveProperty("handoff_away");
  });

  test("a system line is shown in the visitor's language, and with the stored text in English, when a name is missing, or for a code without words [W5]", () => {
    const line = { text: "from the server", authorName: null };
    const other = { ...words, system: { human_joined: "{name} est là" } };
    expect(systemText(other, { ...line, system: { code: "human_joined", params: { name: "Maria" } } })).toBe("Maria est là");
    expect(systemText(other, { ...line, system: { code: "human_joined", params: {} } })).toBe("from the server");
    expect(systemText(other, { ...line, system: { code: "handoff_away", params: {} } })).toBe("from the server");
    expect(systemText(words, { ...line, system: { code: "human_joined", params: { name: "Maria" } } })).toBe("from the server");
  });

  test("a line that nobody is there says what the tenant wrote and when the team is back, in the visitor's language [W6]", () => {
    const nextOpenAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
    const line = { text: "from the server", authorName: null };
    const away = (params: Record<string, string>) => systemText(de.words, { ...line, system: { code: "handoff_away", params } });
    expect(away({ message: "Wir sind weg." })).toBe("from the server");
    expect(away({ message: "Wir sind weg.", nextOpenAt })).toMatch(/^Wir sind weg\. Das Team ist wieder da: .+, \d\d:\d\d$/);
    const alone = { code: "handoff_bot_only" as const, params: { message: "Wir sind weg.", bot: "Ava" } };
    expect(systemText(de.words, { ...line, system: alone })).toBe("Wir sind weg. Ava, der KI-Assistent, hilft Ihnen bis dahin weiter.");
  });

  test("how long it takes until a person comes is said in the visitor's language, where the line tells it [W6]", () => {
    const line = { text: "from the server", authorName: null };
    const said = (own: typeof words, params: Record<string, string>) => systemText(own, { ...line, system: { code: "handoff_requested", params } });
    expect(said(de.words, { minutes: "5" })).toBe("Wir holen einen Menschen dazu. Meist ist in weniger als 5 Min. jemand da.");
    expect(said(de.words, {})).toBe("Wir holen einen Menschen dazu.");
    expect(said(words, { minutes: "5" })).toBe("from the server");
    for (const { words: own } of [de, es, fr, pt, ja, ar]) expect(said(own, { minutes: "15" })).toContain(durationText(own, 900_000));
  });

  test("a used-up day is said in every language, with the time in the visitor's zone at which it is over, and only then are there words for a refusal [W9] [S4]", () => {
    const nowMs = Date.UTC(2026, 10, 26, 15);
    for (const { words: own, extraWords } of Object.values(languages)) {
      const { day, time } = momentText(own, "2026-11-27T00:00:00.000Z", nowMs);
      expect(refusalText("limit_reached", own, extraWords, nowMs)).toBe(fill(extraWords.usedUp, { day, time }));
      expect(refusalText("limit_reached", own, extraWords, nowMs)).toContain(time);
      expect(refusalText("validation_failed", own, extraWords, nowMs)).toBe("");
    }
  });

  test("a name in braces inside a value is not filled again [W5]", () => {
    expect(fill("{name} joined", { name: "{secret}", secret: "x" })).toBe("{secret} joined");
  });

  test("a wait is given in whole minutes, and not at all below one [W6]", () => {
    expect(durationText(words, 59_999)).toBe("");
    expect(durationText(words, 125_000)).toBe("2 min");
    expect(durationText(words, Number.NaN)).toBe("");
  });

  test("when the team is back is said in the visitor's language and zone, and not once it has passed [W6]", () => {
    const nowMs = new Date(2026, 10, 26, 15, 0).getTime();
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 30).toISOString();
    expect(fill(words.back, momentText(words, at(26, 17), nowMs))).toMatch(/^The team is back: today, 5:30\sPM$/);
    expect(fill(de.words.back, momentText(de.words, at(27, 9), nowMs))).toBe("Das Team ist wieder da: morgen, 09:30");
    expect(momentText(fr.words, at(30, 9), nowMs).day).toBe("lundi");
    expect(momentText(words, new Date(2026, 11, 24, 9).toISOString(), nowMs).day).toBe("Thursday, December 24");
    expect(fill(ja.words.back, momentText(ja.words, at(27, 9), nowMs))).toBe("担当者の戻り：明日 9:30");
    for (const nothing of [null, undefined, at(26, 14), "no date"]) expect(fill(words.back, momentText(words, nothing, nowMs))).toBe("");
  });

  test("the look that it comes with is the contract's [W9]", () => {
    expect(defaultLook).toEqual(contractLook);
  });
});
