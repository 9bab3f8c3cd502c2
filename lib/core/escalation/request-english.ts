/**
 * How people ask for a person in English: rules over the words of a message (see message-words.ts), with the
 * misspellings that people make in a hurry put right first.
 */

/** A rule fires where `pattern` matches and neither the clause before nor the words around speak against it. */
export type RequestRule = { rule: string; pattern: RegExp };

const known = [
  "human",
  "person",
  "people",
  "agent",
  "operator",
  "representative",
  "assistant",
  "someone",
  "somebody",
  "supervisor",
  "manager",
  "specialist",
  "customer",
  "service",
  "support",
  "speak",
  "speaking",
  "talking",
  "chatting",
  "connect",
  "contact",
  "contacting",
  "transfer",
  "assistance",
  "consultant",
  "employee",
  "executive",
  "advisor",
  "reception",
  "reach",
  "reaching",
  "need",
  "please",
  "talk",
  "chat",
  "real",
];
const knownSet = new Set(known);
/** Nouns that no ordinary word resembles: one wrong letter after the first is a slip here. */
const distinct = new Set(["human", "agent", "person", "operator", "assistant", "someone", "somebody", "supervisor", "representative"]);
/** Real words that are one slip away from a known one. */
const otherWords = new Set([
  "humane",
  "persons",
  "regent",
  "urgent",
  "agents",
  "agency",
  "parson",
  "prison",
  "servicer",
  "serviced",
  "services",
  "service",
  "contract",
  "contacts",
  "contacted",
  "connected",
  "connects",
  "talks",
  "talked",
  "chats",
  "spoken",
  "speaks",
  "speaker",
  "speed",
  "space",
  "spark",
  "spank",
  "steak",
  "sneak",
  "peak",
  "weak",
  "break",
  "please",
  "pleased",
  "needs",
  "needed",
  "seed",
  "feed",
  "deed",
  "weed",
  "reed",
  "customers",
  "custom",
  "managers",
  "manger",
  "supports",
  "supported",
  "transfers",
  "transferred",
  "reached",
  "reacts",
  "react",
  "teach",
  "beach",
  "each",
  "peach",
  "preach",
  "breach",
  "real",
  "reel",
  "rely",
  "ral",
  "chat",
  "chart",
  "cheat",
  "char",
  "hat",
  "cat",
  "that",
  "what",
  "tall",
  "tale",
  "walk",
  "take",
  "talk",
  "operate",
  "operators",
  "operated",
  "assistants",
  "realm",
  "meal",
  "deal",
  "seal",
  "heal",
  "ream",
  "read",
  "rear",
  "humans",
  "woman",
  "man",
  "ian",
  "hum",
  "talc",
  "stalk",
  "balk",
  "neet",
  "knead",
  "leal",
  "eal",
]);

/** The known word that a misspelling stands for, or the word itself. */
export function correctEnglish(word: string): string {
  if (word === "2") return "to";
  if (knownSet.has(word) || otherWords.has(word) || word.length < 4) return word;
  const squeezed = word.replace(/(.)\1{2,}/g, "$1$1").replace(/(.)\1$/, "$1");
  if (knownSet.has(squeezed)) return squeezed;
  for (const candidate of known) if (isSlip(word, candidate)) return candidate;
  return word;
}

/** One swapped, doubled, missing or extra letter; a wrong letter only in long or distinct words. */
function isSlip(word: string, target: string): boolean {
  const difference = word.length - target.length;
  if (Math.abs(difference) > 1) return false;
  let index = 0;
  while (index < word.length && word[index] === target[index]) index += 1;
  if (difference === 1) {
    if (target.length < 5 && word[index] !== word[index - 1]) return false;
    return word.slice(index + 1) === target.slice(index);
  }
  if (difference === -1) return target.length >= 5 && word.slice(index) === target.slice(index + 1);
  const swapped = word[index] === target[index + 1] && word[index + 1] === target[index] && word.slice(index + 2) === target.slice(index + 2);
  const wrongLetter = word.slice(index + 1) === target.slice(index + 1) && index > 0;
  return swapped || ((target.length >= 7 || distinct.has(target)) && wrongLetter);
}

