/**
 * How much a message asks for at once [E15]: separate requests, and steps that must follow each other. Counts, no verdict: what is too much is the
 * policy's to say.
 */
import { foldWithOffsets } from "./fold-with-offsets";
import type { ComplexitySignal } from "./types";

const longest = 4000;
const most = 50;

/** Ends of sentences, points of a list, and words that begin another request. */
const cuts =
  /(?:[.!;。！;\n]|(?<=[?？؟]))+\s*|(?:^|\s)(?:\d{1,2}[.)]|[-*•])\s+|,?\s(?:and also|and can you|and could you|and how|and what|and why|and when|and where|and is|another question|one more thing|secondly|thirdly|also,|und wie|und was|und warum|und kann|außerdem|zweitens|et comment|et pourquoi|et est ce|aussi,|deuxiemement|y como|y por que|y cuando|tambien,|ademas|e como|e quando|alem disso|e come|inoltre)(?=\s)/gu;
const asksAtStart =
  /^(?:(?:hi|hello|hey|please|and|also|so|then|but|ok|hallo|bitte|und|bonjour|et|hola|y|por favor|ola|e|ciao)[ ,]+)*(?:how|what|why|when|where|which|who|can|could|would|will|do|does|did|is|are|may|should|i (?:want|need|would like|d like|have to)|tell|explain|send|give|help|cancel|change|update|refund|check|show|wie|was|warum|wann|wo|welche\w*|kann|konnen|konnten|gibt es|ich (?:will|mochte|brauche)|comment|pourquoi|quand|quel\w*|combien|est[ -]ce|puis[ -]je|pouvez|je (?:veux|voudrais)|como|que|por que|cuando|cuanto|donde|puedo|pueden|quiero|necesito|quando|quanto|onde|posso|podem|quero|preciso|come|cosa|perche|dove|vorrei|как|что|почему|когда|где|можно|хочу|كيف|ما|لماذا|متى|هل|اريد)(?![\p{L}])/u;
const steps =
  /(?<![\p{L}])(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|after that|afterwards|next|finally|lastly|step by step|once (?:that|this|it) is|before that|zuerst|danach|dann|anschließend|schließlich|d'abord|ensuite|puis|enfin|primero|luego|despues|finalmente|primeiro|depois|prima|poi|infine|сначала|потом|затем|наконец|اولا|ثم|بعد ذلك)(?![\p{L}])/gu;

/** A part of fewer letters asks for nothing of its own ("Why?", "how come?"). */
const shortest = 12;

export function measureComplexity(text: string): ComplexitySignal {
  const { text: folded } = foldWithOffsets(text.slice(0, longest));
  const parts = folded.split(cuts).map((part) => (part ?? "").trim());
  const requests = parts.filter(
    (part) =>
      [...part.matchAll(/[\p{L}\p{N}]/gu)].length >= (/[\u3040-\u30ff\u4e00-\u9fff]/u.test(part) ? 4 : shortest) &&
      (/[?？؟]\s*$/u.test(part) || asksAtStart.test(part)),
  );
  return { requests: Math.min(most, requests.length), steps: Math.min(most, [...folded.matchAll(steps)].length) };
}
