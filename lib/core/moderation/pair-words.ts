/**
 * What a person may be, with its pair, in the languages of the widget. Written for this product. "a/b" are each other's pair, "a>b" has b for its pair
 * and is nobody's; "|" parts entries. Where a word stands for several pairs, the first one counts.
 *
 * Only what somebody says of themselves or of somebody close is meant: `terms` count behind a `cue` and, but for gender, where nothing follows that they
 * could describe ("a German article"); `fixed` count wherever they stand. Names of countries are left out (whoever is from Germany may ask what delivery
 * there costs), and so is what is "for a woman", which is mostly a size.
 */
import type { ProtectedAttribute } from "@/lib/core/kernel/paired-questions";

type Lists = Partial<Readonly<Record<ProtectedAttribute, string>>>;

export type PairLexicon = {
  /** Sources of regular expressions: what stands right before a term; `forCue` before any but gender. */
  cue: string;
  forCue: string;
  terms: Lists;
  fixed: Lists;
  /** Pronouns that change with a relative. */
  pronouns?: string;
  /** Whether "a" becomes "an" by what follows. */
  articles?: true;
  /** Words that terms may describe and still mean a person. */
  people: string;
  /** Groups: `age`. */
  ages: readonly string[];
  /** Forms of the attribute that stand in answers and are in no pair. */
  bare: Lists;
};

const clauseEnd = String.raw`(?=\s*(?:$|[.,;:!?)](?!\d))|\s+(?:and|but|so|und|aber|et|mais|y|pero|e|mas)\s)`;
const number = String.raw`(?<age>\d{2,3})`;

