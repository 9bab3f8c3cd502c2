/** The sources of an answer: numbered chips, of which one at a time unfolds its passage and the way to the article. */
import type { Source } from "@/lib/contracts/widget/conversation";
import { h, setAll } from "../dom";
import { linkTo } from "./link-to";
import { safeUrl } from "./linkify";
import type { ExtraWords } from "../words";
import { fill } from "../words";

export function createSources(sources: readonly Source[], words: ExtraWords): HTMLElement {
  let open = -1;
  const parts = sources.map(({ title, quote, url }, index) => {
    const href = url && safeUrl(url);
    const number = index + 1;
    const chip = h(
      "button.chip",
      {
        type: "button",
        "data-testid": "source",
        "aria-expanded": "false",
        "aria-label": fill(words.source, { number }) + title,
        onclick: () => show(open === index ? -1 : index),
      },
      h("b", {}, String(number)),
      h("span", { dir: "auto" }, title),
    );
    const passage = h(
      "div.passage",
      { hidden: true },
      h("b", { dir: "auto" }, title),
      h("blockquote", { dir: "auto", tabindex: 0 }, quote),
      href && linkTo(href, words.read),
    );
    return { chip, passage };
  });

  function show(wanted: number): void {
    open = wanted;
    parts.forEach(({ chip, passage }, index) => {
      setAll(chip, { "aria-expanded": String(index === open) });
      passage.hidden = index !== open;
      if (index === open) passage.scrollIntoView({ block: "nearest" });
    });
  }

  return h("div.sources", {}, ...parts.map(({ chip }) => chip), ...parts.map(({ passage }) => passage));
}
