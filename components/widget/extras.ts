/**
 * The part that is loaded once the chat is open: what an answer carries (sources, rating, files), the cards, the menu,
 * the form and the files of a message. It brings its words and styles along; until it is there, or where it cannot be
 * loaded, the conversation itself works.
 */
import type { Attachment } from "@/lib/contracts/widget/attachment";
import type { VisitorMessage } from "@/lib/contracts/widget/conversation";
import type { State } from "./store";
import type { ExtraWords, Words } from "./words";
import type { ViewContext } from "./view-context";

declare const __WIDGET_BUILD__: string;

export interface Extras {
  words: Words;
  extraWords: ExtraWords;
  styles: string;
  /** What was refused with this code, in words; empty where the server's own are the only ones. */
  refusalText(code: string): string;
  create(context: ViewContext, panel: HTMLElement): ExtraViews;
}

export interface ExtraViews {
  /** A text with its web addresses as links. */
  rich(text: string): (string | Node)[];
  /** What stands under a message's text. */
  underMessage(message: VisitorMessage): Node[];
  /** Of everything else, which has put itself into the panel: cards, menu, what is attached. */
  update(state: State): void;
  /** At every change of what stands in the composer. */
  typed(hasText: boolean): void;
  /** Files that are uploaded and not sent yet; `taken` hands them over and empties the tray. */
  files(taken?: boolean): readonly Attachment[];
  /** False while an upload runs. */
  letsSend(): boolean;
  /** Does it now, or once the form before the chat is answered, which it then shows. */
  afterForm(act: () => void): void;
}

/** Loads the part for a language that the widget is built in; null when it does not come. */
export async function loadExtras(base: string, language: string): Promise<Extras | null> {
  try {
    return (await import(`${base}extras-${language}-${__WIDGET_BUILD__}.js`)) as Extras;
  } catch {
    return null;
  }
}
