/**
 * Makes rules out of the request lexicons, once, when the module is loaded.
 */
import type { RequestLexicon } from "./request-lexicon";
import { latinLexicons } from "./request-lexicons-latin";
import { otherLexicons } from "./request-lexicons-other";
import { type RequestPhrases, requestPhrases } from "./request-phrases";
import { alternatives, splitAlternatives, wholeWords } from "./word-alternatives";

export type CompiledLanguage = {
  name: string;
  /** Whether any word of a line can start one of this language's rules: what makes trying them worth while. */
  isLikely: (words: readonly string[]) => boolean;
  /** The rules that have all they need among the words. */
  rulesFor: (words: readonly string[]) => readonly { rule: string; pattern: RegExp }[];
  bare: RegExp;
  /** `before`: the clause up to the match; `after`: the line from its end. */
  isRefused: (rule: string, before: string, match: string, after: string) => boolean;
};

/**
 * Every rule needs somebody (a person, a bot that is refused, a call, support), and beside a bare name a verb. Only
 * the longest word of an entry is looked for, so that "me" of "me gustaría" makes no English text Spanish.
 */
function likelihood(lexicon: Lexicon): CompiledLanguage["isLikely"] {
  const hasSomebody = wordFinder([lexicon.person, lexicon.strong, lexicon.bot, lexicon.call, lexicon.support, lexicon.anyone, lexicon.whom, lexicon.asks]);
  const hasVerb = wordFinder([lexicon.talk, lexicon.connect, lexicon.want, lexicon.exists, lexicon.call, lexicon.anyone, lexicon.asks]);
  return (words) => hasSomebody(words) && (words.length <= 8 || hasVerb(words));
}

function wordFinder(sources: readonly string[]): (words: readonly string[]) => boolean {
  const exact = new Set<string>();
  const stems: string[] = [];
  for (const entry of sources.flatMap(splitAlternatives)) {
    const longest = entry.split(" ").sort((left, right) => right.length - left.length)[0] ?? "";
    if (longest.endsWith("*")) stems.push(longest.slice(0, -1));
    else if (longest !== "") exact.add(longest);
  }
  return (words) => words.some((word) => exact.has(word) || stems.some((stem) => word.startsWith(stem)));
}

type Lexicon = RequestLexicon & RequestPhrases;

/** Lists of a lexicon that a rule cannot do without. */
type Need = "talk" | "connect" | "want" | "person" | "strong" | "exists" | "someone" | "call" | "support" | "bot" | "anyone" | "whom" | "asks";
type Rule = { rule: string; needs: readonly Need[]; pattern: RegExp };

function ruleFinder(lexicon: Lexicon, rules: readonly Rule[]): CompiledLanguage["rulesFor"] {
  const finders = new Map(rules.flatMap(({ needs }) => needs).map((need) => [need, wordFinder([lexicon[need]])]));
  return (words) => {
    const found = new Set([...finders].filter(([, find]) => find(words)).map(([need]) => need));
    return rules.filter(({ needs }) => needs.every((need) => found.has(need)));
  };
}

/** Words that make a sentence about talking to somebody a report: yesterday, already. */
const reporting: Readonly<Record<string, string>> = {
  de: "gestern",
  fr: "hier",
  es: "ayer",
  pt: "ontem",
  it: "ieri",
  nl: "gisteren",
  sv: "igår|i går",
  da: "i går",
  no: "i går",
  fi: "eilen",
  pl: "wczoraj",
  cs: "včera",
  ro: "ieri",
  hu: "tegnap",
  tr: "dün",
  id: "kemarin|sudah|telah|semalam",
  vi: "hôm qua|đã",
  el: "χθες|χτες",
  ru: "вчера",
  uk: "вчора",
  bg: "вчера",
  ar: "أمس|البارحة|امبارح",
  fa: "دیروز",
  he: "אתמול",
  bn: "গতকাল",
};

const any = (most: number): string => `(?:[^ |]+ ){0,${most}}?`;

const noPhrases: RequestPhrases = { anyone: "", whom: "", asks: "", carriers: "" };

