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
  [
    "en",
    "This is the third time I ask and you still don't get it.",
    "I am waiting for two weeks and nobody answers",
    "Is nobody answering the phone on Sundays?",
  ],
  ["de", "Ich bin stinksauer", "Ich warte seit Wochen und keiner antwortet", "Wie lange dauert der Versand?"],
  ["fr", "C'est inadmissible, vous vous moquez de moi", "Ça fait deux semaines, personne ne répond", "Combien de temps prend la livraison ?"],
  ["es", "Estoy harto de ustedes", "Llevo dos semanas esperando y nadie responde", "¿Cuánto tarda el envío?"],
  ["pt", "Isso é um absurdo, estou furioso", "Estou esperando há duas semanas e ninguém responde", "Quanto tempo demora a entrega?"],
  ["ja", "ふざけるな、もう我慢できない", "2週間も待っているのに誰も返事をくれません", "配送には何日かかりますか"],
  ["ar", "هذا غير مقبول أبدا، أنا غاضب جدا", "أنتظر منذ أسبوعين ولا أحد يرد", "كم يستغرق التوصيل؟"],
])("anger that is said outright is anger, and waiting in vain is frustration, without a word of abuse, in %s [E4]", (language, angry, waiting, calm) => {
  expect(judgeMood([angry])).toMatchObject({ language, level: "angry" });
  expect(judgeMood([angry]).anger).toBeGreaterThanOrEqual(0.6);
  expect(judgeMood([waiting])).toMatchObject({ language, level: "frustrated" });
  expect(judgeMood([waiting]).frustration).toBeGreaterThanOrEqual(0.6);
  expect(judgeMood([calm])).toMatchObject({ language, level: "calm" });
});

test.each([
  "ログインできません。パスワードが使えないようです",
  "注文した商品がまだ届かないのですが、いつ届きますか？",
  "3回目の注文です",
  "No quiero recibir el boletín nunca más, ¿cómo me doy de baja?",
  "Todavía no me llegó el pedido, ¿cuándo llega?",
  "Ainda não recebi meu pedido, qual o prazo?",
  "Já falei com o suporte e resolveram, obrigado",
  "Je n'ai toujours pas reçu mon colis, pouvez-vous vérifier ?",
  "C'est la troisième fois que je commande chez vous",
  "Wie oft muss ich das Zelt imprägnieren?",
  "اشتريت الحذاء منذ شهر، هل يمكنني إرجاعه؟",
  "ما زلت أنتظر الطلب",
])("what is asked or reported politely is calm, also where something does not work or has not come: %s [E4]", (text) => {
  expect(judgeMood([text]).level).toBe("calm");
});

test.each([
  ["fr", "Combien de temps prend la livraison ?"],
  ["fr", "Suivi de commande"],
  ["de", "Kosten Versand Schweiz"],
  ["es", "Cuanto tarda el envio"],
  ["pt", "Qual o prazo de entrega?"],
  ["en", "Track order"],
])("the language of a short question to a shop is read, and it is calm: %s, %s [E4]", (language, text) => {
  expect(judgeMood([text])).toMatchObject({ level: "calm", language });
});

test.each([
  ["Italian", "Questo servizio è pessimo, sono furioso"],
  ["Italian", "Quanto costa la spedizione?"],
  ["Dutch", "Hoeveel kost verzending?"],
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
