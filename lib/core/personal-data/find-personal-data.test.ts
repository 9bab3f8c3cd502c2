import { describe, expect, it } from "vitest";
import { findPersonalData } from "./find-personal-data";

const kinds = (text: string) => findPersonalData(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe("personal data", () => {
  it.each([
    ["my card is 4539148803436467", "card_number 4539148803436467"],
    ["points of my credit card 050000000005", "card_number 050000000005"],
    ["card 4539-1488-0343-6467, please", "card_number 4539-1488-0343-6467"],
    ["pay with 4539 1488 0343 6467 12/29 123", "card_number 4539 1488 0343 6467", "card_code 123"],
    ["amex 371449635398431 cvv: 1234", "card_number 371449635398431", "card_code 1234"],
    ["بطاقتي ٤٥٣٩١٤٨٨٠٣٤٣٦٤٦٧", "card_number ٤٥٣٩١٤٨٨٠٣٤٣٦٤٦٧"],
    ["my maestro card 6759649826438453 is lost", "card_number 6759649826438453"],
    ["Bitte auf DE89 3704 0044 0532 0130 00 überweisen", "bank_account DE89 3704 0044 0532 0130 00"],
    ["iban gb29nwbk60161331926819 thanks", "bank_account gb29nwbk60161331926819"],
    ["my ssn: 219-09-9999", "national_id 219-09-9999"],
    ["Mi DNI es 12345678Z", "national_id 12345678Z"],
    ["meu CPF é 529.982.247-25", "national_id 529.982.247-25"],
    ["mon numéro 2 69 05 49 588 157 80", "national_id 2 69 05 49 588 157 80"],
    ["NI number AB 12 34 56 C", "national_id AB 12 34 56 C"],
    ["aadhaar 2341 2341 2346", "national_id 2341 2341 2346"],
    ["身份证 11010519491231002X", "national_id 11010519491231002X"],
    ["codice fiscale RSSMRA85T10A562S", "national_id RSSMRA85T10A562S"],
    ["Steuer-ID 86095742719", "national_id 86095742719"],
    ["my password is Sommer2024!", "password Sommer2024!"],
    ["Passwort: sommerhaus", "password sommerhaus"],
    ["mot de passe : azerty12", "password azerty12"],
    ["la contraseña es gato_7788", "password gato_7788"],
    ["пароль: qwerty77", "password qwerty77"],
    ["密码是abc12345", "password abc12345"],
    ['password is "correct horse battery"', "password correct horse battery"],
    ["my pin is 4471", "password 4471"],
    ["the security code is 881", "card_code 881"],
    ["your verification code 449 120", "one_time_code 449 120"],
    ["OTP: 77123", "one_time_code 77123"],
    ["key AKIAIOSFODNN7EXAMPLE", "access_key AKIAIOSFODNN7EXAMPLE"],
    ["token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF12345", "access_key eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF12345"],
    ["mail mara.lind+shop@example.co.uk now", "email mara.lind+shop@example.co.uk"],
    ["call me on +44 20 7946 0958", "phone +44 20 7946 0958"],
    ["(212) 555-0134 is my number", "phone (212) 555-0134"],
    ["ruf mich an: 030 901820", "phone 030 901820"],
    ["from 203.0.113.7 since noon", "ip_address 203.0.113.7"],
    ["2001:db8:85a3::8a2e:370:7334 fails", "ip_address 2001:db8:85a3::8a2e:370:7334"],
  ])("finds in %s: %s %s [M1]", (text, ...expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    "my order number is 4539148803436460",
    "tracking 1Z999AA10123456784 and order 20260114000123",
    "I forgot my password and cannot log in",
    "my password is wrong",
    "password: reset please",
    "the password is not working since the update",
    "mein Passwort ist falsch",
    "la contraseña no es correcta",
    "what is the pin code for my area 560001",
    "pay 1.234,56 EUR by 24.12.2026 at 18:30",
    "between 2019-2024 we had 1 000 000 visitors",
    "version 10.0.19045.3803 of the app",
    "DE89 3704 0044 0532 0130 01 is not right",
    "I have 3 cards and 2 accounts",
    "see section 12.4.1.2 of the contract",
    "🙂🙂🙂",
    "",
  ])("finds nothing in %s [M1]", (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it("findings never overlap, lie in the text, and stay few milliseconds on the longest and most hostile messages [M1]", () => {
    const hostile = [
      "1 ".repeat(2000),
      "4".repeat(4000),
      "password is ".repeat(330),
      "a@".repeat(2000),
      "1:".repeat(2000),
      "AB12".repeat(1000),
      "(".repeat(4000),
    ];
    for (const text of hostile) {
      let last = 0;
      for (const { start, end } of findPersonalData(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }
  });
});