const swear = "damn|damned|fucking|fuckin|freaking|frickin|bloody|goddamn|fkn|motherfucking";
const real = `real|live|human|actual|living|real-life|proper|genuine|physical|breathing|flesh`;
const filler = `(?:(?:a|an|the|your|ur|my|you|some|any|one|of|our|this|that|another|different|other|someone|customer|support|service|services|care|sales|technical|tech|billing|in|from|at|who|is|with|to|and|not|directly|right|now|real|live|human|actual|living|proper|genuine|${swear}|bank|company|hotel|pool|senior|competent|qualified|person|manual|cs|cust|guest|room|account|credit|card) ){0,5}`;
const strongPerson =
  "(?:humans?|human being|human beings|agents?|operators?|representatives?|reps?|representitive|rep|csr|csrs|assistants?|supervisors?|managers?|advis[eo]rs?|consultants?|specialists?|staff|employees?|executives?|associates?|clerk|receptionist|reception|attendant|superior|boss|technician|expert|experts|coworker|colleague|teammate|team|tech support|customer service|customer care|customer support|customer services|support|support team|helpdesk|help desk|service desk|call cent(?:er|re)|front desk|owner|department)";
const person = `(?:someone|somebody|some one|some body|anyone|anybody|any one|persons?|people|being|man|woman|individual|guy|dude|lady|one of you|${strongPerson})`;
const certain = `(?:(?:${real}) (?:person|people|human|humans|being|agent|agents|operator|representative|rep|support|assistant|someone|somebody|customer service|help|assistance|man|woman|individual|chat|advisor|adviser|service)|humans?|human being|live agent|agents?|operator|representative|rep|supervisor|manager|customer service|customer care|live chat|live support|csr)`;
const talk = "(?:talk|speak|chat|spk|converse|talk over|spoke)";
const talking = "(?:talking|speaking|chatting)";
const reach =
  "(?:contact|reach|connect|connect me|get in touch|get hold|get a hold|get ahold|communicate|message|call|phone|text|engage|interact|converse|liaise)";
const reaching = "(?:contacting|reaching|connecting|getting in touch|communicating|calling)";
const asking =
  "(?:want|wanna|need|needs|like|love|prefer|rather|can|could|may|how|help|assist|assistance|possible|able|way|let|please|know|must|should|where|when|question|questions|trouble|problem|problems|try|trying|tried|wish|cannot|cant|unable|demand|request|interested|got|have)";
const tail =
  "(?: (?:please|plz|pls|now|asap|immediately|today|here|instead|thanks|thank you|right now|directly|available|about|regarding|again|quickly|soon|for))*";

const named =
  "(?:humans?|human being|human beings|agents?|operators?|representatives?|reps?|rep|csr|assistants?|supervisors?|managers?|advis[eo]rs?|consultants?|specialists?|executives?|clerk|receptionist|reception)";
const passing = "(?:connect|connecting|transfer|transferring|patch|redirect|forward|escalate|route|switch|put|pass|hand|direct|refer|move|link|hook)";
const passed = "(?: (?:me|us|to me|this|my call|my chat|this chat|it|my case|over|on|up|through|thru|back|off|the line))* ";

const rule = (name: string, source: string): RequestRule => ({ rule: name, pattern: new RegExp(`(?<![^ ])(?:${source})(?![^ ])`, "gu") });

