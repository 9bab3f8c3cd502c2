/**
 * What asks for a person without naming one, in the languages of the request lexicons and in their form: "is anyone there", "who can I talk to",
 * "call me back"; and who else may call.
 *
 * anyone: a whole clause, with a word of greeting before it at most
 * whom: "with whom can I", where the clause ends with a verb of talking: with a matter between it is a question that an article may answer; and not
 *   "with whom am I talking", which asks who the bot is
 * asks: words that ask to be called or answered by somebody, wherever they stand
 * carriers: who calls about a delivery; whether the driver calls is a question about the delivery
 */
export type RequestPhrases = { anyone: string; whom: string; asks: string; carriers: string };

export const requestPhrases: Readonly<Record<string, RequestPhrases>> = {
  de: {
    anyone: "ist da jemand|ist jemand da|ist hier jemand|ist da wer|ist hier wer|ist noch jemand da|jemand da|hört mich jemand|liest das jemand",
    whom: "mit wem kann|mit wem könnte|mit wem soll|mit wem muss|mit wem darf|an wen kann|an wen muss|an wen soll|an wen darf",
    asks: "rufen sie mich zurück|rufen sie mich bitte zurück|rufen sie mich an|rufen sie mich bitte an|ruft mich zurück|ruft mich bitte zurück|ruf mich zurück|jemand bei mir melden|jemand bei mir meldet|melden sie sich bei mir|melden sie sich bitte bei mir|meldet euch bei mir",
    carriers: "fahrer*|zusteller*|bote|boten|postbote*|paketbote*|kurier*|spedition",
  },
  fr: {
    anyone: "il y a quelqu un|y a t il quelqu un|y a quelqu un|quelqu un est là|quelqu un là|quelqu un m entend|il y a quelqu un ici",
    whom: "à qui puis|avec qui puis|à qui je peux|avec qui je peux|à qui dois|à qui peut on|avec qui peut on|à qui pourrais",
    asks: "rappelez moi|rappelle moi|recontactez moi",
    carriers: "livreur|coursier|facteur|transporteur|chauffeur",
  },
  es: {
    anyone: "hay alguien|hay alguien ahí|hay alguien aquí|alguien ahí|hay alguien en línea|alguien me escucha|alguien me lee",
    whom: "con quién puedo|con quién podría|con quién debo|con quién se puede|a quién puedo",
    asks: "llámenme|llámame|llámeme|me pueden llamar|me podrían llamar|pueden llamarme|podrían llamarme|contáctenme",
    carriers: "repartidor*|mensajero|transportista|cartero|conductor|chofer",
  },
  pt: {
    anyone: "tem alguém aí|há alguém aí|alguém aí|tem alguém|há alguém|tem alguém online|alguém me ouve|está aí alguém|está alguém aí",
    whom: "com quem posso|com quem eu posso|com quem devo|com quem consigo|a quem posso",
    asks: "me liguem|liguem me|liguem para mim|podem me ligar|podem ligar me|entrem em contato comigo|contactem me",
    carriers: "entregador*|motorista|carteiro|estafeta|transportadora",
  },
  it: {
    anyone: "c è qualcuno|c è nessuno|qualcuno mi sente|c è qualcuno lì|c è qualcuno qui|qualcuno mi legge",
    whom: "con chi posso|con chi potrei|con chi devo|a chi posso|a chi devo",
    asks: "richiamatemi|chiamatemi|contattatemi|richiamami|mi potete chiamare|mi potete richiamare|potete chiamarmi|potete richiamarmi",
    carriers: "corriere|fattorino|postino|autista",
  },
  nl: {
    anyone: "is er iemand|is daar iemand|is iemand daar|is hier iemand|is er nog iemand|iemand aanwezig|iemand daar",
    whom: "met wie kan|met wie mag|met wie moet|met wie zou",
    asks: "bel mij terug|bel me terug|bel mij|bel me|neem contact met mij op|neem contact met me op",
    carriers: "bezorger*|koerier*|chauffeur|postbode",
  },
  sv: {
    anyone: "är någon där|är det någon där|finns det någon där|finns någon där|är det någon hemma|någon där",
    whom: "vem kan jag|med vem kan jag|vem ska jag|vem får jag",
    asks: "ring mig|ring upp mig|ring tillbaka",
    carriers: "förare*|chaufför*|budet|brevbärare*",
  },
  da: {
    anyone: "er der nogen|er der nogen der|er der nogen her|er her nogen|nogen der",
    whom: "hvem kan jeg|med hvem kan jeg|hvem skal jeg|hvem må jeg",
    asks: "ring til mig|ring mig op|ring tilbage|kontakt mig",
    carriers: "chauffør*|buddet|postbud*",
  },
  no: {
    anyone: "er det noen der|er det noen her|er noen der|er det noen hjemme|noen der",
    whom: "hvem kan jeg|med hvem kan jeg|hvem skal jeg|hvem bør jeg",
    asks: "ring meg|ring meg opp|ring tilbake|kontakt meg",
    carriers: "sjåfør*|budet|postbud*",
  },
  fi: {
    anyone: "onko siellä ketään|onko kukaan siellä|onko siellä joku|onko täällä ketään|onko kukaan paikalla|onko ketään paikalla",
    whom: "kenen kanssa voin|kenen kanssa voisin|kenelle voin|keneen voin",
    asks: "soittakaa minulle|soita minulle|ottakaa minuun yhteyttä|ottakaa yhteyttä minuun",
    carriers: "kuljettaja*|lähetti|kuriiri*",
  },
  pl: {
    anyone: "jest tam ktoś|czy jest tam ktoś|jest tu ktoś|czy jest tu ktoś|czy ktoś tam jest|czy ktoś tu jest|jest ktoś|czy ktoś mnie słyszy",
    whom: "z kim mogę|z kim mógłbym|z kim mogłabym|z kim można|do kogo mogę",
    asks: "proszę o telefon|oddzwońcie|zadzwońcie do mnie|skontaktujcie się ze mną|ze mną skontaktować",
    carriers: "kurier*|kierowc*|dostawc*|listonosz*",
  },
  cs: {
    anyone: "je tam někdo|je tu někdo|je někdo tam|je tam niekto|je tu niekto",
    whom: "s kým mohu|s kým můžu|s kým si mohu|s kým si můžu|s kým môžem",
    asks: "zavolejte mi|ozvěte se mi|kontaktujte mě|zavolajte mi|ozvite sa mi",
    carriers: "kurýr*|řidič*|doručovatel*|pošťák*",
  },
  ro: {
    anyone: "e cineva acolo|este cineva acolo|e cineva aici|este cineva aici|e cineva|mă aude cineva",
    whom: "cu cine pot|cu cine aș putea",
    asks: "sunați mă|contactați mă",
    carriers: "curier*|șofer*|poștaș*",
  },
  hu: {
    anyone: "van ott valaki|van itt valaki|van valaki|van ott valaki aki|hall valaki",
    whom: "kivel tudok|kivel lehet",
    asks: "hívjanak fel|hívjon fel|hívjanak vissza|hívjon vissza|kivel beszélhetek|kihez fordulhatok",
    carriers: "futár*|sofőr*|postás*",
  },
  tr: {
    anyone: "kimse var mı|orada kimse var mı|orada biri var mı|burada kimse var mı|biri var mı|kimse yok mu|orada kimse yok mu",
    whom: "",
    asks: "kiminle görüşebilirim|kiminle konuşabilirim|beni arayın|beni geri arayın|benimle iletişime geçin|benimle iletişime geçebilir*",
    carriers: "kurye*|şoför*|sürücü*|postacı*",
  },
  id: {
    anyone: "ada orang|apa ada orang|apakah ada orang|ada orang di sana|ada orang di sini",
    whom: "dengan siapa saya bisa|dengan siapa saya dapat|dengan siapa bisa",
    asks: "",
    carriers: "kurir|sopir|supir|pengantar",
  },
  vi: {
    anyone: "có ai ở đó không|có ai không|có ai ở đây không|có ai đó không",
    whom: "",
    asks: "nói chuyện với ai|gọi lại cho tôi",
    carriers: "tài xế|shipper|người giao",
  },
  el: {
    anyone: "υπάρχει κανείς|υπάρχει κανείς εκεί|είναι κανείς εκεί|είναι κανείς εδώ|υπάρχει κάποιος εκεί|με ακούει κανείς",
    whom: "με ποιον μπορώ|με ποιον να|σε ποιον μπορώ",
    asks: "καλέστε με|πάρτε με τηλέφωνο|επικοινωνήστε μαζί μου",
    carriers: "οδηγός|κούριερ|διανομέας|ταχυδρόμος",
  },
  ru: {
    anyone: "есть кто нибудь|есть кто|кто нибудь есть|есть тут кто нибудь|есть здесь кто нибудь|тут есть кто нибудь|здесь есть кто нибудь|кто нибудь тут есть",
    whom: "с кем я могу|с кем можно|с кем мне|с кем могу",
    asks: "перезвоните|позвоните мне|свяжитесь со мной",
    carriers: "курьер*|водител*|почтальон*",
  },
  uk: {
    anyone: "є хтось|є хто небудь|тут є хтось|чи є хтось|є тут хтось|чи є тут хтось|хтось є",
    whom: "з ким я можу|з ким можна|з ким мені",
    asks: "передзвоніть|зателефонуйте мені|зв'яжіться зі мною",
    carriers: "кур'єр*|водій|водія|листонош*",
  },
  bg: {
    anyone: "има ли някой|има ли някой там|има ли някой тук",
    whom: "с кого мога|с кого да|с кого бих",
    asks: "обадете ми се|свържете се с мен",
    carriers: "куриер*|шофьор*|пощальон*",
  },
  ar: {
    anyone: "هل يوجد أحد|هل هناك أحد|هل من أحد|في أحد|فيه أحد|في حد|فيه حد|هل يوجد أحد هنا|هل هناك أحد هنا|هل يوجد أحد هناك|في أحد هنا|هل يسمعني أحد",
    whom: "مع من يمكنني|مع من أستطيع|مع من ممكن|مع من أقدر",
    asks: "اتصلوا بي|تواصلوا معي|كلموني",
    carriers: "السائق|سائق|مندوب التوصيل|عامل التوصيل|ساعي البريد",
  },
  fa: {
    anyone: "کسی هست|کسی اینجاست|کسی اینجا هست|کسی آنجا هست|آیا کسی هست",
    whom: "با چه کسی میتوانم|با چه کسی می توانم|با کی میتونم|با کی می تونم",
    asks: "با من تماس بگیرید|به من زنگ بزنید",
    carriers: "راننده|پیک|پستچی",
  },
  he: {
    anyone: "יש שם מישהו|יש מישהו|יש פה מישהו|יש כאן מישהו|מישהו שם|מישהו פה",
    whom: "עם מי אפשר|עם מי אני יכול|עם מי אני יכולה|עם מי ניתן",
    asks: "תתקשרו אליי|תתקשרו אלי|תחזרו אליי|תחזרו אלי|צרו איתי קשר",
    carriers: "שליח|השליח|נהג|הנהג|דוור",
  },
  hi: {
    anyone: "क्या कोई है|कोई है|कोई है यहां|कोई है यहाँ|क्या यहां कोई है|क्या यहाँ कोई है",
    whom: "",
    asks: "मुझे कॉल करें|मुझे कॉल कीजिए|मुझे फोन करें|मुझे फ़ोन करें|मुझसे संपर्क करें|किससे बात कर",
    carriers: "ड्राइवर|कूरियर|डाकिया|डिलीवरी",
  },
  bn: {
    anyone: "কেউ আছেন|কেউ আছে|কেউ কি আছেন|এখানে কেউ আছেন",
    whom: "",
    asks: "আমাকে কল করুন|আমাকে ফোন করুন|কার সাথে কথা বলতে পারি",
    carriers: "ড্রাইভার|কুরিয়ার",
  },
};
