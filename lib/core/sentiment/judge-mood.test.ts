import { expect, it, test } from "vitest";
import { judgeMood } from "./judge-mood";

test.each([
  ["en", "WTF is wrong with you people, useless idiots", "Hi, how do I return a tent?"],
  ["de", "Das ist eine absolute Frechheit, ich warte seit drei Wochen und niemand antwortet!!", "Wie kann ich ein Zelt zurückgeben?"],
  ["fr", "C'est inadmissible, toujours aucune réponse, vous êtes des voleurs, j'en ai marre !", "Bonjour, où est ma commande ?"],
  ["es", "Esto es una vergüenza, estoy harto de esperar, son unos ladrones", "¿Cómo puedo devolver una tienda?"],
  ["pt", "Isso é um absurdo, estou de saco cheio, vocês são incompetentes", "Olá, como posso devolver o produto?"],
  ["ja", "ふざけるな！何度も連絡したのに返事がない。最悪です", "こんにちは、返品の方法を教えてください"],
  ["ar", "هذا غير مقبول! خدمة سيئة جدا وأنا غاضب منكم، نصابين", "مرحبا، كيف يمكنني إرجاع المنتج؟"],
])("an angry visitor and a calm one are told apart in %s [E4]", (language, angry, calm) => {
  expect(judgeMood([calm])).toMatchObject({ level: "calm", language });
  const mood = judgeMood([angry]);
  expect(mood.language).toBe(language);
  expect(["frustrated", "angry"]).toContain(mood.level);
  expect(Math.max(mood.frustration ?? 0, mood.anger ?? 0)).toBeGreaterThanOrEqual(0.6);
});

test.each([
  ["Italian", "Questo servizio è pessimo, sono furioso"],
  ["Dutch", "Dit is belachelijk, ik wacht al drie weken"],
  ["Polish", "To jest skandal, czekam już od trzech tygodni i nikt nie odpowiada"],
  ["Turkish", "Bu çok kötü bir hizmet, üç haftadır bekliyorum"],
  ["Russian", "Это ужасно, я жду уже три недели"],
  ["Chinese", "这太糟糕了，我等了三个星期"],
  ["Korean", "정말 최악이네요"],
  ["Hindi", "यह बहुत बुरा है"],
  ["Persian", "این خیلی بد است، من عصبانی هستم"],
  ["emoji alone", "😡😡😡"],
  ["nothing", ""],
  ["zero width", "\u200b\u200d"],
  ["digits", "12345"],
])("where the language is not read the mood is unknown, never calm: %s [E4]", (_, text) => {
  expect(judgeMood([text])).toMatchObject({ level: "unknown", frustration: null, anger: null, shift: null });
});

it("hears a shift over the conversation: the same words weigh more after another discontent message [E4]", () => {
  const once = judgeMood(["Where is my order?", "I have been waiting for 3 weeks and nobody answers"]);
  expect(once.shift).toBeGreaterThan(0.2);
  const twice = judgeMood(["Where is my order?", "This is ridiculous, still nothing", "I have been waiting for 3 weeks and nobody answers"]);
  expect(twice.frustration).toBeGreaterThan(once.frustration ?? 1);
  expect(judgeMood(["Where is my order?"]).shift).toBeNull();
});

it("a visitor who calms down is calm again [E4]", () => {
  const mood = judgeMood(["You useless idiots, this is a disgrace!!", "ok", "Thank you so much, that was very helpful and friendly"]);
  expect(mood.level).toBe("calm");
  expect(mood.shift).toBeLessThan(0);
});

it("turns a word that is negated [E4]", () => {
  const strength = (text: string) => judgeMood([text]).frustration ?? 0;
  expect(strength("The service is not good at all")).toBeGreaterThan(strength("The service is good"));
  expect(strength("This is not terrible, it is fine")).toBeLessThan(strength("This is terrible, it is a disgrace"));
});

it("gives numbers from 0 to 1 for whatever is written, the same every time [E4]", () => {
  const nasty = [
    "why ".repeat(1000),
    "!?".repeat(2000),
    "<script>alert(1)</script> you idiot",
    "a\u0000b \ud800 the",
    "AAAA ".repeat(800),
    "Is it? ".repeat(30),
  ];
  for (const text of nasty) {
    const mood = judgeMood(["the first", text]);
    expect(judgeMood(["the first", text])).toEqual(mood);
    for (const value of [mood.frustration, mood.anger]) if (value !== null) expect(value >= 0 && value <= 1).toBe(true);
  }
});
