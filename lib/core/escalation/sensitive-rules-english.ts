/**
 * Words and phrases of sensitive topics in English. They are chosen to be right when they fire; what they miss is for
 * a classifier.
 */
import type { SensitiveTopic } from "./types";

/**
 * A phrase is a list of alternatives ("*" stands for the rest of a word), or a sequence of such lists with at most
 * three other words between them. `together`: lists that each have a word anywhere in a message of at most 30 words. `not`: words in the message
 * that make the topic something harmless.
 */
export type TopicRules = {
  language: string;
  topic: SensitiveTopic;
  phrases: readonly (string | readonly string[])[];
  together?: readonly (readonly string[])[];
  not?: string;
};

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
      [
        "charge|charges|payment|payments|transaction|transactions|purchase|purchases|withdrawal|withdrawals|debit|debits|bill|statement|invoice",
        "removed|reversed|not mine|isnt mine|arent mine|is not mine|unfamiliar|unknown|wrong|incorrect|not right|not correct|duplicated|duplicate|twice|over and over|too high|doesnt match|does not match|an error|a mistake|look different|looks different|not recognize|dont recognize|dont recognise|dont remember|never made|never authorized|increased",
      ],
      [
        "did not|didnt|never|dont remember|dont recall|not remember|wasnt me who|havent",
        "make|made|making|authorize|authorised|authorized|approve|approved|buy|buying|bought|purchase|purchased|purchasing|set up|initiate|withdraw|withdrew|charge|spend|do",
        "payment|payments|purchase|purchases|transaction|transactions|withdrawal|withdrawals|charge|charges|debit|it|this|that|these|anything|money|cash",
      ],
      ["money|cash|funds|withdrawal", "taken|missing|gone|disappeared|withdrawn|vanished|took|removed", "out|from|account|with|without|i|by"],
      ["someone|somebody", "took|taken|withdrew|used|spent|stole|made", "money|cash|card|payment|withdrawal|purchase"],
      [
        "rate|rates|exchange rate|conversion|exchange",
        "wrong|incorrect|incorrectly|off|bad|too high|so high|mistake|error|messed|atrocious|unfair|not applied",
      ],
      ["wrong|incorrect|messes up|messed up|bad|terrible|unsure", "exchange|exchange rate|rate|rates|conversion"],
      ["less|wrong|different|incorrect", "money|cash|amount|amount of cash|amount of money", "than|from|received|came|out|given|dispensed|in|for|was|i"],
      ["only got|only gave|only received|only get|was only given|came out", "instead|of|when|not|now|full|half|me"],
      ["amount|cash|money", "did not match|didnt match|not what|not the amount|less than|not all|not receive all|different"],
      ["not", "get|receive|given", "all|full|the right|the correct", "cash|money|funds|amount"],
      ["all the|the full|the correct|the right", "cash|money|funds|amount", "i asked|i requested|i wanted|i entered"],
      [
        "why|how come|dont know why|dont understand",
        "charge|charged|charges|fee|fees|pay extra|paying|pay a|expensive|cost more|costing|billed|debited|deducted",
      ],
      ["what|what is|whats|explain", "fee|fees|charge|charges|deduction", "for|on my|i am paying|im paying|this|these|about|from|that"],
      ["hidden|insane|insanely|shocking|ridiculous|unfair|outrageous", "fee|fees|charge|charges|charged|price|bill"],
      [
        "two|2|three|multiple|several|same",
        "charges|payments|transactions|transaction|charge|payment|debits",
        "instead|for one|for the same|again|only|when|on|showing|over|appear|same",
      ],
      "something went wrong in my credit card|not sure what this charge|problem with my bill|issue with my bill|wrong bill|incorrect bill|bill is wrong|bill is too high|charged again|charged me again|paid twice|billed twice|took money from my|taken money from my",
    ],
    not: "will there be|do you charge for|how much do you charge|setup fee|top up fee",
  },
  {
    language: "en",
    topic: "refund",
    phrases: [
      "refund*|reimburs*|reinburs*|rebate|rebates|rebating|restitution|restitutions|money back|moneyback|my money returned|return my money|give back my money|compensations|compensation of|compensation for|compensation|restituti*|rebat*|get my money|want my money|give me my money|return the money|returned the money",
      [
        "return|returned|reversed|reverse|reverted|revert|sent back|put back|give back|gave back",
        "payment|payments|transaction|transactions|purchase|money|funds|charge|cash",
      ],
      [
        "payment|payments|transaction|purchase|money|funds|charge|cash|€|£",
        "returned|reversed|reverted|sent back|put back|back to me|back in my account|given back|got back",
      ],
      ["want|need|get|give|like|have|when", "my|the|that|me", "money|cash|€|£|dollars|pounds|euros|payment|it|funds", "back"],
      ["payment|purchase|order", "was|were|got|been|be", "cancelled|canceled|stopped|undone|voided"],
    ],
    not: "expense|expenses|insurance",
  },
  {
    language: "en",
    topic: "fraud_security",
    phrases: [
      [
        "someone|somebody|a stranger|another person|hackers",
        "got into|broke into|has broken into|logged into|has accessed|took over|has taken over|is in",
        "my account|my accounts|my profile",
      ],
      ["someone|somebody|a stranger|hackers", "changed|has changed|reset", "my password|my email|my e mail|the password of my"],
      "my account was taken over|my account has been taken over|my account got taken over|locked out by a hacker",
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
      "used my card without|using my card without|lost card|lost or stolen|card lost|lost and found|card theft|got robbed|pickpocket*|was taken without",
      [
        "i lost|have lost|ive lost|im missing|am missing|i missed|i misplaced|have misplaced|cant find|cannot find|dont know where|dont remember where|left behind|i forgot|i left",
        "my|it|the|a",
      ],
      ["block|freeze|lock|disable|deactivate|stop", "card|cards|credit card|debit card|mastercard"],
      ["card|wallet|phone|purse|keys|computer|laptop|bag", "stolen|missing|left behind|is gone|lost|vanished|taken|stole"],
      ["dont|do not|didnt|did not", "recognize|recognise|remember", "purchase|purchases|buying|transaction|transactions|charges|this|these"],
    ],
    not: "lost luggage|lost bag|lost baggage|my bag|luggage|find my phone|password|username|log in|login|confirmation number|flight|connection|baggage|my way|track of|interest|option|passcode|button|page|menu|link|setting|my key|code",
  },
  {
    language: "en",
    topic: "account_deletion",
    phrases: [
      [
        "close|closing|closure of|delete|deleting|deletion of|terminate|terminating|termination of|deactivate|deactivating|discontinue|discontinuing|erase|erasing|shut down|close down|close out|get rid of",
        "account|accounts|profile|membership|user|my data|personal data",
      ],
      ["account|accounts", "closure|deletion|deletions|termination|discontinuation"],
      ["freeze|leave|end|quit", "my|the|this|current|savings", "account|membership|profile"],
      "stop being a customer|leave the bank|leave this bank|leaving your bank|switch banks|delete me|remove my data|erase my data|cancel my membership|cancel membership",
    ],
    together: [
      [
        "account|accounts|acount|user|profile|membership",
        "closing|close|delete|deleting|terminate|deactivate|cancelling it|canceling it|cancel it|remove it|removing it|get rid of it|closed|deletion|cancellation|cancellations|discontinue",
      ],
    ],
    not: "restore|suspended by|playlist|alarm|reminder|calendar|list|reopen|closest|close to|credit card account number|close by|app",
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
      "lawyer|lawyers|attorney|attorneys|solicitor|barrister|lawsuit|lawsuits|sue you|sue them|sue him|sue her|suing|be sued|legal action|legal proceedings|legal advice|legal department|legal team|legal claim|legally|illegal|illegally|litigation|subpoena|cease and desist|small claims|class action|in court|to court|court order|court case|court date|court hearing|the court|breach of contract|evict*|child support order|custody|restraining order|power of attorney|statute|my rights|legal matter|legal advice|legal question|see you in court|pressing charges|press charges|consumer rights|legal rights|deposition|settlement agreement|data protection authority|gdpr",
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
