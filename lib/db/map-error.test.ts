import { expect, test } from "vitest";
import { isRetryable } from "./map-error";

test("a transaction runs again after a deadlock, a conflict of serialisation, and when a migration has just replaced a function, and after nothing else [S5]", () => {
  const error = (code: string, message = "x") => Object.assign(new Error(message), { code });
  for (const code of ["40001", "40P01", "P2034"]) expect(isRetryable(error(code)), code).toBe(true);
  expect(isRetryable(error("XX000", "cache lookup failed for function 26046"))).toBe(true);
  expect(isRetryable(error("XX000", "could not open relation with OID 7"))).toBe(false);
  for (const code of ["23505", "55P03", "57014"]) expect(isRetryable(error(code)), code).toBe(false);
});
