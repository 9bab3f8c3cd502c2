import { describe, expect, it } from "vitest";
import { detectSensitiveTopic } from "./detect-sensitive-topic";
import type { SensitiveTopic } from "./types";

const cases: Readonly<Record<SensitiveTopic, readonly string[]>> = {
  billing_dispute: [
    "Mi avete addebitato due volte",
    "er is dubbel afgeschreven",
    "с меня списали деньги дважды",
    "我被重复扣款了",
    "Ich habe diese Zahlung nie autorisiert",
    "I was charged twice",
    "Ihr habt doppelt abgebucht",
    "me cobraron dos veces",
    "j'ai été débité deux fois",
    "fui cobrado duas vezes",
    "二重請求されています",
    "تم خصم المبلغ مرتين",
  ],
  refund: [
    "Voglio un rimborso",
    "Ik wil mijn geld terug",
    "Верните мне деньги",
    "我要退款",
    "I want my money back",
    "Ich möchte eine Rückerstattung",
    "quiero un reembolso",
    "je veux un remboursement",
    "quero o reembolso",
    "返金してください",
    "أريد استرداد أموالي",
  ],
  fraud_security: [
    "someone got into my account and changed the password",
    "Il mio account è stato hackerato",
    "mijn account is gehackt",
    "мой аккаунт взломали",
    "我的账号被盗了",
    "someone hacked my account",
    "mein Konto wurde gehackt",
    "me robaron la tarjeta",
    "mon compte a été piraté",
    "minha conta foi invadida",
    "アカウントが乗っ取られました",
    "تم اختراق حسابي",
  ],
  account_deletion: [
    "vorrei cancellare il mio account",
    "ik wil mijn account verwijderen",
    "удалите мой аккаунт",
    "请注销我的账号",
    "please delete my account",
    "Bitte mein Konto löschen",
    "quiero eliminar mi cuenta",
    "je veux supprimer mon compte",
    "quero excluir minha conta",
    "アカウントを削除したい",
    "أريد حذف حسابي",
  ],
  complaint: [
    "vorrei presentare un reclamo",
    "ik wil een klacht indienen",
    "хочу подать жалобу",
    "我要投诉",
    "I want to file a complaint",
    "Ich möchte mich beschweren",
    "quiero poner una queja",
    "je veux faire une réclamation",
    "quero fazer uma reclamação",
    "苦情を言いたい",
    "أريد تقديم شكوى",
  ],
  legal: [
    "il mio avvocato vi scriverà",
    "ik stap naar mijn advocaat",
    "я подам в суд",
    "我会找律师",
    "my lawyer will contact you",
    "Ich gehe zum Anwalt",
    "voy a llamar a mi abogado",
    "mon avocat vous écrira",
    "vou falar com meu advogado",
    "弁護士に相談します",
    "سأتصل بالمحامي",
  ],
  medical: [
    "Ich habe nach der Creme Ausschlag bekommen",
    "薬を飲んだら発疹が出ました",
    "أصبت بحساسية بعد استخدام الكريم",
    "ho la febbre",
    "ik heb koorts",
    "у меня аллергия",
    "我发烧了",
    "I have a fever and a cough",
    "ich habe Fieber",
    "tengo fiebre",
    "j'ai de la fièvre",
    "estou com febre",
    "発熱があります",
    "عندي حمى",
  ],
  mental_health: [
    "soffro di depressione",
    "ik ben depressief",
    "у меня депрессия",
    "我有抑郁症",
    "I have panic attacks",
    "ich habe Depressionen",
    "tengo depresión",
    "je suis en dépression",
    "tenho depressão",
    "うつ病です",
    "أعاني من الاكتئاب",
  ],
  self_harm: [
    "Nie chcę już żyć",
    "I want to kill myself",
    "ich will nicht mehr leben",
    "quiero suicidarme",
    "j'ai envie de mourir",
    "quero morrer",
    "死にたい",
    "أريد الانتحار",
    "我不想活了",
    "죽고 싶어요",
    "не хочу жить",
    "voglio morire",
    "ik wil dood",
    "ölmek istiyorum",
  ],
};
const harmless = [
  "Quanto costa la spedizione?",
  "Dov'è la farmacia più vicina?",
  "Hoeveel kost verzending?",
  "Welke maat heb ik nodig?",
  "Сколько стоит доставка?",
  "运费多少钱",
  "什么时候发货",
  "Where is my parcel?",
  "Do you ship to Norway?",
  "How do I change my address?",
  "Wie lange dauert der Versand?",
  "¿Tienen botas en talla 42?",
  "Puis-je changer la couleur ?",
  "Vocês têm loja física?",
  "テントのサイズを教えてください",
  "ما هي ساعات العمل؟",
  "is the tennis court open",
];

describe("detectSensitiveTopic", () => {
  it.each(Object.entries(cases).flatMap(([topic, texts]) => texts.map((text) => [topic, text])))("finds %s in %s [E5]", (topic, text) => {
    expect(detectSensitiveTopic(text).map((match) => match.topic)).toContain(topic);
  });

  it.each(harmless)("finds nothing in %s [E5]", (text) => {
    expect(detectSensitiveTopic(text)).toEqual([]);
  });

  it("hears a legal matter in a long story that names none, and in no short message of the same words [E5]", () => {
    const told = "I rent a small apartment above the bakery and the man who lets it wants me gone before winter.";
    const more = "He came by twice last week, shouted through the door, changed the lock of the cellar and kept my bicycle and two boxes of books.";
    const end = "Now he says that everything down there is his, and that I should be glad to be left alone until the end of the month.";
    expect(detectSensitiveTopic(`${told} ${more} ${end}`).map(({ topic }) => topic)).toContain("legal");
    expect(detectSensitiveTopic("I rent an apartment, can I have the parcel brought to the door?")).toEqual([]);
  });

  it("finds every topic of a message once, in the order of the message, with offsets and no text [E5] [E10]", () => {
    const text = "You charged me twice! Refund it, or my lawyer will sue you. My lawyer is good.";
    const found = detectSensitiveTopic(text);
    expect(found.map(({ topic }) => topic)).toEqual(["billing_dispute", "refund", "legal"]);
    expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(["charged me twice", "Refund", "lawyer"]);
  });
});
