/** The channel's look as the frame's attributes and custom properties, and a text colour that can be read on its accent. */
import type { Look } from "@/lib/contracts/widget/look";
import { setAll } from "./dom";

/** Relative luminance by WCAG 2.2, 0 to 1. */
function luminance(channels: readonly number[]): number {
  const [red, green, blue] = channels.map((channel) => (channel <= 10 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The accent as it is drawn, and black or white on it, whichever has more contrast: one of the two always has 4.5 to 1. On
 * dark paper an accent that is nearly black is lightened until its shape is seen.
 */
export function accentOn(accent: string, onDark: boolean): { fill: string; ink: string } {
  let channels = [1, 3, 5].map((at) => parseInt(accent.slice(at, at + 2), 16));
  while (onDark && luminance(channels) < 0.06) channels = channels.map((channel) => Math.ceil(channel + (255 - channel) / 12));
  return { fill: `rgb(${channels})`, ink: luminance(channels) > 0.179 ? "#000" : "#fff" };
}

export function applyLook(frame: HTMLElement, { accent, scheme, side, offsetX, offsetY, radius }: Look): void {
  setAll(frame, { "data-scheme": scheme, "data-side": side });
  const light = accentOn(accent, false);
  const dark = accentOn(accent, true);
  const values = {
    x: `${offsetX}px`,
    y: `${offsetY}px`,
    radius: `${radius}px`,
    light: light.fill,
    "light-ink": light.ink,
    dark: dark.fill,
    "dark-ink": dark.ink,
  };
  for (const [name, value] of Object.entries(values)) frame.style.setProperty(`--${name}`, value);
}
