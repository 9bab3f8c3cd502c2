/**
 * A text with every decimal digit of any script written 0 to 9, at the same offsets, so that one rule reads them all.
 */

const foreignDigit = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/gu;

export function plainDigits(text: string): string {
  return text.replace(foreignDigit, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = zeros.findLast((start) => start <= code) ?? code;
    return String(code - zero);
  });
}

const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
