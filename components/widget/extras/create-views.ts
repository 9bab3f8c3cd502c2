/** The views of the second part, with words of whatever language: each is put into the panel at its place. */
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
import { createNewer } from "./newer";
import { createRating } from "./rating";
import { createRequest } from "./request";
import { createSources } from "./sources";
import { createTyping } from "./typing";
import { createWhoWrites } from "./who-writes";

export function createViews(context: ViewContext, panel: HTMLElement, words: ExtraWords): ExtraViews {
  const at = (selector: string): Element => panel.querySelector(selector)!;
  const form = createForm(context, words);
  const { attach, tray, files, isBusy } = createFiles(context, words, panel, form.isAsked);
  const cards = [createWhoWrites(context, words), form, createRequest(context, words), createEmailForm(context, words), createCsat(context, words)];
  const earlier = createEarlier(context, words);
  const menu = createMenu(context, words);
  const newer = createNewer(at(".scroll"), words);
  at(".log").before(earlier.node);
  at(".log").after(...cards.map(({ node }) => node));
  at(".scroll").after(newer.node);
  at("header .closer").before(menu.node);
  at(".grow").before(tray.node, attach.node);

  return {
    rich: (text) => linkify(text).map(({ text: part, href }) => (href ? linkTo(href, part) : part)),
    underMessage: (message) => [
      ...(message.attachments?.length ? [createMessageFiles(message.attachments, context, words)] : []),
      ...(message.sources.length ? [createSources(message.sources, words)] : []),
      ...(message.author.startsWith("bot") ? [createRating(message, context, words)] : []),
    ],
    update(state) {
      for (const view of [...cards, earlier, menu, newer, attach, tray]) view.update(state);
    },
    files,
    typed: createTyping(context),
    letsSend: () => !isBusy(),
    afterForm: form.after,
  };
}
