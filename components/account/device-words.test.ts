import fc from "fast-check";
import { expect, test } from "vitest";
import { deviceWords } from "./device-words";
import { signInErrorWords } from "./sign-in-error-words";

test("common browsers are told in words, whatever else their names pretend to be [S2]", () => {
  for (const [userAgent, name] of [
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome on Windows"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15", "Safari on macOS"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
      "Safari on iPhone",
    ],
    ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome on Android"],
    ["curl/8.5.0", "curl"],
    ["something of its own", "An unknown device"],
  ] as const) {
    expect(deviceWords(userAgent).name).toBe(name);
  }
  expect(deviceWords(null).name).toBe("An unknown device");
});

test("whatever a browser says about itself, only words of ours are shown [S2]", () => {
  fc.assert(fc.property(fc.string(), (text) => /^[A-Za-z ]+$/.test(deviceWords(text).name)));
});

test("every refusal on the way through the issuer is a sentence, and an unknown code is one, too [S2]", () => {
  for (const code of ["email_unverified", "not_linked", "sign_up_closed", "OAuthCallback", "toString", "<b>"]) {
    expect(signInErrorWords(code, "single sign-on")).toMatch(/^[A-Z][^<]*\.$/);
  }
  expect(signInErrorWords(null, null)).toBeNull();
});
