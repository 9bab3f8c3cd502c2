/**
 * Words and phrases of sensitive topics in English. They are chosen to be right when they fire; what they miss is for
 * a classifier.
 */
import type { SensitiveTopic } from "./types";

/**
 * A phrase is a list of alternatives ("*" stands for the rest of a word), or a sequence of such lists with at most
 * three other words between them. `not`: words in the message that make the topic something harmless.
 */
export type TopicRules = { language: string; topic: SensitiveTopic; phrases: readonly (string | readonly string[])[]; not?: string };

export const englishTopicRules: readonly TopicRules[] = [
  {
    language: "en",
    topic: "self_harm",
    phrases: [
      "suicide|suicidal|kill myself|killing myself|end my life|ending my life|end it all|ending it all|take my life|take my own life|taking my own life|hurt myself|hurting myself|harm myself|harming myself|self harm|selfharm|self harming|cut myself|cutting myself|better off dead|wish i was dead|wish i were dead|no reason to live|nothing to live for|overdose on|kms|unalive myself|jump off a bridge|slit my wrists|hang myself",
      "i want to die|i wanna die|want to be dead|dont want to live|do not want to live|dont want to be alive|do not want to be alive|dont want to exist|dont wanna live|dont want to be here anymore|cant go on living|tired of living|not worth living|life is not worth|feel like dying",
    ],
  },
  {
    language: "en",
    topic: "billing_dispute",
    phrases: [
      [
        "charged|billed|debited|charge me|charged me|paid|deducted|posted|shows up|appears",
        "twice|two times|double|more than once|several times|multiple times|extra|too much|additional|an additional|wrong amount|incorrectly|without my|for nothing|by mistake",
      ],
      [
        "double|duplicate|duplicated|bogus|extra|additional|unknown|unexpected|wrong|incorrect|unauthorised|unauthorized|unrecognised|unrecognized|strange|weird|mysterious|hidden|unwanted|surprise|random|odd|false|unfamiliar",
        "charge|charges|fee|fees|debit|debits|billing|bill|withdrawal|withdrawals|transaction|transactions|payment",
      ],
      "overcharged|over charged|overcharge|overbilled|over billed|chargeback|charge back|double charged|doubly charged|double billed|billing dispute|billing error|disputed charge",
      ["dispute|disputing|contest|contesting", "charge|charges|payment|transaction|bill|invoice|fee|debit|withdrawal"],
      [
        "charge|charges|payment|payments|transaction|transactions|withdrawal|withdrawals|debit|purchase|bill",
        "i did not|i didnt|i never|i dont|i do not|that i dont|that i didnt|isnt mine|is not mine|arent mine|was not me|wasnt me",
        "make|made|authorize|authorise|authorized|recognize|recognise|approve|approved|do|did|remember|know|recall|set",
      ],
      [
        "dont recognize|dont recognise|do not recognize|do not recognise|not recognise|not recognize|didnt authorize|did not authorize|didnt authorise|not authorized",
        "charge|charges|payment|payments|transaction|transactions|purchase|withdrawal|withdrawals|debit|debits",
      ],
      ["why", "was i|am i|were we|have i|did i|did you|are you|is there|do i", "charged|charging|charge|fee|fees|billed"],
      [
        "error|errors|problem|problems|issue|issues|trouble|troubles|mistake|mistakes|wrong",
        "with|in|on|of",
        "payment|payments|bill|invoice|billing|charge|charges",
      ],
      ["payment|billing|bill|invoice", "error|errors|problem|problems|issue|issues|dispute|mistake"],
      ["exchange rate|conversion rate", "wrong|incorrect|not right|not correct|off|bad|isnt right|isnt correct|mistake"],
      ["wrong|incorrect", "exchange rate|conversion rate|amount of cash|amount of money|amount charged"],
      ["charged|charging me", "a fee|fees|for using|extra fee"],
      ["atm|machine", "didnt give|did not give|gave me less|less money|wrong amount|right amount|less than|only gave"],
      ["remove|reverse|removed|waive|refund", "charge|charges|fee|fees|penalty"],
    ],
    not: "will there be|do you charge for|how much do you charge|setup fee|top up fee",
  },
  {
    language: "en",
    topic: "refund",
    phrases: [
      "refund*|reimburs*|reinburs*|rebate|rebates|rebating|restitution|restitutions|money back|moneyback|my money returned|return my money|give back my money|compensations|compensation of|compensation for",
    ],
  },
  {
    language: "en",
    topic: "fraud_security",
    phrases: [
      "fraud*|scam|scams|scammed|scammer|scammers|hacked|hacker|hackers|phishing|phished|stolen|stole|identity theft|data breach|security breach|account takeover|compromised|impersonat*|got robbed|was robbed|mugged",
      [
        "someone|somebody|anyone|a stranger|person|else",
        "is using|has used|used|accessed|has accessed|logged into|logged in|got into|get into|broke into|has my|took",
        "my|card|account|password|identity",
      ],
      ["lost|losing|misplaced|missing|lose|cant find|cannot find", "card|cards|wallet|debit card|credit card|purse"],
      ["lost|misplaced|missing", "phone|laptop|passport"],
      ["suspicious|shady|fishy|questionable|unusual", "charge|charges|activity|transaction|transactions|login|sign in|email|payment|payments|withdrawal"],
      ["card|wallet", "is lost|was lost|got lost|is missing|was missing|been lost|went missing|is gone|as lost|as stolen|as missing|disappeared"],
      ["report|reporting", "lost|stolen|missing", "card|cards|wallet"],
      ["unauthorised|unauthorized|bogus", "purchase|charge|transaction|payment|withdrawal"],
      ["unauthorised|unauthorized|without my permission|without my consent", "access|login|person|someone|use|used|using"],
      "used my card without|using my card without|lost card|lost or stolen|card lost",
    ],
    not: "lost luggage|lost bag|lost baggage|my bag|luggage|find my phone",
  },
  {
    language: "en",
    topic: "account_deletion",
    phrases: [
      [
        "delete|deleting|deletion of|close|closing|closure of|terminate|terminating|termination of|terination of|cancel|canceling|cancelling|cancellation of|remove|removing|removal of|deactivate|deactivating|erase|erasing|shut down|inactivate|kill|get rid of|unregister|close out",
        "account|accounts|profile|membership|my user|the user|user account|my data|personal data|my personal information|subscription account",
      ],
      [
        "account|accounts|profile",
        "deleted|closed|terminated|removed|deactivated|cancelled|canceled|erased|deletion|deletions|closure|termination|cancellation|removal|removals",
      ],
      ["account|user", "delete it|close it|closing it|cancel it|cancelling it|canceling it|remove it|removing it|deleting it|terminate it|get rid of it"],
      ["stop|leave", "my account|my membership"],
      "right to be forgotten|right to erasure|forget my data|deleting user|delete user|remove user",
    ],
    not: "from contact list|transfer|transaction|credit card to|payee|beneficiary|alarm|playlist|from my list|topup|top up|reservation|restore|frozen|suspended by",
  },
  {
    language: "en",
    topic: "complaint",
    phrases: [
      "complaint|complaints|complain|complaining|grievance|ombudsman|reclamation|reclamations|consumer protection|better business bureau",
      [
        "file|lodge|make|submit|open|filing|lodging|making|submitting|raise",
        "claim|claims|grievance",
        "against|company|business|organization|organisation|you|ur|your",
      ],
      ["file|lodge|lodging|filing", "claim|claims"],
      ["consumer|customer", "claim|claims"],
    ],
    not: "insurance claim|claim status|status of my claim|warranty claim|baggage claim|no complaints",
  },
  {
    language: "en",
    topic: "legal",
    phrases: [
      "lawyer|lawyers|attorney|attorneys|solicitor|barrister|lawsuit|lawsuits|sue you|sue them|sue him|sue her|suing|be sued|legal action|legal proceedings|legal advice|legal department|legal team|legal claim|legally|illegal|illegally|litigation|subpoena|cease and desist|small claims|class action|in court|to court|court order|court case|court date|court hearing|the court|breach of contract|evict*|child support order|custody|restraining order|power of attorney|statute|deposition|settlement agreement|data protection authority|gdpr",
    ],
    not: "attorney fees of|child custody exchange app",
  },
  {
    language: "en",
    topic: "medical",
    phrases: [
      "symptom|symptoms|fever|sore throat|cough|coughing|shortness of breath|chest pain|side effect|side effects|allergic reaction|medication|medications|dosage|diagnosed|diagnosis|infected|infection|pregnant|pregnancy|overdose|bleeding|vaccine|vaccinated|prescription|medical advice|medical emergency|medical condition|tested positive|get tested|be tested|getting tested|test results|contagious|asymptomatic|immunocompromised|asthma|diabetes|cancer|surgery|blood pressure|feel sick|feeling sick|felt sick|my doctor|see a doctor|go to the hospital|emergency room|disease|quarantine|self isolate|headache|headaches|rash|seizure|arthritis|syndrome|tumor|antibiotic|antibiotics",
    ],
    not: "cancer sign|horoscope|zodiac|battery",
  },
  {
    language: "en",
    topic: "mental_health",
    phrases: [
      "depressed|depression|anxiety|panic attack|panic attacks|therapist|therapists|psychologist|psychiatrist|mental health|mental illness|mental disorder|mental breakdown|ptsd|bipolar|eating disorder|anorexia|bulimia|self esteem|traumatized|posttraumatic|hopeless|worthless|suicidal thoughts|nervous breakdown|addicted|addiction|counseling|counselling|insomnia|schizophrenia|adhd|ocd|abusive|emotionally abused|crying all the time|feel so alone|feel empty",
    ],
  },
];
