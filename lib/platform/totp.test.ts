import { generate } from "otplib";
import { expect, test } from "vitest";
import { newTotpSecret, totpAddress, totpStepOf } from "./totp";

/** The secret of RFC 6238's test vectors, "12345678901234567890", in base32. */
const rfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test("the test vectors of RFC 6238 hold: each code is of its own time step [S2]", async () => {
  // Appendix B, SHA-1; the last six of its eight digits are the six-digit code.
  for (const [seconds, code] of [
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ] as const) {
    expect(await totpStepOf(rfcSecret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
  }
});

test("a code counts one step early and one step late, and is then told by its own step, and never further away [S2]", async () => {
  const secret = newTotpSecret();
  const at = new Date("2026-11-26T10:00:17Z");
  const own = Math.floor(at.getTime() / 30_000);
  for (const shift of [-3, -2, -1, 0, 1, 2, 3]) {
    const code = await generate({ secret, epoch: Math.floor(at.getTime() / 1000) + shift * 30 });
    const expected = Math.abs(shift) <= 1 ? own + shift : null;
    expect(await totpStepOf(secret, code, at), `${shift}`).toBe(expected);
  }
  for (const text of ["", "12345", "1234567", "12 456", "abcdef", "１２３４５６"]) expect(await totpStepOf(secret, text, at)).toBeNull();
});

test("secrets have 160 bits and differ, and the address for the app names issuer and account [S2]", () => {
  const secrets = new Set(Array.from({ length: 50 }, () => newTotpSecret()));
  expect(secrets.size).toBe(50);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const address = new URL(totpAddress(rfcSecret, "jo@example.test", "Handrail"));
  expect(address.protocol).toBe("otpauth:");
  expect(address.searchParams.get("secret")).toBe(rfcSecret);
  expect(address.searchParams.get("issuer")).toBe("Handrail");
});
