/**
 * What people say to a bot without asking it anything, by language: whole phrases in ordinary spelling. Words of `filler` may stand beside a phrase and say
 * nothing by themselves. Words that answer a question ("yes", "no") and words that may be a request ("help", "price") are in none of the lists.
 */
import type { SmallTalkKind } from "./small-talk-kinds";

export type SmallTalkPhrases = Readonly<Record<SmallTalkKind | "filler", string>>;

export const smallTalkPhrases: Readonly<Record<string, SmallTalkPhrases>> = {
  en: {
    greeting:
      "hi|hello|hey|hiya|howdy|hullo|helo|heya|greetings|good morning|good afternoon|good evening|good day|gday|how are you|how are you doing|how are you today|hows it going|how is it going|how do you do|nice to meet you|pleased to meet you|hope you are well|hope youre well|hope you are doing well|whats up|are you there|you there",
    opening:
      "i have a question|ive a question|i have got a question|i got a question|i have a few questions|i have some questions|i have a quick question|quick question|just a question|just a quick question|a question|question|i would like to ask something|i want to ask something|i want to ask a question|i would like to ask a question|can i ask a question|can i ask you a question|can i ask something|can i ask you something|may i ask a question|could i ask a question|i need some information|i need information|i want to know something|i need to know something|can you help|can you help me|can you help me out|could you help me|could you help me out|can you assist me|i need help|i need some help|i need your help|i need assistance|i need a bit of help|need help|i could use some help|help me|i have a problem|i have a small problem|i have an issue|i have a request|there is a problem",
    thanks:
      "thanks|thank you|thank u|thankyou|thx|thnx|tx|ty|tysm|tyvm|cheers|many thanks|thanks a lot|thanks a bunch|thanks a million|thanks so much|thanks very much|thank you very much|thank you so much|thank you kindly|thanks for your help|thanks for the help|thanks for helping|thanks for helping me|thanks for your time|thanks for the info|thanks for the information|thanks for the quick reply|thanks for the quick response|thank you for your help|thank you for the help|thank you for helping|thank you for helping me|thank you for your time|thank you for the info|thank you for the information|thank you for your assistance|much appreciated|appreciated|i appreciate it|i appreciate that|i appreciate your help|appreciate it|that helped|that helped a lot|that helps|that helps a lot|this helped|this helps|that was helpful|that is helpful|this is helpful|this was helpful|very helpful|so helpful|really helpful|you helped me|you have been very helpful|youve been very helpful|youve been helpful|you are very helpful|you are great|youre great|you are the best|youre the best|you are awesome|youre awesome|that answers my question|that answered my question|that answers it|that works|that worked|it worked|it works now|problem solved|solved|great job|good job|well done|nice job|good bot",
    farewell:
      "bye|goodbye|good bye|bye bye|byebye|see you|see ya|see you later|see you soon|cya|take care|good night|goodnight|have a nice day|have a good day|have a great day|have a lovely day|have a wonderful day|have a nice evening|have a good evening|have a nice weekend|have a good weekend|have a great weekend|have a good one|talk to you later|until next time|you too|same to you",
    assent:
      "ok|okay|okey|oki|okie|okey dokey|k|kk|alright|all right|right|fine|great|perfect|excellent|awesome|amazing|wonderful|fantastic|brilliant|lovely|super|cool|nice|good|very good|sounds good|sounds great|good to know|that is good to know|thats good to know|got it|i got it|gotcha|understood|i understand|i see|makes sense|that makes sense|will do|i will do that|ill do that|i will try that|ill try that|i will try it|ill try it|thats fine|that is fine|thats great|that is great|thats perfect|that is perfect|thats good|that is good|thats all|that is all|thats it|that is it|thats everything|that is everything|that will be all|that would be all|nothing else|nothing more|no more questions|no other questions|no further questions|im good|i am good|all good|all clear|no thanks|no thank you|no problem|no worries|never mind|nevermind|nvm|yes thats all|no thats all|no that is all|no nothing else|wow|haha|hahaha|lol",
    identity:
      "are you a bot|are you bot|r u a bot|are you a robot|are you robot|are you a chatbot|are you an ai|are you ai|are you a machine|are you a computer|are you a program|are you chatgpt|are you human|are you a human|are you a person|are you a real person|are you real|are you a real human|are you a human being|are you a human or a bot|are you a bot or a human|are you a robot or a human|are you a bot or a person|are you a bot or a real person|are you a real person or a bot|is this a bot|is this a robot|is this a chatbot|is this an ai|is this ai|is this a real person|is this a human|is this automated|am i talking to a bot|am i talking to a robot|am i talking to an ai|am i talking to a machine|am i talking to a human|am i talking to a person|am i talking to a real person|am i chatting with a bot|am i chatting with a robot|am i chatting with an ai|am i speaking to a bot|am i speaking with a bot|who are you|what are you|who is this|who am i talking to|who am i chatting with|what is your name|whats your name|what can you do|what can you do for me|what can you help with|what can you help me with|how can you help me|how can you help|what can i ask you|what can i ask|what do you know|what do you do",
    filler:
      "there|again|all|everyone|everybody|team|guys|folks|sir|madam|maam|mam|please|pls|so|very|much|really|oh|ah|well|and|then|now|just|for|your|you|to|today|mate|friend|dear|support|bot|robot|buddy|hm|hmm|um|uh|a|lot|indeed|too",
  },
  de: {
    greeting:
      "hallo|halo|hi|hey|hallöchen|guten tag|guten morgen|guten abend|moin|moin moin|servus|grüß gott|grüezi|grüß dich|guten mittag|tag|tach|morgen|schönen guten tag|schönen guten morgen|schönen guten abend|wie geht es dir|wie geht es ihnen|wie gehts|wie gehts dir|wie geht's|freut mich",
    opening:
      "ich habe eine frage|ich hab eine frage|ich hab ne frage|ich hätte eine frage|ich hätte da eine frage|ich habe da eine frage|ich habe mal eine frage|ich hab da mal eine frage|ich habe eine kurze frage|ich hätte eine kurze frage|ich habe ein paar fragen|ich habe einige fragen|kurze frage|eine frage|eine kurze frage|frage|darf ich etwas fragen|darf ich sie etwas fragen|kann ich etwas fragen|kann ich dich etwas fragen|ich möchte etwas fragen|ich wollte etwas fragen|ich brauche hilfe|ich bräuchte hilfe|ich benötige hilfe|brauche hilfe|ich brauche ihre hilfe|ich brauche eine auskunft|können sie mir helfen|könnten sie mir helfen|können sie mir weiterhelfen|kannst du mir helfen|kannst du helfen|kannst du mir weiterhelfen|ich habe ein problem|ich hab ein problem|ich habe ein anliegen|ich hätte ein anliegen",
    thanks:
      "danke|danke schön|dankeschön|danke sehr|danke dir|danke ihnen|vielen dank|vielen lieben dank|herzlichen dank|besten dank|tausend dank|lieben dank|ich danke ihnen|ich danke dir|danke für die hilfe|danke für ihre hilfe|danke für deine hilfe|vielen dank für die hilfe|vielen dank für ihre hilfe|vielen dank für deine hilfe|danke für die auskunft|vielen dank für die auskunft|danke für die info|danke für die information|danke für die schnelle antwort|vielen dank für die schnelle antwort|das hat geholfen|das hat mir geholfen|das hat mir sehr geholfen|das hilft|das hilft mir|das hilft mir weiter|das hilft mir sehr|sehr hilfreich|das war hilfreich|das war sehr hilfreich|das beantwortet meine frage|meine frage ist beantwortet|hat geklappt|es hat geklappt|das hat geklappt|problem gelöst|thx|merci",
    farewell:
      "tschüss|tschüs|tschau|ciao|bye|auf wiedersehen|wiedersehen|bis bald|bis dann|bis später|schönen tag|schönen tag noch|einen schönen tag|einen schönen tag noch|ich wünsche einen schönen tag|schönen abend|schönen abend noch|schönes wochenende|gute nacht|ade|machs gut|gleichfalls|ebenso|ihnen auch|dir auch",
    assent:
      "ok|okay|oki|alles klar|klar|gut|sehr gut|in ordnung|passt|das passt|passt so|prima|super|perfekt|toll|klasse|wunderbar|ausgezeichnet|spitze|top|schön|verstanden|verstehe|ich verstehe|ach so|achso|aha|einverstanden|geht klar|mach ich|das mache ich|werde ich machen|gut zu wissen|das ist gut|das wars|das war's|das war es|das wäre alles|das ist alles|das war alles|mehr nicht|nein danke|nein das wars|nein das war alles|keine weiteren fragen|ich habe keine fragen mehr|kein problem|macht nichts|schon gut|hat sich erledigt|erledigt",
    identity:
      "bist du ein bot|sind sie ein bot|bist du ein roboter|sind sie ein roboter|bist du ein chatbot|sind sie ein chatbot|bist du eine ki|sind sie eine ki|bist du ki|bist du eine maschine|sind sie eine maschine|bist du ein mensch|sind sie ein mensch|bist du echt|bist du ein echter mensch|sind sie ein echter mensch|bist du eine echte person|sind sie eine echte person|bist du ein mensch oder ein bot|sind sie ein mensch oder ein bot|bist du ein bot oder ein mensch|ist das ein bot|ist das ein chatbot|ist das eine ki|spreche ich mit einem bot|spreche ich mit einem roboter|spreche ich mit einer ki|spreche ich mit einem menschen|rede ich mit einem bot|rede ich mit einem menschen|schreibe ich mit einem bot|schreibe ich mit einem menschen|wer bist du|wer sind sie|was bist du|mit wem spreche ich|mit wem schreibe ich|wie heißt du|wie heißen sie|was kannst du|was können sie|was kannst du alles|was kannst du für mich tun|was können sie für mich tun|wobei kannst du helfen|wobei können sie helfen|wobei kannst du mir helfen|wobei können sie mir helfen|was kann ich dich fragen|was kann ich fragen",
    filler:
      "zusammen|noch|mal|nochmal|auch|sehr|so|und|dann|jetzt|bitte|liebes|liebe|team|support|an|alle|da|ja|ach|oh|na|also|schon|ihnen|dir|euch|ihr|leute|herr|frau|echt|wirklich|ganz",
  },
  es: {
    greeting:
      "hola|ola|holaa|buenas|muy buenas|buenos días|buen día|buenas tardes|buenas noches|hola qué tal|qué tal|cómo estás|cómo está|cómo está usted|qué tal estás|cómo va|saludos|un saludo|encantado|encantada|mucho gusto",
    opening:
      "tengo una pregunta|tengo una duda|tengo una consulta|tengo unas preguntas|tengo unas dudas|tengo algunas preguntas|una pregunta|una consulta|una duda|quería hacer una pregunta|quiero hacer una pregunta|quisiera hacer una pregunta|quería preguntar algo|quiero preguntar algo|quisiera hacer una consulta|quería hacer una consulta|puedo hacer una pregunta|puedo preguntar algo|puedo hacerle una pregunta|puedo hacerte una pregunta|necesito ayuda|necesito su ayuda|necesito tu ayuda|necesito información|me puedes ayudar|me puede ayudar|puedes ayudarme|puede ayudarme|podría ayudarme|me podría ayudar|me podrías ayudar|ayúdame|ayúdeme|tengo un problema",
    thanks:
      "gracias|muchas gracias|muchísimas gracias|mil gracias|gracias por todo|gracias por la ayuda|gracias por tu ayuda|gracias por su ayuda|muchas gracias por la ayuda|muchas gracias por su ayuda|muchas gracias por tu ayuda|gracias por la información|muchas gracias por la información|te lo agradezco|se lo agradezco|muy amable|muy amables|me ha ayudado|me ha sido útil|me sirvió|me ha servido|muy útil|eso responde a mi pregunta|problema resuelto|ya está resuelto|resuelto|ya funciona",
    farewell:
      "adiós|chao|chau|hasta luego|hasta pronto|hasta la vista|hasta mañana|nos vemos|que tengas un buen día|que tenga un buen día|que tenga buen día|que tengas buen día|buen fin de semana|feliz día|cuídate|cuídese|igualmente",
    assent:
      "ok|okay|okey|vale|de acuerdo|está bien|bien|muy bien|perfecto|genial|estupendo|excelente|fantástico|fenomenal|bueno|claro|entendido|entiendo|ya entiendo|ya veo|comprendo|listo|eso es todo|es todo|nada más|nada más gracias|no gracias|no nada más|no eso es todo|no tengo más preguntas|ninguna más|sin problema|no pasa nada|no importa|bueno saberlo|lo haré|así lo haré",
    identity:
      "eres un bot|es un bot|es usted un bot|eres un robot|es usted un robot|eres un chatbot|eres una ia|es una ia|eres una máquina|es usted una máquina|eres humano|eres humana|es usted humano|eres una persona|es usted una persona|eres una persona real|es usted una persona real|eres real|esto es un bot|es esto un bot|estoy hablando con un bot|hablo con un bot|estoy hablando con un robot|hablo con un robot|estoy hablando con una persona|hablo con una persona|estoy hablando con una máquina|quién eres|quién es usted|qué eres|con quién hablo|con quién estoy hablando|cómo te llamas|cómo se llama usted|cuál es tu nombre|qué puedes hacer|qué sabes hacer|en qué me puedes ayudar|en qué puedes ayudarme|en qué me puede ayudar|en qué puede ayudarme|qué te puedo preguntar|qué puedo preguntar",
    filler:
      "a|todos|todas|y|muy|mucho|por|favor|pues|ah|oh|ya|entonces|también|de|nuevo|otra|vez|equipo|señor|señora|amigo|amiga|ahora|todo|la|su|tu|hoy|qué|tal",
  },
  fr: {
    greeting:
      "bonjour|bonsoir|salut|coucou|hello|hi|hey|bjr|bsr|rebonjour|bonne journée à vous|comment allez vous|comment vas tu|comment ça va|ça va|enchanté|enchantée",
    opening:
      "j'ai une question|j'aurais une question|j'ai une petite question|j'aurais une petite question|j'ai quelques questions|j'ai des questions|une question|une petite question|petite question|je voudrais poser une question|je souhaite poser une question|je voudrais un renseignement|j'aurais besoin d'un renseignement|j'ai besoin d'un renseignement|puis-je poser une question|puis-je vous poser une question|est-ce que je peux poser une question|je peux vous poser une question|je peux te poser une question|j'ai besoin d'aide|j'aurais besoin d'aide|besoin d'aide|pouvez-vous m'aider|pourriez-vous m'aider|peux-tu m'aider|tu peux m'aider|vous pouvez m'aider|aidez-moi|j'ai un problème|j'ai un souci|je voudrais une information",
    thanks:
      "merci|merci beaucoup|merci bien|mille mercis|un grand merci|grand merci|merci à vous|merci à toi|merci infiniment|merci pour tout|merci pour votre aide|merci pour ton aide|merci de votre aide|merci pour l'aide|merci beaucoup pour votre aide|merci pour l'information|merci pour l'info|merci pour votre réponse|merci pour la réponse|merci de votre réponse|merci pour ces informations|je vous remercie|je te remercie|c'est très gentil|c'est gentil|ça m'a aidé|cela m'a aidé|ça m'aide|cela m'aide|très utile|c'est très utile|ça répond à ma question|cela répond à ma question|problème résolu|c'est résolu|ça marche maintenant",
    farewell:
      "au revoir|à bientôt|à plus|à plus tard|à la prochaine|à demain|bonne journée|bonne soirée|bonne nuit|bonne fin de journée|bon week-end|bon weekend|ciao|bye|adieu|vous aussi|à vous aussi|toi aussi|de même|pareillement",
    assent:
      "ok|okay|d'accord|d'acc|dac|entendu|très bien|c'est bon|bien|parfait|super|génial|excellent|formidable|nickel|impeccable|top|cool|bon|compris|j'ai compris|je comprends|je vois|ah d'accord|ça marche|c'est noté|noté|c'est parfait|c'est clair|c'est tout|ce sera tout|rien d'autre|rien de plus|non merci|non c'est tout|non ce sera tout|plus de questions|pas d'autre question|pas d'autres questions|pas de problème|pas de souci|ce n'est pas grave|c'est pas grave|bon à savoir|je vais faire ça|je ferai ça",
    identity:
      "êtes-vous un robot|êtes-vous un bot|es-tu un robot|es-tu un bot|tu es un robot|tu es un bot|t'es un robot|t'es un bot|vous êtes un robot|vous êtes un bot|êtes-vous une ia|es-tu une ia|tu es une ia|vous êtes une ia|êtes-vous une machine|êtes-vous humain|êtes-vous un humain|es-tu humain|es-tu un humain|êtes-vous une vraie personne|es-tu une vraie personne|êtes-vous une personne|c'est un robot|c'est un bot|est-ce un robot|est-ce un bot|est-ce que vous êtes un robot|est-ce que tu es un robot|est-ce que vous êtes un bot|est-ce que tu es un bot|je parle à un robot|je parle à un bot|je parle avec un robot|est-ce que je parle à un robot|je parle à un humain|je parle à une personne|qui êtes-vous|qui es-tu|tu es qui|vous êtes qui|à qui je parle|à qui ai-je affaire|avec qui je parle|comment t'appelles-tu|comment tu t'appelles|comment vous appelez-vous|quel est ton nom|quel est votre nom|que pouvez-vous faire|que peux-tu faire|que sais-tu faire|que savez-vous faire|qu'est-ce que tu peux faire|qu'est-ce que vous pouvez faire|en quoi pouvez-vous m'aider|comment pouvez-vous m'aider|comment peux-tu m'aider",
    filler:
      "à|tous|toutes|vous|toi|et|très|bien|encore|re|madame|monsieur|mesdames|messieurs|svp|s'il|plaît|te|beaucoup|ah|oh|alors|donc|aussi|l'équipe|équipe|le|support|bon|là",
  },
  pt: {
    greeting:
      "olá|ola|oi|oie|oii|bom dia|boa tarde|boa noite|e aí|tudo bem|tudo bom|como está|como vai|como vai você|como estás|como você está|prazer|saudações|boas",
    opening:
      "tenho uma pergunta|tenho uma dúvida|tenho uma questão|tenho umas dúvidas|tenho algumas dúvidas|tenho algumas perguntas|uma pergunta|uma dúvida|uma questão|queria fazer uma pergunta|quero fazer uma pergunta|gostaria de fazer uma pergunta|queria tirar uma dúvida|quero tirar uma dúvida|gostaria de tirar uma dúvida|posso fazer uma pergunta|posso perguntar uma coisa|preciso de ajuda|preciso da sua ajuda|preciso de uma ajuda|preciso de uma informação|preciso de informações|pode me ajudar|pode ajudar-me|você pode me ajudar|podes ajudar-me|poderia me ajudar|me ajuda|me ajude|ajude-me|tenho um problema|estou com um problema|estou com uma dúvida",
    thanks:
      "obrigado|obrigada|muito obrigado|muito obrigada|obg|obgd|brigado|brigada|valeu|agradeço|agradecido|agradecida|obrigado pela ajuda|obrigada pela ajuda|muito obrigado pela ajuda|muito obrigada pela ajuda|obrigado pela informação|obrigada pela informação|obrigado pela resposta|obrigada pela resposta|agradeço a ajuda|ajudou muito|ajudou bastante|isso ajudou|isso ajuda|muito útil|foi muito útil|respondeu à minha pergunta|respondeu minha pergunta|problema resolvido|resolvido|já funciona",
    farewell:
      "tchau|xau|adeus|até logo|até mais|até breve|até à próxima|até a próxima|até amanhã|tenha um bom dia|tenha um ótimo dia|bom fim de semana|bom final de semana|um abraço|abraço|abraços|igualmente|para você também|para si também",
    assent:
      "ok|okay|okey|está bem|tá bem|tá bom|está bom|tá|bem|muito bem|certo|tá certo|está certo|combinado|perfeito|ótimo|excelente|maravilha|fantástico|bom|muito bom|legal|beleza|blz|show|entendi|entendido|percebi|percebo|compreendo|compreendi|claro|é só isso|é tudo|só isso|era só isso|mais nada|nada mais|não obrigado|não obrigada|não é só isso|não é tudo|sem problema|sem problemas|não faz mal|não tem problema|bom saber|vou fazer isso",
    identity:
      "és um bot|é um bot|você é um bot|és um robô|é um robô|você é um robô|você é um robo|és uma ia|é uma ia|você é uma ia|você é uma máquina|és humano|você é humano|você é humana|és uma pessoa|você é uma pessoa|você é uma pessoa real|você é uma pessoa de verdade|isto é um bot|isso é um bot|estou a falar com um bot|estou falando com um bot|estou falando com um robô|estou a falar com um robô|estou falando com uma pessoa|estou a falar com uma pessoa|falo com um robô|quem és|quem é você|quem é|o que é você|com quem falo|com quem estou falando|com quem estou a falar|como te chamas|qual é o teu nome|qual é o seu nome|qual o seu nome|o que você faz|o que pode fazer|o que podes fazer|o que você pode fazer|o que você sabe fazer|em que pode me ajudar|em que podes ajudar|como pode me ajudar|o que posso perguntar",
    filler:
      "a|todos|todas|e|muito|por|favor|pf|então|ah|oh|aí|já|também|de|novo|pessoal|equipe|equipa|senhor|senhora|amigo|amiga|agora|pela|pelo|tudo|hoje|bem|sim",
  },
  it: {
    greeting: "ciao|salve|buongiorno|buon giorno|buonasera|buona sera|buon pomeriggio|come stai|come sta|come va|tutto bene|piacere",
    opening:
      "ho una domanda|avrei una domanda|ho un dubbio|una domanda|vorrei fare una domanda|volevo fare una domanda|posso fare una domanda|posso chiedere una cosa|ho bisogno di aiuto|mi serve aiuto|mi serve un aiuto|mi può aiutare|può aiutarmi|mi puoi aiutare|puoi aiutarmi|potrebbe aiutarmi|mi potrebbe aiutare|aiutami|ho un problema|vorrei un'informazione|vorrei un informazione",
    thanks:
      "grazie|grazie mille|molte grazie|tante grazie|grazie tante|la ringrazio|ti ringrazio|vi ringrazio|grazie dell'aiuto|grazie per l'aiuto|grazie per le informazioni|grazie per la risposta|molto gentile|gentilissimo|gentilissima|molto utile|è stato utile|mi ha aiutato|problema risolto|risolto|ora funziona",
    farewell:
      "arrivederci|arrivederla|a presto|a dopo|addio|buona giornata|buona serata|buonanotte|buona notte|buon weekend|buon fine settimana|ci vediamo|altrettanto|anche a lei|anche a te",
    assent:
      "ok|okay|va bene|d'accordo|bene|molto bene|perfetto|ottimo|benissimo|eccellente|fantastico|capito|ho capito|capisco|chiaro|certo|tutto chiaro|è tutto|nient'altro|niente altro|no grazie|nessun problema|non importa|non fa niente|buono a sapersi|lo farò",
    identity:
      "sei un bot|sei un robot|è un bot|è un robot|lei è un robot|sei un'ia|sei una macchina|sei umano|sei una persona|sei una persona reale|sei una persona vera|parlo con un bot|parlo con un robot|sto parlando con un bot|sto parlando con un robot|sto parlando con una persona|parlo con una persona|chi sei|chi è lei|con chi parlo|con chi sto parlando|come ti chiami|come si chiama|cosa puoi fare|cosa sai fare|che cosa puoi fare|come puoi aiutarmi|in cosa puoi aiutarmi",
    filler: "a|tutti|e|molto|per|favore|ah|oh|allora|di|nuovo|ancora|anche|lei|te|signore|signora|mille|tutto|oggi",
  },
  nl: {
    greeting:
      "hallo|hoi|hey|hi|dag|goedemorgen|goedemiddag|goedenavond|goeiemorgen|goeiemiddag|goedendag|hoe gaat het|hoe gaat het met je|hoe gaat het met u|alles goed|aangenaam",
    opening:
      "ik heb een vraag|ik heb een vraagje|ik had een vraag|ik heb even een vraag|ik heb een paar vragen|een vraag|vraagje|vraag|mag ik iets vragen|mag ik je iets vragen|kan ik iets vragen|ik wil iets vragen|ik wil graag iets vragen|ik heb hulp nodig|hulp nodig|kunt u mij helpen|kunt u me helpen|kun je mij helpen|kun je me helpen|kan je me helpen|kan iemand mij helpen met iets|ik heb een probleem",
    thanks:
      "dank je|dank je wel|dankjewel|dank u|dank u wel|bedankt|hartelijk dank|heel erg bedankt|erg bedankt|bedankt voor de hulp|bedankt voor je hulp|bedankt voor uw hulp|dank voor de hulp|bedankt voor de informatie|bedankt voor de info|dat helpt|dat heeft geholpen|heel behulpzaam|erg behulpzaam|dat beantwoordt mijn vraag|opgelost|probleem opgelost|het werkt nu|thanks|merci",
    farewell:
      "doei|doeg|tot ziens|tot later|tot snel|tot gauw|fijne dag|fijne dag nog|prettige dag|fijne avond|fijn weekend|goedenacht|welterusten|insgelijks|jij ook|u ook",
    assent:
      "ok|oké|oke|okay|goed|prima|heel goed|mooi|top|super|perfect|fijn|geweldig|uitstekend|begrepen|ik begrijp het|snap ik|ik snap het|duidelijk|helder|dat is alles|dat was alles|dat was het|niets meer|verder niets|nee bedankt|nee dank je|nee dank u|geen probleem|maakt niet uit|laat maar|goed om te weten|akkoord|is goed|doe ik",
    identity:
      "ben je een bot|bent u een bot|ben jij een bot|ben je een robot|bent u een robot|ben jij een robot|ben je een chatbot|ben je een ai|ben je een mens|bent u een mens|ben jij een mens|ben je echt|ben je een echt persoon|ben je een echt mens|is dit een bot|is dit een robot|praat ik met een bot|praat ik met een robot|praat ik met een mens|spreek ik met een robot|spreek ik met een mens|wie ben je|wie bent u|wie ben jij|met wie spreek ik|met wie praat ik|hoe heet je|hoe heet u|wat kun je|wat kan je|wat kun je doen|wat kan je doen|wat kun je voor me doen|waarmee kun je helpen|waarmee kunt u helpen",
    filler: "allemaal|team|en|heel|erg|nog|ook|even|wel|dan|nu|ja|oh|ah|alsjeblieft|alstublieft|aub|je|u|jullie|meneer|mevrouw|weer|zeer",
  },
  ja: {
    greeting:
      "こんにちは|こんにちわ|こんばんは|こんばんわ|おはよう|おはようございます|はじめまして|初めまして|どうも|お世話になります|お世話になっております|お世話になっています|よろしくお願いします|よろしくお願いいたします|よろしくお願い致します|宜しくお願いします|よろしく|やあ|ハロー|もしもし|お疲れ様です|お疲れさまです",
    opening:
      "質問があります|質問です|質問がある|質問があるのですが|質問があるんですが|聞きたいことがあります|聞きたいことがあるのですが|お聞きしたいことがあります|お聞きしたいことがあるのですが|お尋ねしたいことがあります|ちょっと聞きたいのですが|ちょっと聞きたいことがあります|教えてほしいことがあります|教えてください|助けてください|手伝ってください|困っています|問い合わせです|お問い合わせです|質問してもいいですか|質問してもよろしいですか",
    thanks:
      "ありがとう|ありがとうございます|ありがとうございました|有難うございます|有難うございました|どうもありがとう|どうもありがとうございます|どうもありがとうございました|感謝します|感謝いたします|感謝|助かりました|助かります|参考になりました|とても参考になりました|解決しました|解決できました|役に立ちました",
    farewell: "さようなら|さよなら|またね|では また|それでは また|失礼します|失礼いたします|失礼致します|おやすみ|おやすみなさい|バイバイ|また来ます",
    assent:
      "はいわかりました|はい分かりました|わかりました|分かりました|わかった|分かった|了解|了解です|了解しました|了解いたしました|承知しました|承知いたしました|なるほど|なるほどです|オーケー|オッケー|ok|大丈夫です|大丈夫|結構です|いいえ結構です|以上です|特にありません|特にないです|もうありません|それだけです|いいですね|すごい|完璧です|問題ありません|そうですか|そうなんですね",
    identity:
      "ボットですか|あなたはボットですか|ロボットですか|あなたはロボットですか|aiですか|あなたはaiですか|人間ですか|あなたは人間ですか|人ですか|これはボットですか|これはaiですか|機械ですか|自動応答ですか|あなたは誰ですか|誰ですか|あなたは誰|お名前は|お名前は何ですか|名前は何ですか|何ができますか|何ができるの|何を聞けますか|どんなことができますか",
    filler: "はい|あの|えっと|ええと|では|それでは|本当に|どうも|とても|すみません|すいません|ね|よ|ちょっと",
  },
  ar: {
    greeting:
      "مرحبا|مرحبًا|مرحبا بك|اهلا|أهلا|أهلا وسهلا|اهلين|هلا|السلام عليكم|السلام عليكم ورحمة الله|السلام عليكم ورحمة الله وبركاته|سلام|سلام عليكم|صباح الخير|صباح النور|مساء الخير|مساء النور|تحية طيبة|كيف حالك|كيف الحال|كيفك|هاي|هلو",
    opening:
      "لدي سؤال|عندي سؤال|لدي استفسار|عندي استفسار|سؤال|استفسار|لو سمحت سؤال|أريد أن أسأل|اريد ان اسال|أريد أن أسأل سؤالا|أود أن أسأل|هل يمكنني أن أسأل|هل يمكنني طرح سؤال|ممكن سؤال|ممكن استفسار|أحتاج مساعدة|احتاج مساعدة|أحتاج إلى مساعدة|احتاج الى مساعدة|هل يمكنك مساعدتي|هل تستطيع مساعدتي|ممكن مساعدة|ساعدني|أريد مساعدة|لدي مشكلة|عندي مشكلة",
    thanks:
      "شكرا|شكرًا|شكرا لك|شكرا لكم|شكرا جزيلا|شكرا كثيرا|شكرا جدا|ألف شكر|جزيل الشكر|أشكرك|اشكرك|مشكور|مشكورين|جزاك الله خيرا|بارك الله فيك|يعطيك العافية|تسلم|شكرا على المساعدة|شكرا لمساعدتك|شكرا على المعلومات|تم حل المشكلة|هذا مفيد|مفيد جدا",
    farewell: "مع السلامة|وداعا|إلى اللقاء|الى اللقاء|أراك لاحقا|تصبح على خير|ليلة سعيدة|يوم سعيد|نهارك سعيد|طاب يومك|في أمان الله|باي",
    assent:
      "حسنا|حسنًا|تمام|طيب|أوكي|اوكي|اوك|أوك|موافق|ممتاز|رائع|جميل|عظيم|جيد|جيد جدا|مفهوم|فهمت|واضح|ماشي|هذا كل شيء|هذا كل شي|لا شيء آخر|لا شكرا|لا مشكلة|لا بأس|ok",
    identity:
      "هل أنت روبوت|هل انت روبوت|أنت روبوت|انت روبوت|هل أنت بوت|هل انت بوت|انت بوت|هل أنت إنسان|هل انت انسان|هل أنت بشر|هل انت بشر|هل أنت شخص حقيقي|هل انت شخص حقيقي|هل هذا روبوت|هل أتحدث مع روبوت|هل اتحدث مع روبوت|هل أتحدث مع إنسان|هل أنت ذكاء اصطناعي|هل انت ذكاء اصطناعي|من أنت|من انت|ما اسمك|مع من أتحدث|مع من اتحدث|ماذا تستطيع أن تفعل|ماذا يمكنك أن تفعل|كيف يمكنك مساعدتي|بماذا يمكنك مساعدتي",
    filler: "يا|جدا|لك|لكم|و|من|فضلك|لو|سمحت|جميعا|أخي|اخي|أستاذ|جزيلا|كثيرا|بك|بكم|نعم",
  },
  zh: {
    greeting: "你好|您好|你好啊|您好啊|嗨|哈喽|哈啰|大家好|早上好|早安|下午好|晚上好|上午好|在吗|在么|你在吗|您在吗|有在吗|hi|hello",
    opening:
      "我有一个问题|我有个问题|我有问题|有个问题|有问题|请问|想问一下|我想问一下|我想问个问题|我想问一个问题|想咨询一下|我想咨询一下|咨询一下|我需要帮助|需要帮助|你能帮我吗|您能帮我吗|可以帮我吗|能帮我一下吗|能帮个忙吗|帮帮我",
    thanks:
      "谢谢|谢谢你|谢谢您|多谢|非常感谢|十分感谢|感谢|感谢你|感谢您|太感谢了|谢谢你的帮助|谢谢您的帮助|感谢你的帮助|感谢您的帮助|谢了|谢啦|有帮助|很有帮助|问题解决了|解决了",
    farewell: "再见|拜拜|拜|下次见|回头见|晚安|祝你愉快|祝您愉快|祝你一天愉快",
    assent:
      "好|好的|好吧|好的好的|行|可以|没问题|明白|明白了|知道了|我知道了|了解|了解了|懂了|我明白了|收到|嗯|嗯嗯|哦|哦哦|ok|不错|很好|太好了|没有了|没了|没别的了|就这些|不用了|不用谢|不客气|没事|没事了|没关系",
    identity:
      "你是机器人吗|您是机器人吗|你是机器人|你是ai吗|你是人工智能吗|你是真人吗|您是真人吗|你是人吗|你是不是机器人|这是机器人吗|我在和机器人说话吗|是真人吗|是机器人吗|你是谁|您是谁|你叫什么|你叫什么名字|你能做什么|你会做什么|你可以做什么|你能帮我做什么|我可以问什么",
    filler: "啊|呀|呢|吧|了|哈|的|请|亲|客服|哦",
  },
  ru: {
    greeting:
      "привет|приветик|здравствуйте|здравствуй|здрасте|добрый день|доброе утро|добрый вечер|доброго дня|доброго времени суток|приветствую|как дела|как у вас дела|как поживаете|хай|салют",
    opening:
      "у меня вопрос|у меня есть вопрос|у меня такой вопрос|есть вопрос|вопрос|можно вопрос|можно задать вопрос|хочу задать вопрос|хотел спросить|хотела спросить|хочу спросить|хотел бы спросить|мне нужна помощь|нужна помощь|нужна консультация|помогите|помогите пожалуйста|можете помочь|вы можете мне помочь|можете мне помочь|не могли бы вы помочь|у меня проблема|у меня возникла проблема",
    thanks:
      "спасибо|спасибо большое|большое спасибо|огромное спасибо|спасибо огромное|спс|благодарю|благодарю вас|благодарен|спасибо за помощь|спасибо вам за помощь|большое спасибо за помощь|спасибо за ответ|спасибо за информацию|вы мне помогли|очень помогли|помогло|это помогло|очень полезно|проблема решена|вопрос решен|все заработало",
    farewell:
      "пока|до свидания|до встречи|всего доброго|всего хорошего|хорошего дня|доброго дня вам|хорошего вечера|спокойной ночи|доброй ночи|удачи|вам тоже|взаимно|и вам",
    assent:
      "ок|окей|ok|хорошо|ладно|понятно|понял|поняла|все понятно|я понял|я поняла|ясно|принято|отлично|супер|прекрасно|замечательно|здорово|класс|идеально|договорились|это все|больше ничего|ничего больше|нет спасибо|больше вопросов нет|вопросов больше нет|не страшно|ничего страшного|неважно|буду знать",
    identity:
      "ты бот|вы бот|ты робот|вы робот|это бот|это робот|вы человек|ты человек|вы живой человек|ты живой|вы живой|ты ии|вы ии|ты чат бот|вы чат бот|я говорю с роботом|я общаюсь с ботом|я разговариваю с роботом|я разговариваю с человеком|кто ты|кто вы|ты кто|вы кто|как тебя зовут|как вас зовут|с кем я говорю|с кем я общаюсь|что ты умеешь|что вы умеете|чем ты можешь помочь|чем вы можете помочь|что ты можешь",
    filler: "всем|вам|вас|тебе|и|очень|еще|раз|пожалуйста|ну|ой|а|же|тогда|большое|огромное|уважаемые|команда|да",
  },
  pl: {
    greeting: "cześć|hej|witam|witaj|dzień dobry|dobry wieczór|dobry|siema|jak się masz|co słychać|jak leci",
    opening:
      "mam pytanie|mam takie pytanie|mam kilka pytań|mam krótkie pytanie|pytanie|chciałbym zapytać|chciałabym zapytać|chcę zapytać|czy mogę zapytać|czy mogę o coś zapytać|czy mogę zadać pytanie|potrzebuję pomocy|proszę o pomoc|czy może mi pan pomóc|czy może mi pani pomóc|czy możesz mi pomóc|czy możecie mi pomóc|możesz mi pomóc|mam problem",
    thanks:
      "dziękuję|dzięki|dziękuję bardzo|bardzo dziękuję|wielkie dzięki|dziękuję za pomoc|dzięki za pomoc|bardzo dziękuję za pomoc|dziękuję za odpowiedź|dziękuję za informację|serdecznie dziękuję|pomogło|to pomogło|bardzo pomocne|problem rozwiązany|już działa",
    farewell: "do widzenia|na razie|pa|żegnam|do zobaczenia|miłego dnia|miłego wieczoru|miłego weekendu|dobranoc|wzajemnie|nawzajem",
    assent:
      "ok|okej|dobrze|dobra|w porządku|jasne|rozumiem|zrozumiałem|zrozumiałam|super|świetnie|doskonale|idealnie|wspaniale|to wszystko|nic więcej|nie dziękuję|nie ma problemu|nie szkodzi|nieważne|dobrze wiedzieć",
    identity:
      "czy jesteś botem|jesteś botem|czy jesteś robotem|jesteś robotem|czy jesteś człowiekiem|jesteś człowiekiem|czy jesteś prawdziwą osobą|czy to bot|czy to robot|czy rozmawiam z botem|czy rozmawiam z robotem|czy rozmawiam z człowiekiem|kim jesteś|z kim rozmawiam|jak masz na imię|jak się nazywasz|co potrafisz|co umiesz|w czym możesz pomóc|w czym możesz mi pomóc",
    filler: "wszystkim|państwu|panu|pani|i|bardzo|jeszcze|raz|proszę|no|oh|to|za|już|tak",
  },
  sv: {
    greeting: "hej|hejsan|hallå|tjena|tja|god morgon|god dag|god kväll|godmorgon|hur mår du|hur är läget|läget",
    opening:
      "jag har en fråga|har en fråga|en fråga|fråga|jag har några frågor|får jag fråga en sak|kan jag fråga en sak|jag undrar en sak|jag behöver hjälp|behöver hjälp|kan du hjälpa mig|kan ni hjälpa mig|skulle du kunna hjälpa mig|jag har ett problem",
    thanks:
      "tack|tack så mycket|tusen tack|stort tack|tack för hjälpen|tack för din hjälp|tack för svaret|tack för informationen|tackar|det hjälpte|det var till hjälp|löst|problemet är löst|nu fungerar det",
    farewell: "hej då|hejdå|adjö|vi ses|ha det bra|ha en bra dag|ha en fin dag|trevlig helg|god natt|detsamma|du med",
    assent:
      "ok|okej|okay|bra|mycket bra|jättebra|toppen|perfekt|utmärkt|fint|super|jag förstår|förstår|uppfattat|det var allt|det är allt|inget mer|nej tack|inga problem|det gör inget|glöm det|bra att veta",
    identity:
      "är du en bot|är du en robot|är du en chattbot|är du en ai|är du en människa|är du en riktig person|är du en riktig människa|är detta en bot|pratar jag med en bot|pratar jag med en robot|pratar jag med en människa|vem är du|vad heter du|vem pratar jag med|vad kan du|vad kan du göra|vad kan du hjälpa mig med|vad kan du hjälpa till med",
    filler: "alla|på|dig|er|och|så|mycket|igen|då|nu|snälla|oj|ja",
  },
  tr: {
    greeting: "merhaba|merhabalar|selam|selamlar|iyi günler|günaydın|iyi akşamlar|nasılsın|nasılsınız|naber|kolay gelsin|selamün aleyküm",
    opening:
      "bir sorum var|sorum var|bir soru sormak istiyorum|soru sormak istiyorum|bir şey sormak istiyorum|bir şey sorabilir miyim|soru sorabilir miyim|yardıma ihtiyacım var|yardım lazım|yardım eder misiniz|yardım eder misin|yardımcı olur musunuz|yardımcı olabilir misiniz|bana yardım eder misin|bana yardımcı olur musunuz|bir sorunum var|bir problemim var",
    thanks:
      "teşekkürler|teşekkür ederim|çok teşekkürler|çok teşekkür ederim|sağ ol|sağol|sağ olun|sağolun|teşekkür|yardımınız için teşekkürler|yardımın için teşekkürler|bilgi için teşekkürler|eyvallah|çok yardımcı oldunuz|sorun çözüldü|çözüldü",
    farewell: "hoşça kal|hoşçakal|hoşça kalın|görüşürüz|görüşmek üzere|iyi geceler|iyi günler dilerim|kendine iyi bak|güle güle|bay bay|size de",
    assent:
      "tamam|tamamdır|peki|olur|anladım|anlaşıldı|güzel|harika|süper|mükemmel|çok iyi|iyi|hepsi bu|bu kadar|başka bir şey yok|hayır teşekkürler|sorun değil|önemli değil|boş ver|ok",
    identity:
      "sen bir bot musun|bot musun|robot musun|sen robot musun|sen bir robot musun|bir robot musun|yapay zeka mısın|insan mısın|sen insan mısın|gerçek bir insan mısın|gerçek bir kişi misin|siz bot musunuz|robot musunuz|bu bir bot mu|bir botla mı konuşuyorum|bir insanla mı konuşuyorum|sen kimsin|kimsin|siz kimsiniz|adın ne|adınız ne|kiminle konuşuyorum|ne yapabilirsin|neler yapabilirsin|ne yapabiliyorsun|nasıl yardımcı olabilirsin",
    filler: "herkese|çok|ve|size|sana|lütfen|tekrar|yine|de|bir|ya|da|evet",
  },
};
