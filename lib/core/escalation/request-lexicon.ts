/**
 * How people ask for a person, in languages that put spaces between words. Each entry is a set of alternatives
 * in ordinary spelling (folded when the rules are made); `*` stands for any ending.
 *
 * talk: verbs of talking and reaching, in forms that ask (no past tense: "I talked to an agent" asks for nothing)
 * connect: verbs of passing on, with "me" where the language writes it there
 * want: verbs of wanting and needing, and "give me"
 * person: who is asked for, next to a verb of talking or passing on
 * strong: who is asked for on its own ("agent", "customer service")
 * small: articles, adjectives and prepositions that may stand between
 * exists: "is there", "are there"
 * real: adjectives that turn "person" into a request
 * call: "call me" and its like; someone: who should call
 * not / able: negation words, and verbs after which a negation is a complaint, not a refusal ("I cannot reach an agent")
 * refuse: negation that follows the verb, in verb-final languages
 * bot: what a visitor may not want to talk to; support: "support" that is asked for with a verb of wanting
 */
export type RequestLexicon = {
  language: string;
  talk: string;
  connect: string;
  want: string;
  person: string;
  strong: string;
  small: string;
  exists: string;
  real: string;
  call: string;
  someone: string;
  not: string;
  able: string;
  refuse?: string;
  bot: string;
  support: string;
  please: string;
};
