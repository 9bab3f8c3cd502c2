/**
 * Words and phrases of sensitive topics in Polish, Swedish and Turkish, which the widget does not speak and visitors write all the same.
 */
import type { TopicRules } from "./sensitive-rules-english";

export const polishSwedishTurkishTopicRules: readonly TopicRules[] = [
  {
    language: "pl",
    topic: "billing_dispute",
    phrases: [
      [
        "pobrano|pobrali|obciążono|obciążyli|ściągnięto|ściągnęli|zapłaciłem|zapłaciłam|naliczono|naliczyli",
        "dwa razy|dwukrotnie|podwójnie|za dużo|niesłusznie|bez zgody|bez mojej zgody|błędnie",
      ],
      ["dwukrotnie|podwójnie|dwa razy|niesłusznie|błędnie", "pobrano|pobrali|obciążono|naliczono|ściągnięto|zapłaciłem|zapłaciłam"],
      ["podwójn*|nieznan*|nieautoryzowan*|błędn*|niesłuszn*", "obciążeni*|płatnoś*|opłat*|transakcj*|faktur*|pobrani*"],
      "nie rozpoznaję tej transakcji|nie rozpoznaję płatności|obciążenie zwrotne|błąd na fakturze",
    ],
  },
  {
    language: "pl",
    topic: "refund",
    phrases: [
      "zwrot pieniędzy|zwrotu pieniędzy|zwrot środków|zwrotu środków|zwrot kosztów|zwrotu kosztów|oddajcie pieniądze|oddajcie mi pieniądze|zwróćcie mi pieniądze|zwróćcie pieniądze|odzyskać pieniądze",
    ],
  },
  {
    language: "pl",
    topic: "fraud_security",
    phrases: [
      "oszustw*|oszukan*|oszuści|oszust|wyłudz*|phishing|włamał się|włamali się|włamano się|włamani*|zhakowan*|skradzion*|ukradziono|ukradli|kradzież*|nieautoryzowany dostęp",
      ["ktoś", "użył|używa|korzysta|zalogował|skorzystał", "moj*|konta|karty"],
      ["zgubiłem|zgubiłam|straciłem|straciłam", "kartę|portfel"],
    ],
  },
  {
    language: "pl",
    topic: "account_deletion",
    phrases: [
      [
        "usuńcie|usuń|usunąć|usunięcie|usunięcia|skasujcie|skasować|zamknąć|zamknijcie|zlikwidować|zlikwidujcie|dezaktywować",
        "konto|konta|profil|moje dane|danych osobowych|dane osobowe",
      ],
      "prawo do bycia zapomnianym",
    ],
  },
  { language: "pl", topic: "complaint", phrases: ["złożyć skargę|składam skargę|oficjalna skarga|skarga na|rzecznik konsumentów|rzecznika konsumentów|uokik"] },
  {
    language: "pl",
    topic: "legal",
    phrases: [
      "adwokat*|prawnik*|pozwę|pozew|pozwać|do sądu|w sądzie|sądem|kroki prawne|kroków prawnych|zawiadomienie na policję|na policję|odszkodowani*|uodo|rodo",
    ],
  },
  {
    language: "pl",
    topic: "medical",
    phrases: [
      "objawy choroby|gorączk*|reakcj* alergiczn*|reakcja alergiczna|reakcję alergiczną|wysypk*|skutki uboczne|dawkowani*|diagnoz*|infekcj*|zakażeni*|w ciąży|krwawi*|krwotok|szczepi*|lekarz*|szpital*|pogotowie|zatruci*|poparzeni*|połknęł*|połknął",
    ],
  },
  {
    language: "pl",
    topic: "mental_health",
    phrases: [
      "depresj*|zaburzeni* lękow*|napad paniki|napady paniki|atak paniki|ataki paniki|psycholog*|psychiatr*|terapeut*|zdrowie psychiczne|bezsens życia|wypalenie zawodowe|anoreksj*|bulimi*",
    ],
  },
  {
    language: "sv",
    topic: "billing_dispute",
    phrases: [
      [
        "debiterad|debiterats|debiterat|dragits|dragit|dragna|betalat|fakturerad|fakturerats",
        "två gånger|dubbelt|för mycket|felaktigt|utan mitt godkännande|av misstag",
      ],
      ["dubbel*|okän*|obehörig*|felaktig*", "debitering*|dragning*|faktura|fakturan|betalning*|transaktion*|avgift*"],
      ["känner inte igen", "debitering*|köpet|betalning*|transaktion*|dragning*"],
    ],
  },
  { language: "sv", topic: "refund", phrases: ["återbetalning*|pengarna tillbaka|mina pengar tillbaka|få pengar tillbaka|återbetala"] },
  {
    language: "sv",
    topic: "fraud_security",
    phrases: [
      "bedrägeri*|bedragen|lurad på pengar|hackat|hackad|hackats|nätfiske|phishing|identitetsstöld|kapat mitt konto|kapats|obehörig åtkomst",
      ["någon", "använt|använder|loggat in", "mitt|min|konto|kort"],
      ["tappat|förlorat|stulit|stulet|stulen", "kort|kortet|plånbok*"],
    ],
  },
  {
    language: "sv",
    topic: "account_deletion",
    phrases: [["radera|ta bort|avsluta|stänga|stäng|raderat|inaktivera", "konto|kontot|profil|mina uppgifter|personuppgifter"], "rätten att bli bortglömd"],
  },
  {
    language: "sv",
    topic: "complaint",
    phrases: ["formellt klagomål|lämna klagomål|framföra klagomål|konsumentverket|allmänna reklamationsnämnden|konsumentombudsmannen"],
  },
  {
    language: "sv",
    topic: "legal",
    phrases: [
      "advokat*|stämma er|stämmer er|stämning|rättsliga åtgärder|juridiska åtgärder|domstol*|polisanmäl*|skadestånd*|integritetsskyddsmyndigheten|gdpr",
    ],
  },
  {
    language: "sv",
    topic: "medical",
    phrases: [
      "symptom på|symtom*|feber|allergisk reaktion|utslag på huden|hudutslag|biverkning*|dosering*|infektion*|gravid|blöder|vaccin*|läkare|läkaren|sjukhus*|akuten|förgiftning*|förgiftad|brännskad*|har svalt|svalde",
    ],
  },
  {
    language: "sv",
    topic: "mental_health",
    phrases: [
      "depression*|deprimerad|ångestattack*|panikattack*|panikångest|psykolog*|psykiater*|terapeut*|psykisk ohälsa|utbränd|ätstörning*|anorexi|bulimi|hopplöshet",
    ],
  },
  {
    language: "tr",
    topic: "billing_dispute",
    phrases: [
      [
        "iki kez|iki kere|iki defa|çift|fazla|yanlış|haksız|fazladan",
        "çekildi|çekilmiş|tahsil edildi|ücret alındı|para çekildi|ödeme alındı|ödedim|faturalandırıldı",
      ],
      ["tanımadığım|bilmediğim|izinsiz|yetkisiz|yanlış|hatalı", "ödeme|çekim|işlem|harcama|fatura|ücret|tahsilat"],
      "ters ibraz|harcama itirazı|fatura itirazı|faturada hata",
    ],
  },
  {
    language: "tr",
    topic: "refund",
    phrases: ["para iadesi|paramı geri|paramın iadesi|iade edin|iademi istiyorum|para iademi|ücret iadesi|ücretimi geri|geri ödeme istiyorum|geri ödemem"],
  },
  {
    language: "tr",
    topic: "fraud_security",
    phrases: [
      "dolandırıl*|dolandırıcı*|sahtekar*|hacklen*|hesabım çalındı|hesabım ele geçirildi|kartım çalındı|kimlik hırsızlığı|oltalama|yetkisiz erişim|izinsiz erişim",
      ["birisi|biri", "hesabım*|kartım*", "kullan*|girdi|giriş|erişti"],
      ["kartımı|cüzdanımı", "kaybettim|çaldırdım"],
    ],
  },
  {
    language: "tr",
    topic: "account_deletion",
    phrases: [
      ["hesabımı|üyeliğimi|profilimi|verilerimi|kişisel verilerimi", "silin|sil|silmek|silinmesini|kapatın|kapatmak|kapat|iptal edin|silinsin"],
      "hesap silme|unutulma hakkı",
    ],
  },
  { language: "tr", topic: "complaint", phrases: ["şikayette bulunmak|şikayet edeceğim|resmi şikayet|tüketici hakem heyeti|tüketici mahkemesi"] },
  {
    language: "tr",
    topic: "legal",
    phrases: [
      "avukat*|dava edeceğim|dava açacağım|dava açıyorum|mahkemeye|mahkemede|hukuki yollar*|hukuki işlem|yasal yollar*|yasal işlem|savcılığa|suç duyurusu|tazminat|kvkk",
    ],
  },
  {
    language: "tr",
    topic: "medical",
    phrases: [
      "alerjik reaksiyon|alerjim|semptom*|ateşim var|yan etki*|doz aşımı|enfeksiyon*|hamile*|kanama*|kanıyor|aşı oldum|doktor|doktora|doktorum|hastane*|zehirlen*|yanık oluştu|nefes alamıyorum|yuttu|döküntü*",
    ],
  },
  {
    language: "tr",
    topic: "mental_health",
    phrases: ["depresyon*|depresif|panik atak*|anksiyete|psikolog*|psikiyatr*|terapist*|ruh sağlığı|tükenmişlik sendromu|umutsuzum|anoreksi|bulimia"],
  },
];