export const englishRules: readonly RequestRule[] = [
  rule("talk_to_person", `${talk} (?:(?:[a-z]{1,4}) )?${filler}${person}`),
  rule("talk_to_person", `${talk} (?:to|with) (?:[^ |]+ ){0,5}${strongPerson}`),
  rule("talk_to_person", `${asking} (?:[^ |]+ ){0,4}${talking} (?:(?:[a-z]{1,4}) )?${filler}${person}`),
  rule("talk_to_person", `${asking} (?:[^ |]+ ){0,4}${reach} (?:(?:to|with|of|through|an?|the|your) )*${filler}(?:${named}|someone|somebody|person|people)`),
  rule("talk_to_person", `${asking} (?:[^ |]+ ){0,4}${reaching} (?:(?:to|with|of|an?|the|your) )*${filler}(?:${named}|someone|somebody|person)`),
  rule(
    "talk_to_person",
    `${asking} (?:[^ |]+ ){0,3}(?:deal|dealing) with (?:an?|the|your|some) (?:${real}) (?:person|human|human being|people|agent|representative)`,
  ),
  rule(
    "want_person",
    `(?:can|could|would|will|let|have|get|want|need) (?:an?|some|your|the)? ?(?:human|human being|(?:${real}) (?:person|human|agent|representative)) (?:please )?(?:to )?(?:look|check|review|handle|help|take|answer|assist|read|step|reply|respond|deal|see) (?:at|into|on|over|in|me|us|it|this|that|my|our|with|to|out|here|please|\\|)`,
  ),
  // who else may take a parcel or see an order is a question about these
  rule(
    "want_person",
    `(?:can|could|would|will|let|have|get|want|need) (?:(?:an?|some|your|the) (?:colleague|coworker|manager|supervisor|superior)(?: of yours)?|(?:someone|somebody) else) (?:please )?(?:to )?(?:look (?:at|into|over)|review (?:this|it|my|our)|handle (?:this|it|my (?:case|request|complaint))|deal with|help (?:me|us) (?:with|out|here|please|\\|))`,
  ),
  rule("talk_to_person", `(?:want|wanna|need|like to|lets|can i|could i|may i) (?:to )?(?:talk|speak|chat)(?: (?:to|with) (?:you|u|ya|you guys))?${tail} \\|`),
  rule("pass_on", `${passing}${passed}(?:(?:to|with|through|thru|over|onto|on|in|touch) )*${filler}(?:${strongPerson}|someone|somebody|person|people)`),
  rule("pass_on", `(?:get|bring|give|find|gimme|getme|send|assign)${passed}(?:(?:to|with|in|touch|hold|of) )*${filler}(?:${named})`),
  rule(
    "pass_on",
    `(?:get|bring|give|gimme) (?:me|us) (?:to )?${filler}(?:someone|somebody|person)(?= (?:\\||please|who|to (?:talk|speak|chat|help|assist)|that|real|human|else|now))`,
  ),
  rule(
    "pass_on",
    `(?:transfer|connect|patch|redirect|put) (?:me|us|my call)(?: through| over| on)? (?:to|with) (?:the |your |ur |my )?(?!(?:wifi|internet|network|server|account|bluetooth|vpn|website|site|savings|waitlist|list|hold)(?![^ ]))[^ |]+`,
  ),
  rule(
    "want_person",
    `(?:want|wanna|need|require|request|requesting|demand|prefer|like|gimme|get me|give me|looking for|ask for|asking for|rather have|desire|deserve) (?:to have |to get |to see |to reach |help from |the help of |assistance from |support from |an answer from |a reply from |a response from )?${filler}${certain}`,
  ),
  rule(
    "want_person",
    `(?:(?:${real}) (?:help|person|agent|support|assistance|being|contact)|agent|human|operator|representative) (?:is )?(?:required|needed|wanted|requested)`,
  ),
  rule("want_person", `[^ |]+ (?:team|desk|department|reception) (?:please|plz|pls)`),
  rule("want_person", `(?:can|could|may|let) (?:i|we|me) (?:please |just |not |possibly )?(?:get|have|see|find) ${filler}${certain}`),
  rule(
    "want_person",
    `(?:want|need|wanna|get me|give me) (?:a |an |some )?(?:real )?(?:person|somebody real|someone real)(?= (?:\\||please|pls|not|now|to (?:talk|speak|chat|help)))`,
  ),
  rule("pass_on", `(?:transfer|connect|escalate|redirect|forward) (?:me|this)(?: (?:please|now|already|immediately|over|asap))* \\|`),
  rule(
    "want_support",
    `^\\| (?:(?:contact|call|get|reach|need) )?(?:the |your )?(?:support|customer care|customer service|customer support|support team) \\| $`,
  ),
  rule("want_support", `(?:want|need|require) (?:some |your |to contact |to call )?(?:support|customer service|customer care|customer support)${tail} \\|`),
  rule(
    "is_anyone_there",
    `(?:is|are|isnt|arent) there (?:(?:a|an|any|some|really|actually|even|no|not|possibly|perhaps|also|maybe|another|your|of|the|customer|service|support|helpful|other) ){0,3}(?:(?:${real}) (?:person|people|human|humans|being|beings|agent|agents|support|one|somebody|someone|operator|assistant)|humans?|agents?|operators?|representatives?|reps?|anyone|anybody|someone|somebody|supervisor|manager|person|people)(?= (?:\\||i|we|to|here|there|available|who (?:can|could|will|would|is|speaks|works|knows|understands)|that|on|online|around|at|out|please|in|working|for|human|real|alive|can|awake))`,
  ),
  rule(
    "is_anyone_there",
    `(?:do|dont|does) (?:you|u|ya|they) (?:guys )?(?:[^ |]+ )?have (?:[^ |]+ ){0,3}?(?:(?:${real}) (?:person|people|human|humans|agent|agents|support|operator|being|beings|representative|chat|service|someone|somebody)|humans?|agents?|operators?|representatives?|someone to talk|somebody to talk|someone i can|anyone i can|a chat service|a phone rep|one someone)`,
  ),
  rule(
    "is_anyone_there",
    `(?:is )?(?:anyone|anybody|any human|any person|any agent|somebody|someone|any one) (?:actually |really |even )?(?:there|here|home|online|available|alive|around|listening|i can (?:talk|speak|chat))(?: |$)(?:[^ |]+ ){0,4}\\|`,
  ),
  rule(
    "is_anyone_there",
    `(?:real|live|human|actual) (?:person|agent|human|operator|support|representative|chat|assistant)(?: (?:available|there|here|online|please|to (?:talk|chat|speak|help|contact)|now|support))+`,
  ),
  rule(
    "call_me",
    `(?:can|could|would|will|please|pls|plz|need|have|want|let|get|ask|someone|somebody|anyone|like|may) (?:[^ |]+ ){0,4}?(?:call|phone|ring|callback) (?:me|us)(?: back| up)?(?= (?:\\||please|pls|plz|asap|now|today|tomorrow|on|at|about|regarding|to|so|when|because|or|and|immediately|in|for|if|as|this|soon|right|before|after|from))`,
  ),
  rule(
    "call_me",
    `(?:can|could|will|would|please|have|need|want|get|let|like|ask) (?:someone|somebody|anyone|anybody|one of you|an? (?:human|person|colleague|agent|manager)) (?:[^ |]+ ){0,5}?(?:contact|reach out to|get in touch with|get back to) (?:me|us)`,
  ),
  rule("talk_to_person", `who (?:can|could|do|should|may|must) (?:i|we) (?:please )?(?:talk|speak|chat) (?:to|with)(?= (?:\\||please|here|now))`),
  rule("call_me", `(?:call|ring|phone) me (?:back|asap|please|now)(?= )`),
  rule("call_me", `(?:want|need|request|get|like|requesting|please) (?:[^ |]+ ){0,2}(?:a )?(?:callback|call back|phone call|call from)(?= )`),
  rule(
    "unreachable",
    `(?:call cent(?:er|re)|customer care|customer service|customer support|support|helpline|agent|operator|number) (?:is |are |was )?(?:not|isnt|never|doesnt|wont|no one|nobody) (?:picking|pick|reachable|reach|answering|answer|responding|available|receiving|connecting|working|picks|attending)`,
  ),
  rule(
    "unreachable",
    `(?:number|phone number|phone #|phone|line|email or phone) (?:(?:to|i|we|where|that|which|can|could|for|call|with|me|may|a|rep|#) )*(?:talk|speak|chat) (?:to|with)? ?${filler}${person}`,
  ),
  rule(
    "refuses_bot",
    `(?:dont|do not|didnt|not|wont|refuse to|stop|hate|tired of|sick of|no more|enough of|rather not|never) (?:want(?:ed)? |wanna |like |wish |need |going )?(?:to )?(?:be )?(?:talk|talking|speak|speaking|chat|chatting|deal|dealing|interact|interacting)(?:ing)? (?:to|with) (?:[^ |]+ ){0,3}(?:bots?|robots?|machines?|computers?|chatbots?|ai|algorithm|automated system|program|software)`,
  ),
  rule(
    "refuses_bot",
    `(?:not|no|instead of|rather than|than|enough of|stop) (?:with )?(?:this |the |a |an |your |more |to )*(?:stupid |dumb |fucking |damn |useless )?(?:bots?|robots?|chatbots?|automated (?:system|message|response)s?)(?= (?:\\||please|but|i|anymore))(?<=(?:human|person|someone|agent|want|need|stop|enough|no more) [^|]{0,60})`,
  ),
  rule("replace_bot", `(?:talk|speak|chat) (?:to|with) (?:not a|no) (?:bot|robot|machine)`),
];

