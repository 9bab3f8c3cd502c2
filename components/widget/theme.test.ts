import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accentOn } from "./theme";

/** WCAG 2.2, written again from the text of the standard. */
function luminance(colour: string): number {
  const channels = colour.startsWith("#") ? (colour === "#fff" ? [255, 255, 255] : [0, 0, 0]) : (colour.match(/\d+/g) ?? []).map(Number);
  const [r, g, b] = channels.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe("the accent", () => {
  test("carries text with a contrast of 4.5 to 1 or more, whatever colour a tenant chooses, on light and on dark paper [W9]", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), fc.boolean(), (number, onDark) => {
        const { fill, ink } = accentOn(`#${number.toString(16).padStart(6, "0")}`, onDark);
        const [lower, higher] = [luminance(fill), luminance(ink)].sort((a, b) => a - b) as [number, number];
        expect((higher + 0.05) / (lower + 0.05)).toBeGreaterThanOrEqual(4.5);
        if (onDark) expect(luminance(fill)).toBeGreaterThanOrEqual(0.06);
      }),
    );
  });

  test("is the colour that was chosen where that can be seen [W9]", () => {
    expect(accentOn("#4a3fd0", false)).toEqual({ fill: "rgb(74,63,208)", ink: "#fff" });
    expect(accentOn("#ffd400", true)).toEqual({ fill: "rgb(255,212,0)", ink: "#000" });
  });
});
