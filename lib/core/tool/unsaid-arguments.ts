/**
 * Which arguments of a call that a model proposes are not in the visitor's own words. Models make values up, and take them from texts that nobody of
 * the conversation wrote. What cannot be found counts as not said: doubt leads to a person. Yes or no, and one of a fixed list, are choices that
 * visitors make in words of their own, so they are not looked for.
 */

/** As much of an argument's schema as counts here. */
export type ArgumentShape = {
  readonly type: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, ArgumentShape>>;
  readonly items?: ArgumentShape;
};

export type Money = { readonly minor: number; readonly currency: string };

/** `amounts`: what is said of money in a text. */
type Readers = { readonly amounts: (text: string) => readonly Money[] };
type Heard = { readonly text: string; readonly numbers: readonly number[]; readonly amounts: readonly Money[] };

/** Dotted paths. `words`: what the visitor has written, message by message; a value stands in one of them. */
export function unsaidArguments(schema: ArgumentShape, given: unknown, words: readonly string[], readers: Readers): string[] {
  const heard = words.map((text) => ({ text: plain(text), numbers: numbersIn(plain(text)), amounts: readers.amounts(text) }));
  return unsaid(schema, given, "", heard);
}

function unsaid(shape: ArgumentShape, value: unknown, path: string, heard: readonly Heard[]): string[] {
  if (value === undefined || shape.type === "boolean" || shape.enum !== undefined) return [];
  if (Array.isArray(value)) return shape.items === undefined ? [path] : value.flatMap((item, index) => unsaid(shape.items!, item, `${path}[${index}]`, heard));
  if (shape.format === "amount") return heard.some(({ amounts }) => amounts.some((amount) => isSame(amount, value))) ? [] : [path];
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, part]) => {
      const at = path === "" ? name : `${path}.${name}`;
      const field = shape.properties?.[name];
      return field === undefined ? [at] : unsaid(field, part, at, heard);
    });
  if (typeof value === "number") return heard.some(({ numbers }) => numbers.includes(value)) ? [] : [path];
  return typeof value === "string" && heard.some(({ text }) => says(text, plain(value))) ? [] : [path];
}

function isSame(amount: Money, value: unknown): boolean {
  const { minor, currency } = value as Partial<Money>;
  return amount.minor === minor && amount.currency === currency;
}

/** One width, one case, single spaces. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();
}

const wordCharacter = /[\p{L}\p{N}]/u;
/** Scripts that put no spaces between words. */
const unspaced = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/;

/** As whole words: "N-10" is not said by "N-1042". */
function says(text: string, value: string): boolean {
  if (value === "") return true;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
    if (!isTorn(text[at - 1], value[0]) && !isTorn(text[at + value.length], value.at(-1))) return true;
  return false;
}

function isTorn(outside: string | undefined, edge: string | undefined): boolean {
  return [outside, edge].every((character) => character !== undefined && wordCharacter.test(character) && !unspaced.test(character));
}

/** Numbers that can be read in one way only; thousands are not guessed. */
function numbersIn(text: string): number[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}.,-])\d+(?:[.,]\d{1,2})?(?![\p{L}\p{N}]|[.,]\d)/gu)].map(([digits]) => Number(digits.replace(",", ".")));
}