const politeness =
  "please|plz|pls|hi|hello|hey|now|asap|thanks|thank|you|yes|yeah|no|ok|okay|immediately|sir|madam|dear|good|morning|evening|right|just|the|a|an|your|to|with|for|me|i|want|need|get|can|cant|an|talk|talking|speak|speaking|chat|chatting|help|live|real|human|actual|contact|connect|transfer|some|any|one|then|so|again|request|available|contacting|damn|fucking|bloody|freaking|us|my|of|would|like|d|is|there|here|online|where|support|customer|service|care|team|person|not|bot|robot";
const bareNames =
  "agents?|humans?|operators?|representatives?|reps?|assistants?|someone|somebody|supervisors?|managers?|persons?|people|being|customer service|customer care|customer support|live chat|live support|advis[eo]rs?|representitive|helpdesk|human support|support team|call cent(?:er|re)";

/** Whole messages of at most eight words that name a person and otherwise only ask. */
export const englishBare = new RegExp(`^\\| (?:(?:${politeness}|\\|) ){0,6}(?:${bareNames}) (?:(?:${politeness}|${bareNames}|\\|) ){0,5}$`, "u");

/** Whole short messages that look like a request and are none. */
export const englishBareVeto =
  /^\| (?:is |are |am i |can you |you )(?:[^|]*)\| $|\b(?:human resources|are you|your name|customer service is|speak english)\b|(?:number|hours|email|address|phone)/u;

