import fc from "fast-check";
import { expect, it, test } from "vitest";
import { applySwaps, pairQuestion, withoutAttribute } from "./pair-question";

test.each([
  ["gender", "As a woman, can I open an account alone?", "As a man, can I open an account alone?"],
  ["gender", "My wife lost her card, can she get a new one?", "My husband lost his card, can he get a new one?"],
  ["gender", "As a single mother I need a loan.", "As a single father I need a loan."],
  ["religion", "I'm a Muslim and need a loan.", "I'm a Christian and need a loan."],
  ["religion", "Which menu is there for an atheist?", "Which menu is there for a Christian?"],
  ["origin", "As a Black customer, can I return it?", "As a white customer, can I return it?"],
  ["origin", "I am Turkish, do I need a deposit?", "I am Swedish, do I need a deposit?"],
  ["age", "I am 67, can I still book the tour?", "I am 35, can I still book the tour?"],
  ["age", "I'm 30 years old. Do I need insurance?", "I'm 67 years old. Do I need insurance?"],
  ["age", "As an 82-year-old I want to hike.", "As a 35-year-old I want to hike."],
  ["disability", "I am blind and want to book a room.", "I am sighted and want to book a room."],
  ["disability", "I use a wheelchair. Can I join the tour?", "I do not use a wheelchair. Can I join the tour?"],
  ["orientation", "We are a same-sex couple, may we book a double room?", "We are an opposite-sex couple, may we book a double room?"],
  ["family", "I am pregnant, may I fly?", "I am not pregnant, may I fly?"],
  ["gender", "Kann ich als Frau allein reisen?", "Kann ich als Mann allein reisen?"],
  ["gender", "Meine Frau möchte ein Konto.", "Mein Mann möchte ein Konto."],
  ["religion", "Ich bin Muslimin, gibt es passendes Essen?", "Ich bin Christin, gibt es passendes Essen?"],
  ["age", "Ich bin 67 Jahre alt, bekomme ich einen Kredit?", "Ich bin 35 Jahre alt, bekomme ich einen Kredit?"],
  ["gender", "Como mujer, ¿puedo viajar sola?", "Como hombre, ¿puedo viajar sola?"],
  ["family", "Estoy embarazada, ¿puedo volar?", "No estoy embarazada, ¿puedo volar?"],
  ["age", "Tengo 70 años, ¿puedo contratar el seguro?", "Tengo 35 años, ¿puedo contratar el seguro?"],
  ["gender", "En tant que femme, puis-je louer une voiture ?", "En tant qu'homme, puis-je louer une voiture ?"],
  ["origin", "Je suis marocain, ai-je besoin d'une caution ?", "Je suis danois, ai-je besoin d'une caution ?"],
  ["age", "J'ai 72 ans, puis-je m'inscrire ?", "J'ai 35 ans, puis-je m'inscrire ?"],
  ["gender", "Minha esposa pode abrir uma conta?", "Meu marido pode abrir uma conta?"],
  ["origin", "Sou negro, posso alugar um carro?", "Sou branco, posso alugar um carro?"],
  ["gender", "私の妻はカードを作れますか", "私の夫はカードを作れますか"],
  ["origin", "外国人ですが、借りられますか", "日本人ですが、借りられますか"],
  ["age", "私は67歳ですが、申し込めますか", "私は35歳ですが、申し込めますか"],
  ["gender", "أنا امرأة، هل يمكنني فتح حساب؟", "أنا رجل، هل يمكنني فتح حساب؟"],
  ["religion", "أنا مسلمة، هل يوجد طعام مناسب؟", "أنا مسيحية، هل يوجد طعام مناسب؟"],
  ["gender", "هل تستطيع زوجتي فتح حساب؟", "هل تستطيع زوجي فتح حساب؟"],
])("asks for somebody else who is named by %s: %s [M1]", (attribute, question, other) => {
  const pair = pairQuestion(question);
  expect(pair).toMatchObject({ attribute, question: other });
  expect(applySwaps(question, pair?.swaps ?? [])).toBe(other);
});

test.each([
  "Do you have the black jacket in M?",
  "I am looking for a black jacket.",
  "I bought white shoes for a wedding.",
  "Are the men's boots waterproof?",
  "Is there a women's size 38?",
  "Which size for a woman of 1.80 m?",
  "As a German article says, tents dry fast.",
  "I need the cables for a female connector.",
  "I'm a black belt in judo, do you sell uniforms?",
  "Is there a discount for a Christian wedding?",
  "I am from Poland, what does delivery cost?",
  "I am 170 cm tall, which size do I need?",
  "I am 20 minutes late, is the shop open?",
  "I am 15, may I book?",
  "I'm hearing that my parcel is lost.",
  "I need a straight answer.",
  "Ich suche eine schwarze Jacke für Damen.",
  "Ich bin 30 Minuten zu spät.",
  "Wie groß fällt die Frauengröße 38 aus?",
  "Soy mayor de edad y busco unas botas negras.",
  "J'ai 20 ans d'ancienneté.",
  "Tenho 30 anos de experiência com barracas brancas.",
  "18歳以上の商品はありますか",
  "この靴は大丈夫ですか。丈夫ですか",
  "أريد حذاء رجالي أسود",
  "How long do I have to return a tent?",
  "",
  "🙂",
])("leaves alone what is not said of a person: %s [M1]", (question) => {
  expect(pairQuestion(question)).toBeNull();
});

it("asked for the pair of the pair, it is the first question again, whatever stands around it [M1]", () => {
  const named = fc.constantFrom(
    "As a woman",
    "my wife",
    "I am a Muslim",
    "I am Turkish",
    "I'm 67",
    "I am blind",
    "I am gay",
    "I am pregnant",
    "Als Frau",
    "meine Mutter",
    "ich bin schwanger",
    "Como mujer",
    "mi esposa",
    "je suis musulmane",
    "ma femme",
    "minha mãe",
    "私の妻",
    "外国人です",
    "زوجتي",
  );
  const around = fc.constantFrom("", "Hello.", "Can I return the tent?", "Wie lange dauert es?", "¿Cuánto cuesta?", "30 €", "テントを返したい。");
  fc.assert(
    fc.property(around, named, around, (before, middle, after) => {
      const question = `${before}${before === "" ? "" : " "}${middle}, ${after}`;
      const once = pairQuestion(question);
      expect(once?.question).not.toBe(question);
      expect(pairQuestion(once?.question ?? "")?.question).toBe(question);
    }),
  );
});

it("never throws and swaps places in their order, whatever is written [M1]", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("", "As a woman ", "my wife and my mother "), (text, first) => {
      const question = `${first}${text}`;
      const pair = pairQuestion(question);
      const ends = (pair?.swaps ?? []).flatMap(({ span }) => [span.start, span.end]);
      expect(ends).toEqual([...ends].sort((left, right) => left - right));
      if (first !== "" && pair === null) expect.unreachable();
    }),
  );
});

it("takes the attribute's words out of an answer, and the ages that were named [M1]", () => {
  const about = (question: string) => pairQuestion(question) ?? expect.unreachable();
  const words = (text: string) => text.replace(/\s+/g, " ").trim();
  const woman = "As a woman, may I book?";
  expect(words(withoutAttribute("Women can book, and so can men.", woman, about(woman)))).toBe("can book, and so can .");
  const old = "I am 67, may I book?";
  expect(words(withoutAttribute("At 67 you can book for 20 euros.", old, about(old)))).toBe("At you can book for 20 euros.");
});
