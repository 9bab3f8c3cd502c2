/**
 * Words and phrases of sensitive topics in Italian, Dutch and Russian, which the widget does not speak and visitors write all the same.
 */
import type { TopicRules } from "./sensitive-rules-english";

export const neighbourTopicRules: readonly TopicRules[] = [
  {
    language: "it",
    topic: "billing_dispute",
    phrases: [
      ["addebitato|addebitati|fatturato|pagato|prelevato|scalato", "due volte|doppio|in più|per errore|senza autorizzazione|troppo"],
      [
        "addebito|addebiti|pagamento|fattura|transazione",
        "non autorizzat*|sconosciut*|doppi*|sbagliat*|errat*|che non riconosco|non riconosco|che non ho fatto",
      ],
      "doppio addebito|contestare un addebito|contestare l addebito|errore nella fattura|errore di fatturazione",
    ],
  },
  {
    language: "it",
    topic: "refund",
    phrases: [
      "rimbors*|indietro i miei soldi|i soldi indietro|restituzione dei soldi|restituirmi i soldi|riavere i miei soldi|rivoglio i miei soldi|rivoglio i soldi|ridatemi i soldi",
    ],
  },
  {
    language: "it",
    topic: "fraud_security",
    phrases: [
      "frode|frodi|truffa*|truffat*|hackerat*|violato il mio account|rubato il mio account|rubata la carta|carta rubata|carta clonata|clonat*|furto d identità|accesso non autorizzato",
      ["qualcuno", "è entrato|usato|usando|accesso", "mio|mia|account|carta"],
      ["perso|smarrito|rubato|rubata", "carta|portafoglio"],
    ],
  },
  {
    language: "it",
    topic: "account_deletion",
    phrases: [
      [
        "cancellare|eliminare|chiudere|disattivare|cancellate|eliminate|chiudete|cancellazione|eliminazione|chiusura",
        "account|profilo|i miei dati|dati personali",
      ],
      "diritto all oblio",
    ],
  },
  { language: "it", topic: "complaint", phrases: ["reclamo formale|presentare un reclamo|fare reclamo|sporgere reclamo|reclami|associazione consumatori"] },
  {
    language: "it",
    topic: "legal",
    phrases: [
      "avvocato|avvocati|vi denuncio|denuncerò|denunceremo|querela|vie legali|azione legale|azioni legali|denunciare|denuncia|tribunale|causa legale|farvi causa|garante della privacy",
    ],
  },
  {
    language: "it",
    topic: "medical",
    phrases: [
      "sintom*|febbre|tosse|mal di gola|effetti collaterali|reazione allergica|farmaco|farmaci|medicinal*|dosaggio|diagnosi|infezione|infett*|incinta|gravidanza|sanguinamento|eruzione cutanea|sfogo sulla pelle|pronto soccorso|ospedale",
    ],
  },
  {
    language: "it",
    topic: "mental_health",
    phrases: ["depression*|depress*|ansia|attacco di panico|attacchi di panico|psicologo|psichiatra|salute mentale|anoressia|bulimia"],
  },
  {
    language: "nl",
    topic: "billing_dispute",
    phrases: [
      ["dubbel|twee keer|te veel|onterecht|zonder toestemming", "afgeschreven|betaald|gefactureerd|in rekening"],
      ["afgeschreven|gefactureerd|in rekening gebracht", "dubbel|twee keer|te veel|onterecht"],
      ["onbekende|dubbele|onterechte|verkeerde", "afschrijving|betaling|factuur|rekening"],
      "afschrijving betwisten|fout op de factuur",
    ],
  },
  { language: "nl", topic: "refund", phrases: ["terugbetal*|geld terug|mijn geld terug|terugstorten|terugstorting|teruggave van mijn geld"] },
  {
    language: "nl",
    topic: "fraud_security",
    phrases: [
      "fraude|opgelicht|oplichting|oplichter*|gehackt|gestolen|identiteitsfraude|phishing",
      ["iemand", "ingelogd|gebruikt|toegang", "mijn|account|rekening|kaart"],
      ["kaart|portemonnee|bankpas", "kwijt|verloren|gestolen"],
    ],
  },
  {
    language: "nl",
    topic: "account_deletion",
    phrases: [
      ["verwijder*|sluiten|opheffen|opzeggen|wissen", "account|profiel|gegevens"],
      ["account|profiel|gegevens", "verwijderen|verwijderd|sluiten|opheffen|opzeggen|wissen"],
    ],
  },
  { language: "nl", topic: "complaint", phrases: ["klacht|klachten|klacht indienen|beklag|consumentenbond|geschillencommissie"] },
  {
    language: "nl",
    topic: "legal",
    phrases: ["advocaat|advocaten|juridische stappen|rechtszaak|rechtbank|naar de rechter|aanklagen|aangifte|schadevergoeding|autoriteit persoonsgegevens"],
  },
  {
    language: "nl",
    topic: "medical",
    phrases: [
      "symptomen|koorts|bijwerking*|allergische reactie|huiduitslag|medicijn*|medicatie|dosering|zwanger*|bloeding|ziekenhuis|huisarts|spoedeisende hulp|vergiftig*",
    ],
  },
  {
    language: "nl",
    topic: "mental_health",
    phrases: ["depressie*|depressief|paniekaanval*|angststoornis*|psycholoog|psychiater|geestelijke gezondheid|burn out"],
  },
  {
    language: "ru",
    topic: "billing_dispute",
    phrases: [
      ["списали|сняли|списано|снято|списание", "дважды|два раза|лишн*|без разрешения|по ошибке|без моего"],
      ["дважды|два раза|лишние", "списали|сняли|списано|оплат*"],
      ["неизвестн*|незнаком*|ошибочн*|двойн*|несанкционированн*", "списание|платеж*|транзакци*|операци*|счет"],
      "оспорить списание|оспорить платеж|ошибка в счете|двойное списание",
    ],
  },
  {
    language: "ru",
    topic: "refund",
    phrases: [
      "возврат денег|возврат средств|верните деньги|верните мне деньги|вернуть деньги|вернуть мне деньги|вернули деньги|вернуть средства|возместит*|возмещени*|деньги назад",
    ],
  },
  {
    language: "ru",
    topic: "fraud_security",
    phrases: [
      "мошенни*|взлом*|украли|украден*|фишинг|обманули|утечка данных",
      ["кто то", "вошел|зашел|пользуется|использует", "мой|мою|моей|моим|аккаунт|карт*"],
      ["потерял|потеряла|украли", "карту|кошелек|телефон"],
    ],
  },
  {
    language: "ru",
    topic: "account_deletion",
    phrases: [["удалить|удалите|закрыть|закройте|удаление", "аккаунт|учетную запись|профиль|мои данные|персональные данные|счет"]],
  },
  { language: "ru", topic: "complaint", phrases: ["жалоба|жалобу|пожаловаться|жалуюсь|претензия|претензию|роспотребнадзор"] },
  { language: "ru", topic: "legal", phrases: ["адвокат*|юрист*|в суд|суд подам|подам в суд|судебн*|исковое|иск|прокуратур*|заявление в полицию"] },
  {
    language: "ru",
    topic: "medical",
    phrases: [
      "симптом*|температура тела|кашель|побочн*|аллерги*|лекарств*|дозировк*|диагноз|инфекци*|беременн*|кровотечени*|сыпь|врач*|больниц*|скорая помощь|отравлени*",
    ],
  },
  { language: "ru", topic: "mental_health", phrases: ["депресси*|паническая атака|панические атаки|тревожное расстройство|психолог*|психиатр*|выгорани*"] },
];
