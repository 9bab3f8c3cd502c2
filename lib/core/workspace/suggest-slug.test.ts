import fc from "fast-check";
import { expect, test } from "vitest";
import { isReservedSlug } from "./reserved-slugs";
import { slugPattern, suggestSlug } from "./suggest-slug";

test("whatever the name, the slug is well formed and not reserved [S1]", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.boolean(), (name, taken) => {
      const slug = suggestSlug(name, "k3f9x2", taken);
      expect(slug).toMatch(slugPattern);
      expect(isReservedSlug(slug)).toBe(false);
    }),
  );
});

test("names become readable addresses, and a taken one gets a suffix [S1]", () => {
  expect(suggestSlug("Café Müller & Söhne", "x1")).toBe("cafe-muller-sohne");
  expect(suggestSlug("Café Müller", "x1", true)).toBe("cafe-muller-x1");
  expect(suggestSlug("Admin", "x1")).toBe("admin-x1");
  expect(suggestSlug("株式会社", "x1")).toBe("x1");
});
