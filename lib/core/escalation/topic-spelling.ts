/**
 * Slips of the fingers in the words that sensitive topics turn on: one swapped, doubled, missing, extra or wrong letter.
 */

const targets = [
  "refund",
  "refunds",
  "refunded",
  "reimbursement",
  "reimburse",
  "compensation",
  "restitution",
  "reclamation",
  "complaint",
  "complaints",
  "account",
  "accounts",
  "delete",
  "deleting",
  "invoice",
  "payment",
  "cancellation",
  "rebate",
  "rebating",
  "fraud",
  "stolen",
  "money",
];
const known = new Set([
  ...targets,
  "compliant",
  "accent",
  "honey",
  "monkey",
  "payments",
  "accounting",
  "deletes",
  "invoices",
  "debate",
  "rebates",
  "deleted",
  "refunding",
  "many",
  "reimbursed",
  "debating",
  "relate",
  "remoney",
  "mone",
]);

/** The word that was meant, or the word itself. */
export function correctTopicWord(word: string): string {
  if (word.length < 5 || word.length > 14 || known.has(word)) return word;
  return targets.find((target) => isSlip(word, target)) ?? word;
}

function isSlip(word: string, target: string): boolean {
  const difference = word.length - target.length;
  if (Math.abs(difference) > 1) return false;
  let index = 0;
  while (index < word.length && word[index] === target[index]) index += 1;
  if (difference === 1) return word.slice(index + 1) === target.slice(index);
  if (difference === -1) return word.slice(index) === target.slice(index + 1);
  if (word[index] === target[index + 1] && word[index + 1] === target[index] && word.slice(index + 2) === target.slice(index + 2)) return true;
  return target.length >= 7 && index > 0 && word.slice(index + 1) === target.slice(index + 1);
}