export const pairWords: Readonly<Record<string, PairLexicon>> = {
  en: {
    cue: String.raw`(?:as an?|i am an?|i am|i['’]?m an?|i['’]?m|being an?|being|we are(?: an?)?|we['’]re(?: an?)?|my (?:partner|friend|child|wife|husband|mother|father|mum|mom|dad|son|daughter|sister|brother|boss|colleague) is(?: an?)?)(?:\s+(?:single|young|old|older|married|divorced|retired|working|practising|practicing|devout|proud))*`,
    forCue: "for an?",
    people: "woman|man|person|people|customer|client|user|citizen|student|mother|father|parent|couple|visitor|guest|patient|tenant|applicant|family|adult",
    terms: {
      gender:
        "woman/man|women/men|girl/boy|lady/gentleman|female/male|mother/father|mum/dad|mom>dad|single mother/single father|widow/widower|grandmother/grandfather|wife/husband|housewife>househusband|businesswoman/businessman|trans woman>cis woman|trans man>cis man|transgender>cisgender|trans>cisgender",
      age: "elderly/young|senior citizen/young adult|senior>young adult|pensioner>young adult|retiree>young adult|old man/young man|old woman/young woman|older man/younger man|older woman/younger woman|elderly man>young man|elderly woman>young woman|older person/younger person|old/young",
      religion:
        "Muslim/Christian|Jew>Christian|Jewish>Christian|Hindu>Christian|Buddhist>Christian|Sikh>Christian|atheist>Christian|Catholic>Muslim|Protestant>Muslim",
      origin:
        "Black/white|Turkish/Swedish|Turk/Swede|Nigerian/Norwegian|Syrian/Danish|Polish/Austrian|Pole/Austrian|Romanian/Belgian|Pakistani/Canadian|Indian/Australian|Moroccan/Dutch|Afghan/Finnish|Arab/European|African>European|Asian>European|Latino>European|Latina>European|Roma>European|Mexican>Canadian|Chinese>Australian|Russian>Swedish|Ukrainian>Swedish|Iraqi>Danish|Iranian>Danish|Somali>Norwegian|German>Turkish|American>Nigerian|British>Nigerian|French>Moroccan|Spanish>Moroccan|foreigner/local|immigrant>local",
      disability:
        "disabled/non-disabled|blind/sighted|visually impaired>sighted|deaf>hearing|hard of hearing>hearing|wheelchair user>person who walks|autistic/non-autistic|dyslexic/non-dyslexic|paralysed>non-disabled|paralyzed>non-disabled",
      orientation: "gay/straight|lesbian>straight|bisexual>straight|queer>straight|homosexual/heterosexual|same sex couple>opposite-sex couple",
      family: "pregnant/not pregnant|single/married|divorced>married|widowed>married|parent>person without children|breastfeeding>not breastfeeding",
    },
    fixed: {
      gender:
        "my wife/my husband|my girlfriend/my boyfriend|my mother/my father|my mum/my dad|my mom>my dad|my sister/my brother|my daughter/my son|my grandmother/my grandfather|my grandma/my grandpa|my aunt/my uncle|my niece/my nephew|my granddaughter/my grandson",
      disability:
        "I use a wheelchair/I do not use a wheelchair|I am in a wheelchair/I am not in a wheelchair|I'm in a wheelchair/I'm not in a wheelchair|I have a disability/I have no disability",
      family: "I have children/I have no children|I have a baby>I have no children|I am expecting a baby/I am not expecting a baby",
    },
    articles: true,
    pronouns: "she/he|herself/himself|her/his|him>her|hers>his",
    ages: [
      String.raw`(?:i am|i['’]?m|i will be|i turned|i just turned)\s+(?:already\s+|now\s+|only\s+)?${number}(?:(?=\s+(?:years? old|years? of age|y\/?o\b))|${clauseEnd})`,
      String.raw`(?:as an?|i am an?|i['’]?m an?|my)\s+${number}(?=[- ]year[- ]old)`,
    ],
    bare: {
      gender: "women|men|ladies|gentlemen|females|males|wives|husbands|mr|mrs|ms|sir|madam",
      age: "seniors|pensioners|years old|age",
      religion: "Muslims|Christians|Islam|Islamic|Christianity",
      family: "pregnancy|children|married",
    },
  },
  de: {
    cue: "als|ich bin|bin|da ich|weil ich",
    forCue: "für",
    people: "frau|mann|person|mensch|menschen|kunde|kundin|mutter|vater|paar|familie|gast",
    terms: {
      gender:
        "Frau/Mann|eine Frau/ein Mann|Mädchen/Junge|ein Mädchen/ein Junge|Mutter/Vater|eine Mutter/ein Vater|alleinerziehende Mutter/alleinerziehender Vater|eine alleinerziehende Mutter/ein alleinerziehender Vater|Witwe/Witwer|weiblich/männlich|Hausfrau>Hausmann|Transfrau>Cisfrau|Transmann>Cismann",
      age: "Rentner>junger Mann|ein Rentner>ein junger Mann|Rentnerin>junge Frau|eine Rentnerin>eine junge Frau|Senior>junger Mann|Seniorin>junge Frau|ältere Frau/junge Frau|eine ältere Frau/eine junge Frau|älterer Mann/junger Mann|ein älterer Mann/ein junger Mann|älterer Mensch/junger Mensch",
      religion:
        "Muslimin/Christin|eine Muslimin/eine Christin|Muslim/Christ|ein Muslim/ein Christ|einen Muslim/einen Christen|Jude>Christ|Jüdin>Christin|Hindu>Christ|Buddhist>Christ|Atheist>Christ|muslimisch/christlich|jüdisch>christlich|Katholik>Muslim",
      origin:
        "Türke/Schwede|Türkin/Schwedin|einen Türken/einen Schweden|Syrer/Däne|Syrerin/Dänin|Pole/Österreicher|Polin/Österreicherin|Nigerianer/Norweger|Nigerianerin/Norwegerin|Afghane>Schwede|Afghanin>Schwedin|Araber>Europäer|Araberin>Europäerin|Schwarzer/Weißer|Schwarze/Weiße|Ausländer>Einheimischer|Ausländerin>Einheimische|Deutscher>Türke|Deutsche>Türkin|türkisch/schwedisch",
      disability:
        "behindert/nicht behindert|blind/sehend|gehörlos/hörend|taub>hörend|Rollstuhlfahrer>Fußgänger|Rollstuhlfahrerin>Fußgängerin|einen Rollstuhlfahrer>einen Fußgänger|autistisch/nicht autistisch|Mensch mit Behinderung/Mensch ohne Behinderung",
      orientation: "schwul/hetero|lesbisch>hetero|bisexuell>hetero|homosexuell/heterosexuell",
      family: "schwanger/nicht schwanger|Schwangere>nicht Schwangere|ledig/verheiratet|geschieden>verheiratet|verwitwet>verheiratet",
    },
    fixed: {
      gender:
        "meine Frau/mein Mann|meiner Frau/meinem Mann|meine Freundin/mein Freund|meiner Freundin/meinem Freund|meine Mutter/mein Vater|meiner Mutter/meinem Vater|meine Tochter/mein Sohn|meiner Tochter/meinem Sohn|meine Schwester/mein Bruder|meiner Schwester/meinem Bruder|meine Oma/mein Opa|meinen Mann>meine Frau|meinen Vater>meine Mutter|meinen Sohn>meine Tochter|meinen Bruder>meine Schwester",
      disability: "ich sitze im Rollstuhl/ich sitze nicht im Rollstuhl|ich habe eine Behinderung/ich habe keine Behinderung",
    },
    ages: [
      String.raw`ich bin\s+(?:schon\s+|jetzt\s+|erst\s+|bereits\s+)?${number}(?:(?=\s+jahre alt)|${clauseEnd})`,
      String.raw`(?:als|bin|meine?)\s+(?:eine?\s+)?${number}(?=[- ]?jährige)`,
    ],
    bare: {
      gender: "Frauen|Männer|Herr|Herren|Damen",
      age: "Senioren|Rentner|Jahre alt",
      religion: "Muslime|Christen|Islam",
      family: "Schwangerschaft|Schwangere",
    },
  },
  es: {
    cue: "como|soy|yo soy|estoy|siendo|al ser|por ser",
    forCue: "para",
    people: "mujer|hombre|persona|clienta|cliente|madre|padre|pareja|familia|usuario|usuaria",
    terms: {
      gender:
        "mujer/hombre|una mujer/un hombre|chica/chico|una chica/un chico|madre/padre|una madre/un padre|madre soltera/padre soltero|una madre soltera/un padre soltero|viuda/viudo|mujer trans>mujer cis|hombre trans>hombre cis",
      age: "jubilado>joven|jubilada>joven|una persona mayor/una persona joven|persona mayor/persona joven|anciano>joven|anciana>joven",
      religion:
        "musulmana/cristiana|una musulmana/una cristiana|musulmán/cristiano|un musulmán/un cristiano|mujer musulmana/mujer cristiana|hombre musulmán/hombre cristiano|judía>cristiana|judío>cristiano|hindú>cristiano|budista>cristiano|ateo>cristiano|atea>cristiana|católico>musulmán|católica>musulmana",
      origin:
        "turco/sueco|turca/sueca|gitano/payo|gitana/paya|negro/blanco|negra/blanca|una persona negra/una persona blanca|persona negra/persona blanca|mujer negra/mujer blanca|hombre negro/hombre blanco|colombiano/alemán|colombiana/alemana|peruano>alemán|peruana>alemana|ecuatoriano>alemán|ecuatoriana>alemana|senegalés>danés|marroquí>belga|árabe>belga|africano>europeo|africana>europea",
      disability:
        "ciego/vidente|ciega>vidente|sordo/oyente|sorda>oyente|una persona con discapacidad/una persona sin discapacidad|persona con discapacidad/persona sin discapacidad|discapacitado>persona sin discapacidad|discapacitada>persona sin discapacidad|autista/no autista",
      orientation: "gay/heterosexual|lesbiana>heterosexual|bisexual>heterosexual|homosexual>heterosexual",
      family: "mujer embarazada>mujer que no está embarazada|soltera/casada|soltero/casado|divorciada>casada|divorciado>casado",
    },
    fixed: {
      gender:
        "mi esposa/mi esposo|mi mujer/mi marido|mi novia/mi novio|mi madre/mi padre|mi mamá/mi papá|mi hija/mi hijo|mi hermana/mi hermano|mi abuela/mi abuelo",
      disability:
        "voy en silla de ruedas/no voy en silla de ruedas|uso silla de ruedas/no uso silla de ruedas|estoy en silla de ruedas/no estoy en silla de ruedas|tengo una discapacidad/no tengo ninguna discapacidad",
      family: "estoy embarazada/no estoy embarazada",
    },
    ages: [String.raw`tengo\s+(?:ya\s+)?${number}(?=\s+años(?!\s+(?:de|como|siendo)))`],
    bare: {
      gender: "mujeres|hombres|señora|señor|señoras|señores",
      age: "mayores|jóvenes|años",
      religion: "musulmanes|cristianos|islam",
      family: "embarazo|embarazadas",
    },
  },
  fr: {
    cue: String.raw`en tant que|en qualité de|je suis|étant|comme`,
    forCue: "pour",
    people: "femme|homme|personne|client|cliente|mère|père|couple|famille|utilisateur|utilisatrice",
    terms: {
      gender:
        "femme/homme|une femme/un homme|mère/père|une mère/un père|mère célibataire/père célibataire|une mère célibataire/un père célibataire|veuve/veuf|femme trans>femme cis|homme trans>homme cis",
      age: "retraité>jeune actif|retraitée>jeune active|une personne âgée/une personne jeune|personne âgée/personne jeune",
      religion:
        "musulmane/chrétienne|une musulmane/une chrétienne|musulman/chrétien|un musulman/un chrétien|femme musulmane/femme chrétienne|homme musulman/homme chrétien|juive>chrétienne|juif>chrétien|athée>chrétien|bouddhiste>chrétien|catholique>musulman",
      origin:
        "turc/suédois|turque/suédoise|marocain/danois|marocaine/danoise|algérien/norvégien|algérienne/norvégienne|sénégalais>danois|sénégalaise>danoise|noir/blanc|noire/blanche|une personne noire/une personne blanche|personne noire/personne blanche|femme noire/femme blanche|homme noir/homme blanc|arabe>européen|africain>européen|africaine>européenne",
      disability:
        "aveugle/voyant|sourd/entendant|sourde/entendante|handicapé/valide|handicapée>valide|une personne handicapée/une personne valide|personne handicapée/personne valide|autiste/non autiste",
      orientation: "gay/hétéro|lesbienne>hétéro|homosexuel/hétérosexuel|homosexuelle/hétérosexuelle|bisexuel>hétérosexuel|bisexuelle>hétérosexuelle",
      family: "femme enceinte>femme qui n'est pas enceinte|célibataire>marié|divorcé>marié|divorcée>mariée",
    },
    fixed: {
      gender:
        "en tant que femme/en tant qu'homme|ma femme/mon mari|mon épouse/mon époux|ma copine/mon copain|ma mère/mon père|ma fille/mon fils|ma sœur/mon frère|ma maman/mon papa",
      disability: "je suis en fauteuil roulant/je ne suis pas en fauteuil roulant|j'ai un handicap/je n'ai pas de handicap",
      family: "je suis enceinte/je ne suis pas enceinte",
    },
    ages: [String.raw`j['’]ai\s+(?:déjà\s+)?${number}(?=\s+ans(?!\s+d))`],
    bare: {
      gender: "femmes|hommes|madame|monsieur|dames",
      age: "seniors|retraités|jeunes|ans",
      religion: "musulmans|chrétiens|islam",
      family: "grossesse|enceintes",
    },
  },
  pt: {
    cue: "como|sou|eu sou|estou|sendo|por ser",
    forCue: "para",
    people: "mulher|homem|pessoa|cliente|mãe|pai|casal|família|usuário|usuária",
    terms: {
      gender:
        "mulher/homem|uma mulher/um homem|menina/menino|mãe/pai|uma mãe/um pai|mãe solteira/pai solteiro|uma mãe solteira/um pai solteiro|viúva/viúvo|mulher trans>mulher cis|homem trans>homem cis",
      age: "aposentado>jovem|aposentada>jovem|idoso/jovem|idosa>jovem|uma pessoa idosa/uma pessoa jovem|pessoa idosa/pessoa jovem",
      religion:
        "muçulmana/cristã|uma muçulmana/uma cristã|muçulmano/cristão|um muçulmano/um cristão|judia>cristã|judeu>cristão|ateu>cristão|ateia>cristã|budista>cristão|católico>muçulmano|católica>muçulmana",
      origin:
        "negro/branco|negra/branca|uma mulher negra/uma mulher branca|mulher negra/mulher branca|um homem negro/um homem branco|homem negro/homem branco|uma pessoa negra/uma pessoa branca|pessoa negra/pessoa branca|angolano/sueco|angolana/sueca|haitiano>sueco|haitiana>sueca|venezuelano>sueco|venezuelana>sueca",
      disability:
        "cego/vidente|cega>vidente|surdo/ouvinte|surda>ouvinte|uma pessoa com deficiência/uma pessoa sem deficiência|pessoa com deficiência/pessoa sem deficiência|cadeirante>pessoa sem deficiência|autista/não autista",
      orientation: "gay/heterossexual|lésbica>heterossexual|bissexual>heterossexual|homossexual>heterossexual",
      family: "mulher grávida>mulher que não está grávida|solteira/casada|solteiro/casado|divorciada>casada|divorciado>casado",
    },
    fixed: {
      gender:
        "minha esposa/meu marido|minha mulher>meu marido|minha namorada/meu namorado|minha mãe/meu pai|minha filha/meu filho|minha irmã/meu irmão|minha avó/meu avô",
      disability: "uso cadeira de rodas/não uso cadeira de rodas|tenho uma deficiência/não tenho nenhuma deficiência",
      family: "estou grávida/não estou grávida",
    },
    ages: [String.raw`tenho\s+(?:já\s+)?${number}(?=\s+anos(?!\s+(?:de|como)))`],
    bare: { gender: "mulheres|homens|senhora|senhor", age: "idosos|jovens|anos", religion: "muçulmanos|cristãos", family: "gravidez|gestantes" },
  },
  ja: {
    cue: "",
    forCue: "",
    people: "",
    terms: {},
    fixed: {
      gender:
        "女性として/男性として|女性ですが/男性ですが|女性なのですが/男性なのですが|私は女性/私は男性|母として/父として|シングルマザーです/シングルファザーです|私の妻/私の夫|うちの妻/うちの夫|私の母/私の父|私の娘/私の息子|私の姉/私の兄|私の妹/私の弟",
      age: "高齢者です/若者です|高齢者として/若者として|高齢者なの/若者なの",
      religion:
        "イスラム教徒です/キリスト教徒です|イスラム教徒として/キリスト教徒として|イスラム教徒なの/キリスト教徒なの|ムスリムです>キリスト教徒です|ムスリムとして>キリスト教徒として|仏教徒です>キリスト教徒です",
      origin:
        "黒人です/白人です|黒人として/白人として|外国人です/日本人です|外国人として/日本人として|外国人なの/日本人なの|ベトナム人です/デンマーク人です|韓国人です/スウェーデン人です|中国人です>スイス人です|ブラジル人です>スイス人です",
      disability:
        "視覚障害者です>健常者です|障害者です/健常者です|障害者として/健常者として|目が見えません/目が見えます|耳が聞こえません/耳が聞こえます|車椅子を使っています/車椅子を使っていません|障害があります/障害がありません",
      orientation: "同性愛者です/異性愛者です|同性愛者として/異性愛者として|ゲイです>異性愛者です|レズビアンです>異性愛者です",
      family: "妊娠しています/妊娠していません|妊娠中です>妊娠していません|独身です/既婚です|離婚しています>既婚です",
    },
    ages: [String.raw`${number}(?=歳(?:です|なの|の(?:男性|女性|母|父|私|会社員|主婦)|になり|だ))`],
    bare: {
      gender: "女性|男性|奥様|ご主人様|ご主人|妻|夫|母|父|娘|息子",
      age: "高齢者|若者|高齢|歳|シニア",
      religion: "イスラム教徒|キリスト教徒|ムスリム",
      origin: "黒人|白人|外国人|日本人",
      disability: "障害者|健常者|車椅子|障害",
      orientation: "同性愛者|異性愛者",
      family: "妊娠中|妊娠|独身|既婚",
    },
  },
  ar: {
    cue: "[أا]نا|بصفتي|كوني|ل?[أإا]ن+ي",
    forCue: "",
    people: "و|في|هل|ولا|من|أريد|وأريد|ولدي|لدي|شخص|زبون|عميل",
    terms: {
      gender: "امرأة/رجل|فتاة/شاب|أم/أب|أرملة/أرمل|أم عزباء/أب أعزب",
      age: "متقاعد>شاب|متقاعدة>شابة|مسن/شاب|مسنة/شابة",
      religion: "مسلمة/مسيحية|مسلم/مسيحي|يهودية>مسيحية|يهودي>مسيحي|ملحد>مسيحي",
      origin: "سورية/سويدية|سوري/سويدي|مصرية/نرويجية|مصري/نرويجي|تركية>سويدية|تركي>سويدي|أفريقي>أوروبي|أفريقية>أوروبية|أجنبي>مواطن|أجنبية>مواطنة",
      disability: "كفيفة/مبصرة|كفيف/مبصر|أصم>سامع|معاق/غير معاق|معاقة/غير معاقة",
      orientation: "مثلي/مغاير|مثلية/مغايرة",
      family: "حامل/لست حاملا|عزباء/متزوجة|أعزب/متزوج|مطلقة>متزوجة|مطلق>متزوج",
    },
    fixed: {
      gender: "كامرأة/كرجل|زوجتي/زوجي|أمي/أبي|والدتي/والدي|ابنتي/ابني|أختي/أخي|جدتي/جدي",
      religion: "كمسلمة/كمسيحية|كمسلم/كمسيحي",
      disability: "أستخدم كرسيا متحركا/لا أستخدم كرسيا متحركا",
    },
    ages: [String.raw`(?:عمري|[أا]بلغ(?: من العمر)?)\s+${number}`],
    bare: { gender: "النساء|الرجال|المرأة|الرجل|سيدتي|سيدي", age: "كبار السن|الشباب", religion: "المسلمين|المسيحيين|الإسلام", family: "الحمل|الحوامل" },
  },
};
