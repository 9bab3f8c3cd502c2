/**
 * The widget's entry, loaded by the loader: takes over the page's `handrail` queue, knows the commands, and composes
 * session and views. Nothing is requested or stored here before the visitor opens the chat or the page asks for it.
 * Each language has a build of its own, in which `./words/en` is that language's file.
 */
import type { Look } from "@/lib/contracts/widget/look";
import { createApi } from "./api";
import type { Emit } from "./emitter";
import { createEmitter } from "./emitter";
import { loadExtras } from "./extras";
import type { Attributes } from "./session";
import { createSession } from "./session";
import { createStorage } from "./storage";
import { createStore } from "./store";
import type { ViewContext } from "./view-context";
import { createRoot } from "./view-root";
import { words as builtWords } from "./words/en";

/** `handrail("init", …)`. */
interface InitOptions {
  /** The channel's publishable key, unless the script tag names it. */
  channel?: string;
  /** Open the chat at once. */
  open?: boolean;
  /** Start without the launcher; `show` or `open` brings it. */
  hidden?: boolean;
  /** Unsigned facts about the visitor, shown to agents as unverified. */
  attributes?: Attributes;
  /** Language tag; as `setLocale`. */
  locale?: string;
  /** As `identify`. */
  identity?: string | Attributes;
}

type Command = (...args: never[]) => void;
type Commands = Record<string, Command>;

/** What the loader leaves on the page: a queue of calls, the server's address and the key of the tag. */
interface Page {
  handrail: ((...args: unknown[]) => void) & { q?: ArrayLike<unknown>[]; base: string; channel: string | null; look?: Look };
}

/** Here the panel covers the page, and is not opened again by a page load. */
const phone = "(max-width: 30em), (max-height: 30em)";

function run(channel: string, base: string, look: Look | null, options: InitOptions, emit: Emit): Commands {
  const name = `handrail:${channel}:`;
  const storage = createStorage(name, () => localStorage);
  const pageStorage = createStorage(name, () => sessionStorage);
  // One object for as long as the widget runs: another language is written over it.
  const words = { ...builtWords };
  const store = createStore((state) => view.update(state));
  const api = createApi(new URL("../api/widget/v1/", base).href, () => storage.get("token"));
  const session = createSession({ channel, api, store, storage, emit, words });
  const context: ViewContext = { store, session, words, storage, look, setOpen, requestHuman, api };
  let view = createRoot(context);
  let completing: Promise<void> | undefined;

  async function load(): Promise<void> {
    const extras = await loadExtras(base, words.tag);
    completing = undefined;
    if (extras?.words.tag === words.tag) store.set({ extras });
  }

  /** Loads the second part once, and again when it did not come. */
  async function complete(): Promise<void> {
    if (!store.get().extras) await (completing ??= load());
  }

  /** The form before the chat belongs to the second part. */
  function requestHuman(): void {
    setOpen(true);
    // Views are made at the end of the task in which their part has come.
    void complete().then(() => setTimeout(() => (context.views ? context.views.afterForm(session.requestHuman) : session.requestHuman())));
  }

  async function setLocale(tag: string): Promise<void> {
    const language = /^(en|de|es|fr|pt|ja|ar)(?![a-z])/i.exec(tag)?.[0].toLowerCase();
    if (!language || language === words.tag) return;
    const extras = await loadExtras(base, language);
    if (!extras) return emit("error", { code: "locale_not_loaded", detail: language });
    Object.assign(words, extras.words);
    view.close();
    context.views = undefined;
    view = createRoot(context);
    store.set({ extras, takesFocus: false });
    session.restart();
  }

  function setOpen(open: boolean, takesFocus = true): void {
    if (store.get().open === open) return;
    store.set({ open, takesFocus, hidden: !open && store.get().hidden });
    pageStorage.set("open", open ? "1" : null);
    if (open) {
      session.begin();
      void complete();
    }
    session.refresh();
    emit(open ? "open" : "close", undefined);
  }

  const wake = (): void => {
    if (document.visibilityState !== "visible") return;
    session.refresh();
    if (store.get().open) void complete();
  };
  const listeners: [EventTarget, string, () => void][] = [
    [window, "online", wake],
    [window, "pageshow", wake],
    [window, "pagehide", session.pause],
    [document, "visibilitychange", wake],
  ];
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener);

  emit("ready", undefined);
  store.set({ hidden: !!options.hidden });
  if (options.attributes) session.setAttributes(options.attributes);
  if (options.identity) session.identify(options.identity);
  if (options.locale) void setLocale(options.locale);
  session.resume();
  if (options.open || (pageStorage.get("open") && !matchMedia(phone).matches)) setOpen(true, false);

  return {
    open: () => setOpen(true),
    close: () => setOpen(false),
    toggle: () => setOpen(!store.get().open),
    show: () => store.set({ hidden: false }),
    hide() {
      setOpen(false);
      store.set({ hidden: true });
    },
    logout() {
      setOpen(false);
      session.logout();
    },
    setAttributes: session.setAttributes,
    identify: session.identify,
    setLocale: (tag: string) => void setLocale(tag),
    requestHuman,
    destroy() {
      for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
      session.close();
      view.close();
    },
  };
}

function boot(page: Page): void {
  const { q: calls = [], base, channel: tagChannel, look } = page.handrail;
  const { emit, on, off } = createEmitter();
  let running: Commands | null = null;

  const commands: Commands = {
    init(options: InitOptions = {}) {
      const channel = options.channel ?? tagChannel;
      if (!channel) emit("error", { code: "channel_missing", detail: "init needs a channel key" });
      else running ??= run(channel, base, look ?? null, options, emit);
    },
    on,
    off,
    destroy() {
      running?.destroy!();
      running = null;
    },
  };

  function call(name: unknown, ...args: unknown[]): void {
    const command = [commands, running ?? {}].find((each) => Object.keys(each).includes(String(name)))?.[String(name)];
    if (command) command(...(args as never[]));
    else emit("error", { code: "unknown_command", detail: String(name) });
  }

  page.handrail = Object.assign(call, { base, channel: tagChannel, look });
  // The tag's own key starts the chat, unless the page does so itself.
  const queue = Array.from(calls, (args) => Array.from(args));
  if (tagChannel && !queue.some(([name]) => name === "init")) queue.unshift(["init"]);
  for (const [name, ...args] of queue) call(name, ...args);
}

boot(window as unknown as Page);
