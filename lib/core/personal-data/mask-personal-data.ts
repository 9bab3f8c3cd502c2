/**
 * Takes out of a visitor's message what a support chat never needs (conventions: personal data typed by visitors). What stands in its place
 * says which kind it was, in English in every language: agents, bots and models read it.
 */
import { countPersonalData, findPersonalData } from "./find-personal-data";
import { maskedKinds } from "../kernel/personal-data-kinds";
import type { MaskedKind, PersonalDataCount, PersonalDataFinding } from "../kernel/personal-data-kinds";

const placeholders: Readonly<Record<MaskedKind, string>> = {
  card_number: "[card number]",
  card_code: "[card code]",
  bank_account: "[bank account]",
  national_id: "[national id]",
  password: "[password]",
  one_time_code: "[one-time code]",
  access_key: "[access key]",
};

/** The same text when there is nothing to mask. Masking what is masked changes nothing. */
export function maskPersonalData(text: string): { text: string; masked: PersonalDataCount<MaskedKind>[] } {
  const found = findPersonalData(text).filter(isMasked);
  let result = "";
  let from = 0;
  for (const { kind, start, end } of found) {
    result += text.slice(from, start) + placeholders[kind];
    from = end;
  }
  return { text: result + text.slice(from), masked: countPersonalData(found) };
}

/** All that was found is taken out: for what is kept beyond the conversation that it was said in. */
export function maskForKeeping(text: string): string {
  return findPersonalData(text).reduceRight((result, { kind, start, end }) => `${result.slice(0, start)}[${kind.replace("_", " ")}]${result.slice(end)}`, text);
}

function isMasked(finding: PersonalDataFinding): finding is PersonalDataFinding & { kind: MaskedKind } {
  return (maskedKinds as readonly string[]).includes(finding.kind);
}

/** What was masked in a stored text, by its placeholders. */
export function countMasked(text: string): PersonalDataCount<MaskedKind>[] {
  return maskedKinds.flatMap((kind) => {
    const count = text.split(placeholders[kind]).length - 1;
    return count === 0 ? [] : [{ kind, count }];
  });
}
