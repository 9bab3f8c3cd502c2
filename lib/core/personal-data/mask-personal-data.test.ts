import { describe, expect, it } from "vitest";
import { countMasked, maskPersonalData } from "./mask-personal-data";

describe("masking", () => {
  it("puts the kind in the place of each value and counts the kinds [M1]", () => {
    const text = "Cards 4539148803436467 and 371449635398431, password: Tr0ub4dor&3, mail me at mara@example.org";
    expect(maskPersonalData(text)).toEqual({
      text: "Cards [card number] and [card number], password: [password], mail me at mara@example.org",
      masked: [
        { kind: "card_number", count: 2 },
        { kind: "password", count: 1 },
      ],
    });
  });

  it("leaves alone what holds nothing to mask, and what is masked [M1]", () => {
    for (const text of ["Hello", "Call +44 20 7946 0958", "", maskPersonalData("my password is Tr0ub4dor&3, card 4539148803436467 12/29 123").text]) {
      expect(maskPersonalData(text)).toEqual({ text, masked: [] });
    }
  });

  it("what was taken out is read from the stored text again [M1] [Q13]", () => {
    const { text, masked } = maskPersonalData("pin is 4471, cvv 123, iban DE89370400440532013000");
    expect(countMasked(text)).toEqual([
      { kind: "card_code", count: 1 },
      { kind: "bank_account", count: 1 },
      { kind: "password", count: 1 },
    ]);
    expect(countMasked(text)).toEqual(masked);
  });
});
