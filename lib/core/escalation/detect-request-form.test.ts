import { expect, test } from "vitest";
import { detectRequestForm } from "./detect-request-form";

const kindOf = (text: string) => detectRequestForm(text)?.kind ?? null;

test("a wish for a refund, a deletion or another address is heard in each of the seven languages [B6]", () => {
  const wishes: Record<string, readonly string[]> = {
    refund: [
      "I want a refund for order N-1042, the tent came torn.",
      "Please refund my order",
      "can i get my money back",
      "Ich möchte eine Erstattung für meine Bestellung N-1042.",
      "Quiero un reembolso de mi pedido",
      "Je voudrais un remboursement pour ma commande",
      "Gostaria de pedir um reembolso, por favor",
      "注文の返金をお願いします。",
      "أريد استرداد المبلغ",
    ],
    account_deletion: [
      "Please delete my account.",
      "I would like to close my account",
      "Ich will mein Konto löschen",
      "Quiero eliminar mi cuenta",
      "Supprimez mon compte, merci",
      "Quero apagar a minha conta",
      "アカウントを削除してください",
      "أريد حذف حسابي",
    ],
    address_change: [
      "I need to change my delivery address for N-1042",
      "We have moved, please send my order to the new address",
      "Bitte die Lieferadresse ändern",
      "Necesito cambiar la dirección de entrega",
      "Je souhaite modifier mon adresse",
      "Preciso de alterar a morada de entrega",
      "配送先を変更したいです",
      "أريد تغيير عنوان التوصيل",
    ],
  };
  for (const [kind, texts] of Object.entries(wishes)) for (const text of texts) expect([text, kindOf(text)]).toEqual([text, kind]);
});

test("questions about refunds, what was done already and what nobody wants are no wish, in any of the languages [B6]", () => {
  const others = [
    "What is your refund policy?",
    "How long does a refund take?",
    "Can I get a refund if I have worn the jacket?",
    "My refund has already been sent, thank you",
    "When will I get my refund?",
    "I don't want a refund, I want the tent",
    "How do I delete my account?",
    "Do you delete my data when I close the account?",
    "What is the address of your shop?",
    "Which address do you have for returns?",
    "Wie lange dauert eine Erstattung?",
    "Wann bekomme ich mein Geld zurück?",
    "Ich möchte mein Konto nicht löschen",
    "¿Cuánto tarda un reembolso?",
    "Comment supprimer mon compte ?",
    "Quando recebo o meu reembolso?",
    "返金はいつですか",
    "アカウントを削除する方法",
    "كيف يمكنني حذف حسابي",
    "Does the tent have two doors?",
    "",
    "refund ".repeat(400),
  ];
  for (const text of others) expect([text, kindOf(text)]).toEqual([text, null]);
});

test("the place of a wish in the message is told, without its words [B6]", () => {
  const text = "Hello. Please refund my order";
  const wish = detectRequestForm(text);
  expect(wish).toMatchObject({ kind: "refund", rule: expect.stringMatching(/^en:/) as string });
  expect(text.slice(wish?.span.start, wish?.span.end)).toContain("refund");
});
