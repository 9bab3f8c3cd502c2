import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { AppError, errorCatalogue, isAppError } from "./errors";

const folder = fileURLToPath(new URL("../../docs/errors/", import.meta.url));

test("every error code has a page with its title and status, and no page is about a code that is gone [D1]", () => {
  for (const [code, { status, title }] of Object.entries(errorCatalogue)) {
    const page = `${folder}${code}.md`;
    expect({ code, hasPage: existsSync(page) }).toEqual({ code, hasPage: true });
    const text = readFileSync(page, "utf8");
    expect(text.split("\n")[0]).toBe(`# ${code}: ${title}`);
    expect(text).toContain(`**Status ${status}.**`);
  }
  expect(readdirSync(folder).sort()).toEqual(
    Object.keys(errorCatalogue)
      .map((code) => `${code}.md`)
      .sort(),
  );
});

test("an error is known by its brand, also when another copy of the class made it [D1]", () => {
  expect(isAppError(new AppError("not_found", "x"))).toBe(true);
  expect(isAppError(Object.assign(new Error("x"), { [Symbol.for("handrail.AppError")]: true, code: "not_found" }))).toBe(true);
  expect(isAppError(new Error("x"))).toBe(false);
  expect(isAppError(null)).toBe(false);
});
