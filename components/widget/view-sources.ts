/** The sources of an answer: numbered chips, of which one at a time unfolds its passage and the way to the article. */
import type { Source } from "@/lib/contracts/widget/conversation";
import { h, icon, setAll } from "./dom";
import { safeUrl } from "./linkify";
import type { Words } from "./words";
import { fill } from "./words";

export function createSources(sources: readonly Source[], words: Words): HTMLElement {
  const passages: HTMLElement[] = [];
  const chips: HTMLElement[] = [];
  const show = (wanted: number): void =>
    chips.forEach((chip, index) => {
      const open = index === wanted && chip.getAttribute("aria-expanded") !== "true";
      setAll(chip, { "aria-expanded": String(open) });
      passages[index]!.hidden = !open;
    });

  sources.forEach(({ title, quote, url }, index) => {
    const href = url && safeUrl(url);
    const number = String(index + 1);
    chips.push(
      h(
        "button",
        { class: "chip", type: "button", "data-testid": "source", "aria-expanded": "false", onclick: () => show(index) },
        h("span", { class: "number", "aria-hidden": "true" }, number),
        h("span", { class: "sr" }, `${fill(words.sourceNumber, { number })}: `),
        h("span", { class: "title", dir: "auto" }, title),
      ),
    );
    passages.push(
      h(
        "div",
        { class: "passage", hidden: true, "data-testid": "source-passage" },
        h("b", { dir: "auto" }, title),
        h("blockquote", { dir: "auto", tabindex: "0" }, quote),
        href && h("a", { href, rel: "noopener nofollow ugc", target: "_blank" }, words.readArticle, icon("out"), h("span", { class: "sr" }, ` (${words.opensNewWindow})`)),
      ),
    );
  });
  return h("div", { class: "sources", role: "group", "aria-label": words.sources }, h("div", { class: "chips" }, ...chips), ...passages);
}
