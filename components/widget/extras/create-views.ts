/** The views of the second part, with words of whatever language. */
import type { ExtraViews } from "../extras";
import type { ViewContext } from "../view-context";
import type { ExtraWords } from "../words";
import { createCsat, createEmailForm } from "./cards";
import { createEarlier } from "./earlier";
import { createFiles } from "./files";
import { createForm } from "./form";
import { linkTo } from "./link-to";
import { linkify } from "./linkify";
import { createMenu } from "./menu";
import { createMessageFiles } from "./message-files";
import { createRating } from "./rating";
import { createSources } from "./sources";
import { createTyping } from "./typing";

export function createViews(context: ViewContext, panel: HTMLElement, words: ExtraWords): ExtraViews {
  const form = createForm(context, words);
  const { attach, tray, files, isBusy } = createFiles(context, words, panel, form.isAsked);
  return {
    rich: (text) => linkify(text).map(({ text: part, href }) => (href ? linkTo(href, part) : part)),
    underMessage: (message) => [
      ...(message.attachments?.length ? [createMessageFiles(message.attachments, context, words)] : []),
      ...(message.sources.length ? [createSources(message.sources, words)] : []),
      ...(message.author.startsWith("bot") ? [createRating(message, context, words)] : []),
    ],
    cards: [form, createEmailForm(context, words), createCsat(context, words)],
    earlier: createEarlier(context, words),
    menu: createMenu(context, words),
    attach,
    tray,
    files,
    typed: createTyping(context),
    letsSend: () => !isBusy(),
    afterForm: form.after,
  };
}
