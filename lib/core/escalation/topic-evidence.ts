/**
 * Words that speak for a topic without naming it: somebody who tells at length of a landlord and a lease has a legal matter, whether or not a
 * lawyer is named. Each word counts once. English, written by us.
 */
import type { SensitiveTopic } from "./types";

/** "*" stands for the rest of a word. */
const lists: readonly (readonly [topic: SensitiveTopic, weight: number, words: string])[] = [
  [
    "mental_health",
    1,
    "depress* anxiety anxieties therapist* therapy psychiat* psycholog* suicid* trauma* ptsd bipolar schizo* addict* narciss* sociopath* self-esteem lonely loneliness panic grief grieving anorexi* bulimi* insomnia counselor counsellor counseling counselling worthless hopeless antidepress* dissociat* hallucinat* ocd adhd autis* flashbacks bereave* mourning psychotherap* self-worth infidelity",
  ],
  [
    "mental_health",
    0.6,
    "anxious jealous* obsess* paranoi* insecure insecurit* ashamed shame guilt guilty abus* emotion* mental* marriage feelings moody coping cope rage anger bully* bullie* cheating cheated affair intimacy intima* nightmare* overwhelmed overthink* unloved rejected rejection divorced boundaries manipulat* gaslight* sadness crying lgbt* bisexual transgender sexuality procrastinat* introvert* phobia* overreact* codependen* estranged self-harm relapse sober sobriety stepdaughter stepson miscarriage molest* miserable shy adolescent self-control vulnerab* unhappy heartbroken heartbreak commitment openly counsel compuls* intrusive clingy needy unfaithful numbness grieve grieves outbursts in-laws erectile erection orientation pedophil* fetish* widow widowed estrange* belittl* neglected unlovable",
  ],
  [
    "mental_health",
    0.4,
    "husband wife boyfriend girlfriend fiance fiancee partner's spouse relationship relationships married dating daughter son mother father mom mum dad parents stepmom stepdad sister brother sibling siblings teenager teenage family feel feeling felt afraid fear fears scared sad angry mad stress stressed stressful nervous love loves loved hurt hurts hurting cry trust alone gay lesbian sex sexual breakup forgive lying arguing argue argues fighting drinking alcohol* marijuana sleep happy unhappy laugh confidence personality voices childhood virgin flirting mood moods unmotivated motivation self-conscious toxic hates weird friendship friendships empathy crush attracted masturbat* porn* teens toddler confident hobbies punish penis vagina orgasm attractive girls adoptive blended grandparents fantas* romantic faithful cheater overcome urges tired empty numb yelling yells screams temper purpose identity motivated attachment separated lover affection sexuality pregnant stepmother stepfather niece nephew grandmother grandfather roommates trusting forgiveness",
  ],
  [
    "mental_health",
    0.25,
    "myself partner friend friends life ex kid kids child children normal memories memory hate eating body pushing ignore ignores ignoring honest talking thoughts thinking worry worried worries school house anymore",
  ],
  [
    "legal",
    1,
    "lawyer* attorney* lawsuit* landlord* eviction evict* felony felonies misdemeanor* custody probation alimony immigra* deport* asylum probate litigation plaintiff defendant subpoena hoa easement copyright* trademark* uscis paralegal affidavit garnish* foreclos* statute* dui dwi bankruptcy guardianship notarized sublease sublet prosecut* indict* warrant parole",
  ],
  [
    "legal",
    0.6,
    "legal legally illegal illegally law laws court courts judge sue sued suing police cop cops officer arrest arrested jail prison tenant tenants lease leases roommate roommates liable liability negligen* contract divorce inherit* inheritance estate executor discriminat* harass* retaliat* wages overtime employer unemployment citation trespass* neighbor neighbors neighbour neighbours settlement sheriff magistrate attorney's hearing visa's citizenship deed zoning slander defam* patent crime criminal victim assault* theft rights permit ordinance nda non-compete hipaa osha fmla cps",
  ],
  [
    "legal",
    0.35,
    "rent renting rented apartment property owner deposit agreement damages injury injured accident insurance boss fired hired hire job hr manager employee employees paycheck salary signed sign driving dmv license speeding testify state county california texas florida york jersey ohio illinois michigan washington oregon virginia georgia carolina mississippi nevada massachusetts ontario maryland tennessee arizona colorado pa nyc usa u.s. reddit advice consent minor parents ex child sibling college university school mortgage will trust claim fraud company business llc tax taxes married wife husband",
  ],
  [
    "medical",
    1,
    "symptom* disease* syndrome* vaccin* diagnos* surgery surgeon medication* medicine medicines medicinal dosage dose doses infection* infected infectious cancer* tumor* tumour* diabet* insulin cholesterol thyroid nausea vomit* diarr* asthma antibiotic* contagious prescription* pregnan* physician cardio* chemo* allergic arthritis fever coughing cough transplant stroke epilep* seizure* hepatitis hiv aids herpes hormone* ibuprofen aspirin acetaminophen paracetamol metformin amoxicillin immunocompromised ventilator icu respirator* biopsy mri ultrasound",
  ],
  [
    "medical",
    0.7,
    "covid covid-19 covid19 coronavirus corona virus quarantine* pandemic treatment treatments cure cures cured hospital hospitals hospitalized clinic clinical chronic kidney liver lungs lung blood headache* pain pains rash swelling immune genetic chromosome* patient patients tablets pills mg ill illness doctor doctors nurse disorder disorders medical health isolation isolate* distancing testing contaminat* outbreak sore breathing allergy allergies injection inject* urine bowel spinal nerve nerves muscle muscles joint joints skin eye eyes ear dental teeth tooth prostate uterus breast stomach throat obesity",
  ],
  [
    "medical",
    0.4,
    "drug drugs sick mask masks gloves test tests tested sneez* heart brain bone risk spread spreading treat treated treating elderly baby birth weight pressure vitamin temperature hygiene disinfect* wash hands droplets gatherings case cases effects pill effect condition causes cause caused",
  ],
];

