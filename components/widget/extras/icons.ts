/** Drawings of the second part. */
import { draw } from "../dom";

const paths = {
  clip: "M19.5 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-8 8a1.5 1.5 0 0 1-2.2-2.2l7.2-7.1",
  download: "M12 4.5v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  more: "M5.2 11.5h.9v.9h-.9zM11.6 11.5h.9v.9h-.9zM18 11.5h.9v.9H18z",
  plus: "M12 5v14M5 12h14",
  retry: "M19 12a7 7 0 1 1-2.2-5.1M19 4v3.5h-3.5",
  stop: "M7 7h10v10H7z",
  thumb: "M7 11v8.5H4.5V11zl4-7c1.5 0 2.5 1 2.2 2.6l-.6 2.9H17a2 2 0 0 1 2 2.4l-1 6a2 2 0 0 1-2 1.6H7",
  x: "M7 7l10 10M17 7L7 17",
} as const;

export function extraIcon(name: keyof typeof paths): SVGElement {
  return draw(paths[name]);
}
