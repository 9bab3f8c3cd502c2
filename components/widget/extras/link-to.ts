import { h } from "../dom";

/** A link that leaves the page, gives the host's site no part in what it leads to, and cannot reach back. */
export function linkTo(href: string, text: string): HTMLElement {
  return h("a", { href, rel: "noopener nofollow ugc", target: "_blank", dir: "auto" }, text);
}
