/** Where the links of a text lead, by the widget's own rules of what becomes one. Pure. */
import { linkify } from "@/components/widget/extras/linkify";

/** Each host once, as the browser asks for it: in ASCII, so that `exаmple.com` with a Cyrillic letter reads `xn--…`. */
export function linkHosts(text: string): string[] {
  return [...new Set(linkify(text).flatMap(({ href }) => (href === null ? [] : [new URL(href).host])))];
}
