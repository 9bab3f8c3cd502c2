import { describe, expect, it } from "vitest";
import { foldText } from "./fold-text";
import { characterGrams, tokenise } from "./tokenise";

describe("foldText", () => {
  it.each([
    ["ÉCOLE", "ecole"],
    ["Straße", "strasse"],
    ["İstanbul", "istanbul"],
    ["Ёлка", "елка"],
    ["мой", "мой"],
    ["ΣΟΦΟΣ", "σοφοσ"],
    ["ｆｕｌｌ　ｗｉｄｔｈ", "full width"],
    ["أَهْلاً", "اهلا"],
    ["مدرسة", "مدرسه"],
    ["مـــرحبا", "مرحبا"],
    ["שָׁלוֹם", "שלום"],
    ["ガ", "ガ"],
    ["๔๒", "42"],
    ["۴۲ ४२ ٤٢", "42 42 42"],
    ["zero\u200bwidth", "zerowidth"],
  ])("folds %s to %s in every script [B4]", (input, expected) => {
    expect(foldText(input)).toBe(expected);
  });

  it("is idempotent [B4]", () => {
    for (const text of ["Größe der Tür", "ﬁancée Ångström", "日本語テスト", "กำลัง", "हिन्दी में", "한국어"]) {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }
  });
});

describe("tokenise", () => {
  it("gives words of alphabets and bigrams of scripts without spaces [B4]", () => {
    expect(tokenise("Wie groß ist das Zelt?").words).toEqual(["wie", "gross", "ist", "das", "zelt"]);
    expect(tokenise("退货政策").words).toEqual(["退货", "货政", "政策"]);
    expect(tokenise("テント2人用").words).toEqual(["テン", "ント", "2", "人用"]);
    expect(tokenise("คืนเงิน").words.length).toBeGreaterThan(2);
  });

  it("writes contractions as people type them and parts elided articles [B4]", () => {
    expect(tokenise("I don't know").words).toEqual(["i", "dont", "know"]);
    expect(tokenise("l’agent").words).toEqual(["l", "agent"]);
  });

  it("gives no words for punctuation, emoji and white space [B4]", () => {
    expect(tokenise(" … ?! 🙂 ").words).toEqual([]);
  });

  it("cuts character n-grams for compounds, roots and syllables [B4]", () => {
    expect(characterGrams("rückgabe")).toContain("gabe");
    expect(characterGrams("rückgaberecht")).toContain("gabe");
    expect(characterGrams("배송비")).toEqual(["배송", "송비"]);
    expect(characterGrams("كتاب")).toContain("كتا");
  });
});
