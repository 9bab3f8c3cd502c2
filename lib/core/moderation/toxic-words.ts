/**
 * Words that a company's bot must not say, in the seven languages of the widget. Written for this product; "*" stands for any ending, "|" parts
 * entries. `slur`: against groups of people; `abuse`: against the person spoken to; `coarse`: swearing and sexual words; `threat`: violence;
 * `mild`: words that are harmless in other company (a garden has a hoe) and count only beside a second one.
 */
export const toxicClasses = ["slur", "abuse", "coarse", "threat", "mild"] as const;
export type ToxicClass = (typeof toxicClasses)[number];

export const toxicWords: Readonly<Record<ToxicClass, string>> = {
  slur: "nigger*|nigga*|niggaz|faggot*|faggy|tranny|trannies|spic|spics|wetback*|beaner*|gook*|kike|kikes|towelhead*|raghead*|sandnigger*|honky|mongoloid|subhuman*|muzzie*|dago|zipperhead|porch monkey|kanake*|schwuchtel*|untermensch*|sale arabe|bougnoule*|pédé|pédés|tapette*|youpin*|maricón*|sudaca*|negrata*|viado*|traveco*|sapatão|crioulo|土人|チョン|シナ人|ホモ野郎|شواذ",
  abuse:
    "moron|morons|moronic|dumbass*|imbecile*|fat ass|shut up|stfu|kill yourself|kys|hate you|asshole*|bitch*|biatch*|slut*|whore*|thot*|skank*|cunt*|twat*|dickhead*|douche*|jackass*|wanker*|tosser*|basic bitch|vollidiot*|arschloch*|schlampe*|hurensohn*|fotze*|missgeburt*|wichser*|halt die fresse|halt's maul|drecksau*|connard*|connasse*|salope*|putain de|enculé*|fils de pute|ta gueule|ferme ta gueule|gilipollas|cabrón*|hijo de puta|hijos de puta|pendejo*|cállate la boca|filho da puta|filhos da puta|vadia*|arrombado*|vai se foder|cala a boca|バカ野郎|馬鹿野郎|死ね|くたばれ|شرموط*|قحبة|ابن الكلب|اخرس",
  coarse:
    "fuck*|fuk|fuckin|fuckboy*|motherfuck*|mfer*|muthafuck*|bullshit*|cocksuck*|titties|blowjob*|handjob|jerk off|cumshot|bull shit|scheiß*|scheisse|verfickt*|ficken|fickt|putain|bordel|niquer|nique|couille*|joder|coño|follar|chinga*|carajo|caralho|foder|foda*|buceta|ちんこ|まんこ|خرا|نيك",
  threat:
    "kill you|kill them|beat your|beat her|punch you|slap you|shoot you|stab you|lynch*|murder you|smack you|slit your|ich bring dich um|bringe dich um|je vais te tuer|te voy a matar|vou te matar|殺す|ぶっ殺|سأقتلك|هقتلك",
  mild: "nig|nigs|coon|coons|fag|fags|dyke|dykes|queer|queers|homo|homos|chink|chinks|paki|pakis|cracker|crackers|white trash|redneck*|hillbilly|gypsy|retard*|savages|jihadi|wop|jap|japs|jungle bunny|ghetto|illegal aliens|neger|zigeuner|tunte|moro de mierda|bicha|زنجي|عبيد|شاذ|idiot*|stupid|dumb|loser*|pathetic|worthless|scum*|ugly|fatass|pig|pigs|clown|die in|ass|asses|bastard*|hoe|hoes|hoe's|pussy|pussies|dick|prick*|trash|idioten|hure|pute|abruti*|crétin*|imbécil*|zorra|puta|putas|idiota*|otário*|babaca*|ブス|クズ|きもい|アホ|كلب|حمار|حقير|mf|mfs|shit*|goddamn*|damn|cock|cocks|dicks|penis|vagina|tits|boobs|cum|porn|anal|nude*|horny|wtf|af|crap|piss*|fick|merde|bite|mierda*|polla|verga|merda|porra|cacete|クソ|くそ|كس|زب|rape|raped|raping|hang you|burn you",
};
