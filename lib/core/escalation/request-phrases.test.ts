import { describe, expect, it } from "vitest";
import { detectExplicitRequest } from "./detect-explicit-request";
import { latinLexicons } from "./request-lexicons-latin";
import { otherLexicons } from "./request-lexicons-other";
import { requestPhrases } from "./request-phrases";

const languages = [...latinLexicons, ...otherLexicons];
const phrasesOf = (list: string): string[] => (list === "" ? [] : list.split("|").map((entry) => entry.replaceAll("*", "")));

describe("what asks for a person without naming one", () => {
  it("is known for each language that has a lexicon [E1]", () => {
    expect(Object.keys(requestPhrases).sort()).toEqual(languages.map(({ language }) => language).sort());
  });

  it.each(languages.map(({ language, talk }) => [language, talk] as const))(
    "is heard in %s: is anyone there, who can I talk to, call me [E1]",
    (language, talk) => {
      const { anyone, whom, asks } = requestPhrases[language] ?? { anyone: "", whom: "", asks: "" };
      const verb = phrasesOf(talk)[0] ?? "";
      const said = [...phrasesOf(anyone), ...phrasesOf(asks), ...phrasesOf(whom).map((opening) => `${opening} ${verb}`)];
      expect(said.filter((phrase) => detectExplicitRequest(`${phrase}?`) === null)).toEqual([]);
    },
  );

  it.each([
    "Hallo, ist da jemand?",
    "Mit wem kann ich sprechen?",
    "Bitte rufen Sie mich zurück.",
    "Kann sich bitte jemand bei mir melden?",
    "Der Fahrer war nie da. Rufen Sie mich an!",
    "¿Hay alguien?",
    "¿Con quién puedo hablar?",
    "À qui puis-je parler ?",
    "Rappelez-moi s'il vous plaît",
    "Tem alguém aí?",
    "C'è qualcuno?",
    "Bel mij terug alstublieft",
    "Vem kan jag prata med?",
    "Czy jest tam ktoś?",
    "Есть кто-нибудь?",
    "С кем я могу поговорить?",
    "هل يوجد أحد؟",
    "Orada kimse var mı?",
    "有人吗？",
    "请让人联系我",
    "我可以跟谁谈",
    "誰かいますか",
    "折り返し電話をください",
    "거기 누구 있어요?",
    "can someone from your team contact me?",
    "can a colleague of yours look into this",
    "who can I talk to?",
    "can a manager review my case",
    "could someone else handle this please",
    "Can someone else help me with this, you don't understand",
    "hola hay alguien",
    "I want somebody else to look at this",
    "is there anyone who can help me",
  ])("%s [E1]", (text) => {
    expect(detectExplicitRequest(text)).not.toBeNull();
  });

  it.each([
    "Can the driver call me before delivery?",
    "Kann der Fahrer mich vorher anrufen?",
    "Le livreur peut-il m'appeler ?",
    "¿El repartidor me puede llamar antes?",
    "O entregador pode me ligar antes?",
    "Il corriere può chiamarmi prima?",
    "Kan de bezorger mij bellen?",
    "Kan föraren ringa mig?",
    "Курьер может мне позвонить?",
    "Kurier może do mnie zadzwonić?",
    "هل يتصل بي السائق؟",
    "快递员会给我打电话吗",
    "配達員は電話してくれますか",
    "기사님이 전화 주시나요?",
    "Mit wem kann ich das Zelt teilen?",
    "Mit wem spreche ich?",
    "¿Con quién hablo?",
    "¿Hay alguien que haya lavado esta chaqueta?",
    "who do I talk to about a lost card",
    "is there anyone who tested these boots",
    "I need a human-sized sleeping bag",
    "I need a representative sample of fabric",
    "can someone reach the top shelf",
    "Can someone else take my parcel?",
    "Can somebody else see my order?",
    "Can a colleague help me carry it?",
    "I want someone else to check in with me",
    "छूट कोई है?",
  ])("not by %s [E1]", (text) => {
    expect(detectExplicitRequest(text)).toBeNull();
  });
});