/** A question for advice about oneself or somebody close; counts once. */
const asksAdvice =
  /(?:how (?:do|can|should|could|would) (?:i|we|you)|what (?:can|should|do|could) (?:i|we)|why (?:do|does|cant|am|did|is|would) |should (?:i|we)|am i|is (?:it|this|that) (?:normal|weird|wrong|ok|okay|common|bad)|i (?:feel|felt|think|keep|always|dont know|cant stop|want to)) (?:[^ ]+ ){0,14}?(?:husband|wife|boyfriend|girlfriend|fiance|spouse|partner|mom|mum|mother|dad|father|parents|son|daughter|step[a-z]+|toddler|teen[a-z]*|sister|brother|ex|relationships?|marriage|feel|feeling|feelings|afraid|fears?|confident|confidence|myself|him|her|anymore|alone|happy|love|loved|sex|sexually|eating|drinking) /u;

const unlike = /^(?:diploma|aroma|oklahoma|tacoma|sonoma|roma|emphasis|basis|trophy|visa)$/u;
/** How names of illnesses, operations and medicines end. */
const medicalEnding =
  /^[a-z]{3,}(?:itis|osis|emia|noma|sarcoma|pathy|ectomy|plasty|cillin|plasia|dystrophy|algia|uria|mycin|azole|pril|olol|statin|zepam|sclerosis|phobia)$/u;

const exact = new Map<string, { topic: SensitiveTopic; weight: number }[]>();
const stemsByStart = new Map<string, { stem: string; topic: SensitiveTopic; weight: number }[]>();
for (const [topic, weight, words] of lists) {
  for (const word of words.split(" ")) {
    const start = word.slice(0, 2);
    if (word.endsWith("*")) stemsByStart.set(start, [...(stemsByStart.get(start) ?? []), { stem: word.slice(0, -1), topic, weight }]);
    else exact.set(word, [...(exact.get(word) ?? []), { topic, weight }]);
  }
}

/** How many words make a story: whoever tells one touches on a legal matter without its words. */
const story = 60;

/** What the words must add up to. */
export function isEnough(topic: SensitiveTopic, weight: number, words: number): boolean {
  return weight >= (topic === "mental_health" ? 0.8 : topic === "legal" && words > story ? 0.7 : 1) - 1e-9;
}

/** What the words of a message add up to, by topic. `line` and `words`: folded, as message-words.ts gives them. */
export function weighTopics(line: string, words: readonly string[]): Map<SensitiveTopic, number> {
  const sums = new Map<SensitiveTopic, number>();
  const add = (topic: SensitiveTopic, weight: number): void => void sums.set(topic, (sums.get(topic) ?? 0) + weight);
  if (asksAdvice.test(line)) add("mental_health", 0.5);
  for (const word of new Set(words)) {
    if (unlike.test(word)) continue;
    for (const { topic, weight } of exact.get(word) ?? []) add(topic, weight);
    for (const { stem, topic, weight } of stemsByStart.get(word.slice(0, 2)) ?? []) if (word.startsWith(stem)) add(topic, weight);
    if (word.length > 6 && medicalEnding.test(word)) add("medical", 0.9);
  }
  return sums;
}
