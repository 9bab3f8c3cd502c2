import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectSmallTalk } from "./detect-small-talk";
import { type SmallTalkKind, smallTalkKinds } from "./small-talk-kinds";
import { smallTalkPhrases } from "./small-talk-phrases";

describe("small talk", () => {
  it.each<[string, SmallTalkKind, string | null]>([
    ["Hi", "greeting", null],
    ["Hellooo there!!", "greeting", "en"],
    ["Good morning 👋🏽", "greeting", "en"],
    ["hello, can you help me please?", "opening", "en"],
    ["Hi Juniper, I have a question", "opening", "en"],
    ["Thank you, that helped!", "thanks", "en"],
    ["ok thanks bye", "farewell", "en"],
    ["No thanks, that's all.", "assent", "en"],
    ["Are you a real person?", "identity", "en"],
    ["hey what can you do", "identity", "en"],
    ["👍", "assent", null],
    ["🙏❤️", "thanks", null],
    ["Guten Tag zusammen", "greeting", "de"],
    ["Vielen Dank, das hat mir sehr geholfen", "thanks", "de"],
    ["Tschüss, schönen Tag noch", "farewell", "de"],
    ["Spreche ich mit einem Menschen?", "identity", "de"],
    ["¡Hola, buenos días!", "greeting", "es"],
    ["Tengo una duda, ¿me puede ayudar?", "opening", "es"],
    ["Merci beaucoup pour votre aide !", "thanks", "fr"],
    ["J’ai une petite question", "opening", "fr"],
    ["Muito obrigada", "thanks", "pt"],
    ["こんにちは。質問があります", "opening", "ja"],
    ["ありがとうございました！", "thanks", "ja"],
    ["السلام عليكم ورحمة الله", "greeting", "ar"],
    ["شكرًا جزيلًا لك", "thanks", "ar"],
    ["好的，谢谢您", "thanks", "zh"],
    ["Здравствуйте, можно вопрос?", "opening", "ru"],
    ["Grazie mille", "thanks", "it"],
    ["Dank je wel!", "thanks", "nl"],
    ["Dziękuję bardzo", "thanks", "pl"],
    ["Tack så mycket", "thanks", "sv"],
    ["Çok teşekkür ederim", "thanks", "tr"],
  ])("hears %s", (text, kind, language) => {
    expect(detectSmallTalk(text, "Juniper")).toEqual({ kind, language });
  });

  it.each([
    "Hi, where is my order?",
    "Thanks for nothing",
    "thank you but I want a refund",
    "great, it broke again",
    "ok so where is it",
    "thanks 😡",
    "hello kitty backpack",
    "I have a question about my order",
    "I have a problem with my tent",
    "good boots",
    "help",
    "yes",
    "no",
    "yes please",
    "Is anybody there?",
    "who are you to charge me twice",
    "?",
    "",
    "Danke, aber es geht immer noch nicht",
    "Hallo, wo bleibt mein Paket",
    "hola, quiero devolver una tienda",
    "bonjour, ma commande est en retard",
    "はい",
    "返品したい",
    "ありがとうございます、でも返品したいです",
    "好了没",
    "شكرا ولكن أين طلبي",
    "👍 but it is broken",
    `hi ${"there ".repeat(40)}`,
  ])("does not hear %s", (text) => {
    expect(detectSmallTalk(text, "Juniper")).toBeNull();
  });

  it("takes a word that several languages have for what it is in the conversation's", () => {
    expect(detectSmallTalk("Ciao", "", "de")).toEqual({ kind: "farewell", language: "de" });
    expect(detectSmallTalk("Ciao", "", "it")).toEqual({ kind: "greeting", language: "it" });
    expect(detectSmallTalk("merci", "", "fr")).toEqual({ kind: "thanks", language: "fr" });
  });

  it("hears every phrase of its lists, and one with a word of its own no more", () => {
    for (const [language, phrases] of Object.entries(smallTalkPhrases)) {
      for (const kind of smallTalkKinds) {
        for (const phrase of phrases[kind].split("|")) {
          expect(detectSmallTalk(phrase, "", language), `${language}: ${phrase}`).not.toBeNull();
          expect(detectSmallTalk(`${phrase} xylophone`, "", language)).toBeNull();
        }
      }
    }
  });

  it("ends on any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => void detectSmallTalk(text)));
  });
});
