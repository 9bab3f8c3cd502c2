/** The small words of languages, which say what language a text is in and nothing of what it is about. In ordinary spelling, parted by "|". */
import { foldText } from "./fold-text";

export const smallWords: Readonly<Record<string, string>> = {
  en: "the|a|an|and|of|to|is|are|was|were|i|you|your|my|me|we|it|this|that|in|on|for|with|have|has|had|not|do|does|did|can|cant|how|what|why|when|where|be|been|but|at|from|im|dont|doesnt|they|he|she|will|would|there|just|get|got|about|please|thanks|if|or|so|all|no|any|out|up|need|want|help|still|our|its|ive|who",
  de: "der|die|das|den|dem|ein|eine|einen|einem|und|ist|sind|war|ich|sie|wir|mir|mich|mein|meine|nicht|kein|keine|mit|für|von|zu|zum|zur|auf|auch|aber|wie|was|warum|wann|wo|kann|habe|haben|hat|es|im|am|bei|nach|noch|schon|doch|bitte|ihr|ihre|wird|werden|wurde|dass|oder|wenn|nur|sehr|gibt|hier|seit|immer|bin|über|vom",
  fr: "le|la|les|un|une|des|du|de|et|est|sont|je|j|vous|nous|mon|ma|mes|votre|vos|ne|pas|que|qui|dans|pour|avec|sur|au|aux|ce|cette|ça|c|il|elle|on|mais|ou|où|comment|pourquoi|quand|ai|avez|suis|été|plus|très|bien|par|se|sans|depuis|toujours|merci|bonjour|l|d|n|qu|s|être|fait|même|si|y",
  es: "el|la|los|las|un|una|unos|y|es|son|yo|usted|mi|mis|su|sus|no|que|qué|en|de|del|al|con|por|para|como|cómo|cuando|cuándo|dónde|pero|se|me|te|le|lo|muy|más|está|están|estoy|he|ha|han|tengo|tiene|puedo|quiero|hola|gracias|este|esta|esto|desde|hasta|ya|si|sí|porque|todo|hay|fue|sin",
  pt: "o|a|os|as|um|uma|e|é|são|eu|você|vocês|meu|minha|seu|sua|não|nao|que|em|no|na|do|da|dos|das|de|com|por|para|pra|como|quando|onde|mas|se|me|muito|mais|está|estão|estou|tenho|tem|posso|quero|olá|obrigado|obrigada|este|esta|isso|esse|já|foi|ao|pelo|pela|sem|porque|tudo|há|ele|ela|nos|até",
  it: "il|lo|la|gli|le|un|una|uno|e|è|sono|io|mi|mio|mia|non|che|di|del|della|dei|in|nel|con|per|come|quando|dove|ma|si|più|molto|ho|ha|hanno|posso|vorrei|ciao|grazie|questo|questa|perché|anche|da|al|alla|ci|sempre|ancora|sto",
  nl: "de|het|een|en|is|zijn|ik|u|je|jullie|mijn|niet|geen|met|voor|van|op|te|dat|dit|die|wat|waarom|wanneer|waar|hoe|kan|heb|heeft|maar|ook|nog|al|er|bij|naar|als|wel|of|wij|ons|mij|aan|om|graag|bedankt|waren|was",
  sv: "och|är|jag|inte|det|att|en|ett|för|med|på|har|kan|vad|hur|när|mitt|min|ni|vi|som|den|av|om|till|var|men|tack|hej|från|så",
  da: "og|er|jeg|ikke|det|at|en|et|for|med|på|har|kan|hvad|hvordan|hvornår|min|mit|vi|som|den|af|om|til|men|tak|hej|fra|så|hvorfor|hva|ikkje",
  fi: "ja|on|ei|en|että|mutta|minä|mitä|miten|missä|kun|niin|se|tämä|ovat|olen|kanssa|kiitos|hei|voi|minun|teidän|mikä|ole",
  pl: "i|w|z|na|do|nie|się|jest|są|jak|co|to|że|od|mam|mój|moje|proszę|dziękuję|czy|dlaczego|kiedy|gdzie|ale|już|po|dla|mi|tak|tym|o|za|bardzo",
  cs: "a|v|z|na|do|ne|se|je|jsou|jak|co|to|že|od|mám|můj|prosím|děkuji|proč|kdy|kde|ale|už|po|pro|mi|tak|jsem|si|s|za|velmi",
  ro: "și|în|pe|la|cu|nu|este|sunt|eu|am|mi|mea|meu|ce|cum|când|unde|dar|pentru|din|că|o|un|de|vă|rog|mulțumesc|de ce|mai|foarte|sa|se",
  hu: "a|az|és|nem|van|hogy|én|egy|mi|de|ez|azt|mert|miért|hogyan|mikor|hol|kérem|köszönöm|meg|is|már|még|csak|nagyon|volt|lesz",
  tr: "ve|bir|bu|için|ile|ne|nasıl|neden|çok|ben|benim|değil|var|yok|mı|mi|da|de|ama|gibi|kadar|daha|lütfen|teşekkürler|hala|şu|olarak|sonra|hiç",
  id: "dan|yang|di|ke|dari|untuk|dengan|saya|tidak|ini|itu|ada|apa|bagaimana|kenapa|kapan|bisa|sudah|belum|akan|anda|kami|juga|tolong|terima|kasih|adalah|pada",
  vi: "tôi|không|và|là|có|của|cho|với|này|được|trong|như|thế|nào|bạn|đã|tại|sao|làm|ơn|cảm|khi|một",
  ca: "el|la|els|les|un|una|i|és|són|jo|no|que|amb|per|del|al|com|quan|on|però|meu|meva|gràcies|si us plau|està|més|molt|aquest|aquesta|tinc",
};

/** Of all languages, folded. */
export const smallWordSet: ReadonlySet<string> = new Set(Object.values(smallWords).flatMap((list) => list.split("|").map(foldText)));