function compile(words: RequestLexicon): CompiledLanguage {
  const lexicon: Lexicon = { ...(requestPhrases[words.language] ?? noPhrases), ...words };
  const [talk, connect, want, person, strong, small] = [lexicon.talk, lexicon.connect, lexicon.want, lexicon.person, lexicon.strong, lexicon.small].map(
    alternatives,
  );
  const [exists, real, call, someone, not, able] = [lexicon.exists, lexicon.real, lexicon.call, lexicon.someone, lexicon.not, lexicon.able].map(alternatives);
  const [bot, support, please] = [lexicon.bot, lexicon.support, lexicon.please].map(alternatives);
  const smalls = `(?:${small} ){0,4}`;
  const realPerson = `(?:${real} ${smalls}${person}|${person} (?:${small} ){0,1}${real})`;
  const refusesAfter = lexicon.refuse === undefined ? "(?!)" : alternatives(lexicon.refuse);
  const notTalk = `(?:${not} ${any(3)}${want} ${any(2)}|${want} ${any(2)}${not} ${any(2)}|${not} ${any(2)})${talk} ${any(3)}${bot}`;
  const somebody = `(?:${strong}|${realPerson})`;
  const rules: Rule[] = [
    { rule: "talk_to_person", needs: ["talk", "person"], pattern: wholeWords(`${talk} ${smalls}${any(1)}${smalls}${person}`) },
    { rule: "talk_to_person", needs: ["talk", "person"], pattern: wholeWords(`${person} ${any(3)}${talk}`) },
    { rule: "pass_on", needs: ["connect", "person"], pattern: wholeWords(`${connect} ${smalls}${any(1)}${smalls}${person}`) },
    { rule: "pass_on", needs: ["connect", "person"], pattern: wholeWords(`${person} ${any(2)}${connect}`) },
    { rule: "want_person", needs: ["want"], pattern: wholeWords(`${want} ${smalls}${somebody}`) },
    { rule: "want_person", needs: ["want"], pattern: wholeWords(`${somebody} ${any(1)}${want}`) },
    { rule: "is_anyone_there", needs: ["exists", "person"], pattern: wholeWords(`${exists} ${any(2)}(?:${realPerson})`) },
    { rule: "is_anyone_there", needs: ["exists", "person"], pattern: wholeWords(`${realPerson} ${any(1)}${exists}`) },
    { rule: "is_anyone_there", needs: ["exists", "strong"], pattern: wholeWords(`${exists} ${smalls}${strong}`) },
    { rule: "is_anyone_there", needs: ["exists", "person", "talk"], pattern: wholeWords(`${exists} ${any(2)}${person} (?:\\| )?${any(5)}${talk}`) },
    { rule: "call_me", needs: ["someone", "call"], pattern: wholeWords(`${someone} ${any(3)}${call}`) },
    { rule: "call_me", needs: ["someone", "call"], pattern: wholeWords(`${call} ${any(2)}${someone}`) },
    { rule: "calls_out", needs: ["anyone"], pattern: new RegExp(`\\| (?:${please} )?${alternatives(lexicon.anyone)} \\|`, "g") },
    { rule: "talk_to_person", needs: ["whom", "talk"], pattern: wholeWords(`${alternatives(lexicon.whom)} ${any(2)}${talk} ${any(1)}\\|`) },
    { rule: "call_back", needs: ["asks"], pattern: wholeWords(alternatives(lexicon.asks)) },
    { rule: "want_support", needs: ["want", "support"], pattern: new RegExp(`^\\| ${any(2)}${want} ${smalls}${support} \\| $`, "g") },
    { rule: "want_support", needs: ["strong"], pattern: new RegExp(`^\\| ${smalls}(?:${talk}|${connect}) ${smalls}${strong} \\| $`, "g") },
    {
      rule: "refuses_bot",
      needs: ["talk", "bot"],
      pattern: wholeWords(`${notTalk}|${not} ${any(4)}${bot} ${any(1)}${talk}|${bot} ${any(2)}${talk} ${any(1)}${refusesAfter}`),
    },
    { rule: "refuses_bot", needs: ["want", "bot"], pattern: wholeWords(`${want} ${any(1)}${not} ${any(1)}${bot} \\|`) },
    { rule: "refuses_bot", needs: ["bot", "strong"], pattern: wholeWords(`\\| ${not} ${any(1)}${bot} \\| ${smalls}${somebody}`) },
  ];
  const refusal = new RegExp(`(?<![^ ])${not}(?![^ ])`);
  const ability = new RegExp(`(?<![^ ])${able}(?![^ ])`);
  const report = new RegExp(`(?<![^ ])${alternatives(reporting[lexicon.language] ?? "")}(?![^ ])`);
  const carrier = new RegExp(`(?<![^ ])${alternatives(lexicon.carriers)}(?![^ ])`);
  const wish = new RegExp(`(?<![^ ])${want}(?![^ ])`);
  const refusedAfter = lexicon.refuse === undefined ? null : new RegExp(`^ ${any(2)}${alternatives(lexicon.refuse)}(?![^ ])`);
  return {
    name: lexicon.language,
    isLikely: likelihood(lexicon),
    rulesFor: ruleFinder(lexicon, rules),
    bare: new RegExp(`^\\| (?:(?:${please}|${small}|\\|) ){0,4}${somebody} (?:(?:${please}|${small}|\\|) ){0,3}$`),
    isRefused: (rule, before, match, after) => {
      // each is a whole clause or a refusal itself
      if (rule === "refuses_bot" || rule === "calls_out") return false;
      if (rule === "call_me" && carrier.test(`${before}${match}${after.split(" ").slice(0, 3).join(" ")}`)) return true;
      if (refusedAfter?.test(after)) return true;
      const reportedClause = `${before}${match}${after.split(" |")[0] ?? ""}`;
      if (report.test(reportedClause) && !wish.test(`${before}${match}`)) return true;
      const near = `${before.split(" ").slice(-5).join(" ")}${match}`;
      return refusal.test(near) && !ability.test(near);
    },
  };
}

export const compiledLanguages: readonly CompiledLanguage[] = [...latinLexicons, ...otherLexicons].map(compile);
