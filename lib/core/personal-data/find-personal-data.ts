/**
 * Personal data in a text [M1]: structured kinds only, by form and check digit, the same on every machine. Names are not looked for.
 */
import { findAccounts } from "./find-accounts";
import { findCards } from "./find-cards";
import { findContacts } from "./find-contacts";
import { findNationalIds } from "./find-national-ids";
import { findSecrets } from "./find-secrets";
import { plainDigits } from "./plain-digits";
import { personalDataKinds } from "../kernel/personal-data-kinds";
import type { PersonalDataCount, PersonalDataFinding, PersonalDataKind } from "../kernel/personal-data-kinds";

/** Every finding, in order of place. Findings do not overlap: of two, the one of the kind that is named first in `personalDataKinds` stays. */
export function findPersonalData(text: string): PersonalDataFinding[] {
  if (!/[\p{N}@]|pass|[:=：]|["“]|[^\u0000-\u024f]/u.test(text)) return [];
  const plain = plainDigits(text);
  const all = [...findCards(plain), ...findAccounts(plain), ...findNationalIds(plain), ...findSecrets(plain), ...findContacts(plain)];
  all.sort((left, right) => rank(left) - rank(right) || left.start - right.start || right.end - left.end);
  const kept: PersonalDataFinding[] = [];
  for (const finding of all) if (!kept.some((other) => finding.start < other.end && other.start < finding.end)) kept.push(finding);
  return kept.sort((left, right) => left.start - right.start);
}

/** How many of each kind, in the order of `personalDataKinds`. */
export function countPersonalData<K extends PersonalDataKind>(found: readonly { kind: K }[]): PersonalDataCount<K>[] {
  const counts = new Map<K, number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((left, right) => rank(left) - rank(right));
}

function rank({ kind }: { kind: PersonalDataKind }): number {
  return personalDataKinds.indexOf(kind);
}
