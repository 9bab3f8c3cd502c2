/**
 * What a message shows of the visitor's mood, as counts that mean the same in every language: words by class, turned by negation, raised by
 * "very" and capitals, and marks, emoji and spelling.
 */
import { foldText } from "@/lib/core/text-model/fold-text";
import { moodClasses } from "./mood-lexicon";
import type { MoodClass, MoodLexicon } from "./mood-lexicon";
import { phrasesAt, phraseTable } from "./mood-matcher";
import type { PhraseTable } from "./mood-matcher";
import { clauseEnd, listEntries, messageWords } from "./mood-words";

export type MoodFeatures = Readonly<Record<string, number>>;

export type CompiledMood = {
  language: string;
  find: (text: string) => FoundMood[];
  /** Every single word of the lists: what tells the language of a message too short for small words. */
  words: ReadonlySet<string>;
};

type FoundMood = { name: MoodClass; negated: boolean; raised: boolean };

export function compileMood(lexicon: MoodLexicon): CompiledMood {
  const lists = moodClasses.map((name) => [name, listEntries(lexicon.classes[name])] as const);
  const words = new Set(lists.flatMap(([, entries]) => entries).filter((entry) => !entry.includes(" ") && !entry.endsWith("*")));
  const find = lexicon.unspaced ? unspacedFinder(lists, lexicon) : spacedFinder(phraseTable(lists), lexicon);
  return { language: lexicon.language, find, words };
}

function spacedFinder(table: PhraseTable<MoodClass>, lexicon: MoodLexicon): CompiledMood["find"] {
  const negators = new Set(listEntries(lexicon.negators));
  const raisers = new Set(listEntries(lexicon.raisers));
  return (text) => {
    const found: FoundMood[] = [];
    const words = messageWords(text, lexicon.language === "ar");
    let turned = 0;
    let raised = false;
    for (const [at, word] of words.entries()) {
      if (word === clauseEnd) {
        turned = 0;
        raised = false;
        continue;
      }
      for (const name of phrasesAt(table, words, at).keys()) found.push({ name, negated: turned > 0, raised });
      turned = negators.has(word) ? reach : Math.max(0, turned - 1);
      raised = raisers.has(word);
    }
    return found;
  };
}

/** In scripts without spaces every entry is looked for anywhere; a negation follows what it turns. */
function unspacedFinder(lists: readonly (readonly [MoodClass, readonly string[]])[], lexicon: MoodLexicon): CompiledMood["find"] {
  const negations = listEntries(lexicon.negatedAfter ?? "");
  const raisers = listEntries(lexicon.raisers);
  return (text) => {
    const folded = foldText(text);
    return lists.flatMap(([name, entries]) =>
      entries.flatMap((entry): FoundMood[] => {
        const at = folded.indexOf(entry);
        if (at < 0) return [];
        const after = folded.slice(at + entry.length, at + entry.length + 6);
        const before = folded.slice(Math.max(0, at - 8), at);
        // "できない" holds its own negation and is not turned by it
        return [
          { name, negated: negations.some((each) => !entry.includes(each) && after.includes(each)), raised: raisers.some((each) => before.includes(each)) },
        ];
      }),
    );
  };
}

/** Words after a negation that it turns. */
const reach = 3;
const unspaced = /[\u3040-\u30ff\u4e00-\u9fff]/;
const angryEmoji = /[😠😡🤬👿💢😤🖕😾💩]/gu;
const sadEmoji = /[😞😔😟😕🙁☹😣😖😫😩🥺😢😭😒🙄😑🤦😰😓👎💔😐😬🤢🤮😪😥😿😧😨]|:['’]?-?[(\[|]|:-?[/\\](?!\/)|>:\(|D:/gu;
const gladEmoji = /[😀😃😄😁😆😅🤣😂🙂😊😇🥰😍🤩😘😋😎🤗👍👏🙏💕❤♥💖🎉✨💯😉😌☺🥳💗💙💚💛💜😻👌🙌]|[:;]['’]?-?[)D\]pP]|<3|\^_\^/gu;

/** "5 hrs", "3 weeks", "2時間": how long something takes. */
const lasting =
  /\d+\+?\s*-?(?:h|hrs?|hours?|mins?|minutes?|days?|weeks?|wks?|months?|stunden?|minuten|tagen?|wochen?|monaten?|heures?|jours?|semaines?|mois|horas?|minutos?|d[ií]as?|dias?|semanas?|meses|mês|時間|分|日|週間|ヶ月|か月|ساعات|ساعة|أيام|يوم|أسابيع|دقيقة)(?!\p{L})/giu;

export function moodFeatures(text: string, mood: CompiledMood): MoodFeatures {
  const features: Record<string, number> = {};
  const add = (name: string, value = 1): void => void (features[name] = (features[name] ?? 0) + value);
  for (const { name, negated, raised } of mood.find(text)) {
    add(negated ? `not ${name}` : name);
    if (raised && !negated) add(`very ${name}`);
  }
  for (const name of Object.keys(features)) features[name] = Math.log1p(features[name] ?? 0);
  return { ...features, ...surface(text) };
}

function surface(text: string): MoodFeatures {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const shouted = (text.match(/(?<!\p{L})\p{Lu}{3,}(?!\p{L})/gu) ?? []).join("").length;
  const many = (found: RegExpMatchArray | null): number => Math.log1p(found?.length ?? 0);
  return {
    shouting: letters > 0 ? shouted / letters : 0,
    allCaps: Number(letters >= 8 && shouted / letters > 0.7),
    exclaims: many(text.match(/[!！¡]/g)),
    doubleExclaims: Number(/[!！]{2}/.test(text)),
    asks: Number(/[?？؟]/.test(text)),
    doubleAsks: Number(/[?？؟][?？؟!！]|[!！][?？؟]/.test(text)),
    trails: Number(/\.\.|…/.test(text)),
    stretched: Number(/(\p{L})\1\1/u.test(text)),
    angryEmoji: many(text.match(angryEmoji)),
    sadEmoji: many(text.match(sadEmoji)),
    gladEmoji: many(text.match(gladEmoji)),
    counts: Number(/\d/.test(text)),
    links: Number(/https?:/i.test(text)),
    lasts: many(text.match(lasting)),
    // five letters to a word, two where a character is one
    length: Math.log1p(letters / (unspaced.test(text) ? 2 : 5)) / 3,
  };
}
