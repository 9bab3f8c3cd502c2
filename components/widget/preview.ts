/**
 * The widget's own views beside a form of the console, with values that are not saved and a conversation that is made up.
 * It talks to no server and keeps nothing.
 */
import type { ChannelFace } from "@/lib/contracts/widget/channel";
import type { VisitorConversation, VisitorMessage } from "@/lib/contracts/widget/conversation";
import type { WidgetLanguage } from "@/lib/contracts/widget/look";
import type { Api } from "./api";
import { createViews } from "./extras/create-views";
import { styles } from "./extras/styles";
import type { Session } from "./session";
import { createStorage } from "./storage";
import { createStore } from "./store";
import { timelineOf } from "./timeline";
import type { ViewContext } from "./view-context";
import { addStyles, createRoot } from "./view-root";
import type { ExtraWords, Words } from "./words";

export interface PreviewState {
  channel: ChannelFace;
  open: boolean;
}

export interface Preview {
  update(state: PreviewState): void;
  close(): void;
}

interface Dictionary {
  words: Words;
  extraWords: ExtraWords;
}

const dictionaries: Record<WidgetLanguage, () => Promise<Dictionary>> = {
  en: () => import("./words/en"),
  de: () => import("./words/de"),
  es: () => import("./words/es"),
  fr: () => import("./words/fr"),
  pt: () => import("./words/pt"),
  ja: () => import("./words/ja"),
  ar: () => import("./words/ar"),
};

/** The place is smaller than a window, and the panel keeps inside of it. */
const placeStyles = `
.frame .panel{width:min(380px,100% - 2*var(--x));max-width:none;height:calc(100% - var(--y) - 24px - max(56px,3.73em));max-height:none;animation:none}
.frame .launcher{max-width:calc(100% - 2*var(--x))}
`;

const createdAt = "2026-11-26T09:30:00.000Z";
const conversation: VisitorConversation = {
  id: "cnv_preview",
  status: "open",
  handledBy: "bot",
  handoff: null,
  agentName: null,
  emailAsked: false,
  csat: null,
  lastSeq: 0,
  createdAt,
};

/** `place` must be a containing block for fixed elements: a transform does it. */
export async function createPreview(place: HTMLElement, language: WidgetLanguage): Promise<Preview> {
  const { words, extraWords } = await dictionaries[language]();
  const nothing = (): undefined => undefined;
  const done = async (): Promise<undefined> => undefined;
  const session: Session = {
    begin: nothing,
    resume: nothing,
    send: nothing,
    answer: nothing,
    ensure: done,
    requestHuman: nothing,
    act: done,
    rate: done,
    setAttributes: nothing,
    identify: nothing,
    restart: nothing,
    anew: nothing,
    logout: nothing,
    refresh: nothing,
    pause: nothing,
    close: nothing,
  };
  const api: Api = { base: "", token: () => null, request: async () => ({}), stream: () => Promise.reject(new Error("a preview has no server")) };
  const store = createStore((state) => view.update(state));
  const storage = createStorage("preview:", () => {
    throw new Error("a preview keeps nothing");
  });
  const context: ViewContext = { store, session, api, words, storage, look: null, setOpen: nothing, requestHuman: nothing, isPreview: true };
  const view = createRoot(context, place);
  addStyles(view.node.shadowRoot!, placeStyles);

  return {
    update({ channel, open }) {
      const asks = channel.preChat !== null;
      store.set({
        open,
        takesFocus: false,
        link: "ready",
        channel,
        conversation: asks ? null : conversation,
        timeline: timelineOf(asks ? [] : sample(words.disclosure, samples[language], channel.botName)),
        extras: { words, extraWords, styles, refusalText: () => "", create: (given, panel) => createViews(given, panel, extraWords) },
      });
    },
    close: view.close,
  };
}

/** A question and its answer. */
const samples: Record<WidgetLanguage, readonly [string, string]> = {
  en: ["How long do I have to return it?", "Thirty days from delivery."],
  de: ["Wie lange kann ich es zurückgeben?", "Dreißig Tage ab Lieferung."],
  es: ["¿Cuánto tiempo tengo para devolverlo?", "Treinta días desde la entrega."],
  fr: ["Combien de temps ai-je pour le rendre ?", "Trente jours après la livraison."],
  pt: ["Quanto tempo tenho para devolver?", "Trinta dias a partir da entrega."],
  ja: ["返品はいつまでできますか？", "お届けから30日以内です。"],
  ar: ["كم لدي من الوقت لإرجاعه؟", "ثلاثون يومًا من تاريخ التسليم."],
};

function sample(disclosure: string, [question, answer]: readonly [string, string], botName: string): VisitorMessage[] {
  const line = { authorName: null, system: null, sources: [], clientId: null, feedback: null, attachments: [], createdAt };
  return [
    { ...line, id: "msg_1", seq: 1, author: "system", text: disclosure, system: { code: "ai_disclosure", params: {} } },
    { ...line, id: "msg_2", seq: 2, author: "visitor", text: question },
    { ...line, id: "msg_3", seq: 3, author: "bot", authorName: botName, text: answer },
  ];
}
