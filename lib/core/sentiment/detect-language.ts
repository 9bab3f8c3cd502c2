/**
 * Which of the seven languages of the widget a message is in, by script, letters and small words. Small words of neighbours (Italian,
 * Dutch, Swedish and more) are counted too, so that a text in them is not taken for a language that is read.
 */
import { smallWords } from "@/lib/core/text-model/small-words";
import type { CompiledMood } from "./mood-features";
import { clauseEnd, listEntries, messageWords } from "./mood-words";

/** Words that questions to a shop begin with or turn on, where the small ones are missing or belong to several languages. */
const askedWords: Readonly<Record<string, string>> = {
  en: "much|many|which|change|track|order|address|opening|hours|size|delivery|shipping|price|cost|costs|return|cancel",
  de: "lange|kosten|kostet|versand|lieferung|liefert|welche|welcher|welches|größe|adresse|ändern|rückgabe|preis|wieviel|bestellung|öffnungszeiten",
  fr: "combien|temps|prend|quel|quelle|quels|quelles|livraison|livrez|commande|suivi|puis|peut|prix|taille|coûte|adresse|modifier|retour|horaires",
  es: "cuánto|cuanto|cuánta|cuesta|tarda|envío|envio|envíos|envios|pedido|cambiar|talla|precio|hacen|tienen|puede|dirección|estado|horario|devolver",
  pt: "quanto|custa|demora|frete|prazo|entrega|entregam|qual|quais|trocar|tamanho|acompanhar|pedido|preço|fazem|têm|endereço|rastrear|encomenda|horário|devolver",
  it: "quanto|costa|spedizione|quale|quali|ordine|taglia|prezzo|consegna|cambiare|indirizzo|reso|orari",
  nl: "hoeveel|kost|verzending|bestelling|maat|prijs|levering|welke|adres|retour|openingstijden",
  sv: "kostar|frakt|frakten|storlek|beställning|leverans|vilken|mycket",
  pl: "ile|kosztuje|wysyłka|dostawa|zamówienie|rozmiar|zwrot",
};
const tables: readonly (readonly [string, ReadonlySet<string>])[] = Object.entries(smallWords).map(([language, list]) => [
  language,
  new Set(listEntries(`${list}|${askedWords[language] ?? ""}`)),
]);
/** Letters that settle between neighbours, by the language they speak for. */
const letters: readonly (readonly [string, RegExp])[] = [
  ["de", /[ßÄÖÜäöü]/g],
  ["es", /[ñ¿¡]/gi],
  ["pt", /[ãõ]/gi],
  ["fr", /[œèêùû]|\b[cdjlnst]['’]\p{L}/giu],
  ["sv", /å/gi],
  ["pl", /[łąęśżź]/gi],
  ["cs", /[řěůťď]/gi],
  ["ro", /[șțş]/gi],
  ["tr", /[ışğ]/g],
  ["vi", /[ạảấầẩậắằặẹẻếềểệỉịọỏốồổộớờởợụủứừửựỳỵ]/gi],
];
const kana = /[\u3040-\u30ff\uff66-\uff9f]/;
const arabic = /[\u0600-\u06ff]/;
/** Letters and small words of Persian and Urdu, which share the script. */
const notArabic = /[پچژگٹڈڑںےہ]|(?<!\p{L})(?:است|این|که|می|را|از|برای|ہے|کی|میں|نہیں)(?!\p{L})/u;
const otherScript = /[\u0370-\u05ff\u0900-\u109f\u1200-\u137f\u1780-\u17ff\u3400-\u9fff\uac00-\ud7a3]/g;
const latin = /\p{Script=Latin}/gu;

/** Null: none that is read. `moods`: the lexicons, whose words count where small words are missing. `before`: the language of earlier messages decides a tie. */
export function detectLanguage(text: string, moods: readonly CompiledMood[], before: string | null): string | null {
  if (kana.test(text)) return "ja";
  if (arabic.test(text)) return notArabic.test(text) ? null : "ar";
  const latins = text.match(latin)?.length ?? 0;
  if (latins === 0) return text.match(otherScript) ? null : before;
  if ((text.match(otherScript)?.length ?? 0) > latins) return null;
  const words = messageWords(text).filter((word) => word !== clauseEnd);
  const scores = new Map(tables.map(([language, list]) => [language, words.filter((word) => list.has(word)).length]));
  const add = (language: string, value: number): void => void scores.set(language, (scores.get(language) ?? 0) + value);
  for (const mood of moods) add(mood.language, 0.6 * words.filter((word) => mood.words.has(word)).length);
  for (const [language, pattern] of letters) add(language, 0.8 * Math.min(3, text.match(pattern)?.length ?? 0));
  if (before !== null && scores.has(before)) add(before, 0.5);
  const [best, next] = [...scores].sort((one, other) => other[1] - one[1]);
  if (best === undefined || best[1] < 0.5 || (next !== undefined && best[1] - next[1] < 0.05)) return words.length <= 2 ? before : null;
  return moods.some(({ language }) => language === best[0]) ? best[0] : null;
}
