import "server-only";
/** HTML as Markdown and as the plain text that answers quote. Nothing of the page is run or loaded: a parser without a browser around it. */
import Turndown from "turndown";
import { plainMarkdown } from "@/lib/core/knowledge/plain-markdown";

/** `html` is a fragment or the element that holds it. */
export function htmlToMarkdown(html: string | HTMLElement): string {
  const turndown = new Turndown({ headingStyle: "atx", codeBlockStyle: "fenced", bulletListMarker: "-", emDelimiter: "*" });
  turndown.remove(["script", "style", "noscript", "iframe", "object", "embed", "form", "template"] as Turndown.Filter);
  turndown.addRule("images", { filter: "img", replacement: () => "" });
  turndown.addRule("cells", { filter: ["th", "td"], replacement: (content) => ` ${content.replace(/\s*\n\s*/g, " ").trim()} |` });
  turndown.addRule("rows", { filter: "tr", replacement: (content) => `\n|${content}` });
  turndown.addRule("links", {
    filter: (node) => node.nodeName === "A",
    replacement: (content, node) => {
      const address = (node as unknown as Element).getAttribute("href") ?? "";
      const words = content.replace(/\s*\n\s*/g, " ").trim();
      return words !== "" && /^https?:\/\/[^\s()]+$/i.test(address) ? `[${words}](${address})` : content;
    },
  });
  return turndown.turndown(html as never);
}

export function htmlToText(html: string | HTMLElement): string {
  return plainMarkdown(htmlToMarkdown(html));
}
