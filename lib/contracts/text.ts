/** Text that people type: NFC, no NUL, no lone surrogates, bounded in code points. */
import { z } from "zod";

export function text(limit: number, minimum = 1) {
  return z
    .string()
    .max(limit * 2, `at most ${limit} characters`)
    .refine((value) => value.isWellFormed(), "holds a lone surrogate")
    .refine((value) => !value.includes("\u0000"), "holds a NUL character")
    .transform((value) => value.normalize("NFC").trim())
    .refine((value) => [...value].length >= minimum, minimum === 1 ? "is empty" : `at least ${minimum} characters`)
    .refine((value) => [...value].length <= limit, `at most ${limit} characters`);
}

export const emailText = z
  .string()
  .max(254)
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\.]{2,}$/.test(value), "is not an e-mail address");

/** What a program sends and the database keeps as it is: no NUL, no lone surrogates. */
export function plain(limit: number) {
  return z
    .string()
    .max(limit)
    .refine((value) => value.isWellFormed() && !value.includes("\u0000"), "holds a character that cannot be stored");
}