/** What stands directly before a match, in its clause, and takes it back. */
export const englishVetoBefore = new RegExp(
  [
    // refusals
    "(?:dont|do not|doesnt|did not|didnt|not|never|wont|no longer) (?:really |actually |even )?(?:want|wanna|need|wish|like|have|intend|going|gonna|plan|care|looking|asking)(?: to| for| a| an| any| the| me| you| be| have| get)*",
    "(?:without|rather than|instead of|no need (?:to|for)|avoid|hate|refuse to|rather not|prefer not to|no reason to|before|after|when|while|since|by|from|upon|until|fee)(?: having to| i| we| to| ever| even)*",
    "(?:no|not a|not an|dont)",
    // questions about whom the visitor has in front of him
    "(?:am i|are we|was i|have i been|is this|are you|im i|i am i|i was|we were|was|were|been|he|she|they|u|who|who do i|who should i|you would|rep would|would never|cant you)",
    // things that already happened
    "(?:got to|get to finally|finally|spent|took|hours?|hour|hrs?|hold|minutes|mins|times|day|days|hung up|waited|waiting|promised) (?:to |talking |just |on |hold |for |in |order )*",
    "(?:(?:they|he|she|who|it|that|which) (?:would|will|can|could|did|do|should|might|said|told|says)(?: me)?(?: i| to| that)*)",
    "(?:have|had) loved to",
    "did (?:you|they|he|she)",
    "(?:should i|shall i|do you think i should|would you|if i|in case i|why should i)",
  ]
    .map((source) => `(?:(?<![^ ])${source} )`)
    .join("|")
    .concat("$")
    .replace(/^/, "(?:")
    .replace(/\$$/, ")$"),
  "u",
);

/** "Are you a bot or a real person here": a question about the bot, not for a person. */
export const englishIdentity = /(?:are|r) (?:you|u|ya) (?!able|going|gonna|allowed|unable)(?:[^ ]+ ){0,6}$/u;

/** What stands directly after a match and takes it back. */
export const englishVetoAfter =
  /^ (?:resources|fee|error|being the|sized|shaped|sample|samples|example|image|photo|interaction|rights|yesterday|last (?:week|night|month|time|year)|earlier|who (?:told|said|was|did|didnt|doesnt|couldnt|helped|lied|hung)|that (?:doesnt|didnt|told|said|was)|and (?:she|he|they) (?:said|told|was|were)|before (?:and|but|about)|(?:in|speak) (?:english|german|french|spanish|italian|dutch|swiss|portuguese|chinese|japanese|hindi)|things got|told me|helped me|said (?:that|i|it|he|she)|who is (?:not|new))/u;

/** Words inside or around a match that make "agent" or "person" somebody else. */
export const englishVetoInside =
  /(?<![^ ])(?:(?:travel|estate|insurance|booking|gate|ticket|ticketing|shipping|cleaning|leasing|delivery|letting|secret|free|user|foaming|bleaching|real estate|letting|contact|third|other|another|each|every|per|sick|same|dead|which|per|wrong|old|young|second|first|missing|disabled|additional|extra|new|authorized) (?:agents?|persons?|people)|human resources|(?:drivers?|couriers?|carrier|postman|mailman|delivery (?:guy|man|person|people)) (?:[^ |]+ ){0,2}(?:call|phone|ring)|(?:friend|friends|mom|dad|mother|father|wife|husband|son|daughter|doctor|dr|lawyer|teacher|neighbor)|(?:customer|support|service|manager|agent) (?:account|app|portal|page|email|address|hours|pack|policy|role|seat|number i have)|support (?:team )?(?:ticket|tickets|apple|google|paypal|visa|multiple|my|these|this|the|all|for|eu|any|both))(?![^ ])/u;
