/**
 * The widget's entry, loaded by the loader: takes over the page's `handrail` queue, knows the commands, and composes
 * session and views. Nothing is requested or stored here before the visitor opens the chat or the page says so.
 */
import { createApi } from "./api";
import type { Emitter } from "./emitter";
import { createEmitter } from "./emitter";
import type { Session } from "./session";
import { createSession } from "./session";
import { createStorage } from "./storage";
import { createStore } from "./store";
import type { RootView } from "./view-root";
import { createRoot } from "./view-root";
import { wordsFor } from "./words";

/** `handrail("init", …)`. */
export interface InitOptions {
  /** The channel's publishable key, unless the script tag names it. */
  channel?: string;
  /** Open the chat at once. */
  open?: boolean;
  /** Start without the launcher; `show` or `open` brings it. */
  hidden?: boolean;
  /** Unsigned facts about the visitor, shown to agents as unverified. */
  attributes?: Record<string, string | number | boolean | null>;
}

interface Running {
  open(): void;
  close(): void;
  toggle(): void;
  show(): void;
  hide(): void;
  session: Session;
  destroy(): void;
}

type Command = (...args: unknown[]) => unknown;

/** What the loader leaves on the page: a queue of calls, the server's address and the key of the tag. */
interface Boot extends Command {
  q?: ArrayLike<unknown>[];
  base: string;
  channel: string | null;
  nonce?: string;
}

const phone = "(max-width: 30em), (max-height: 30em)";

function run(channel: string, base: string, options: InitOptions, { emit }: Emitter): Running {
  const storage = createStorage(`handrail:${channel}:`, () => window.localStorage);
  const pageStorage = createStorage(`handrail:${channel}:`, () => window.sessionStorage);
  const words = wordsFor([document.documentElement.lang, ...navigator.languages]);
  const store = createStore();
  const api = createApi(new URL("../api/widget/v1/", base).href, () => storage.get("token"));
  const session = createSession({ channel, api, store, storage, emit, words });
  const view: RootView = createRoot({ store, session, words }, storage, { open, close });
  store.subscribe((state) => view.update(state));

  function setOpen(wanted: boolean, takesFocus: boolean): void {
    if (store.get().open === wanted) return;
    store.set({ open: wanted, takesFocus, shown: wanted || store.get().shown });
    pageStorage.set("open", wanted ? "1" : null);
    if (wanted) session.begin();
    session.refresh();
    emit(wanted ? "open" : "close", {});
  }
  function open(): void {
    setOpen(true, true);
  }
  function close(): void {
    setOpen(false, true);
  }

  const onWake = (): void => {
    if (document.visibilityState === "visible") session.refresh();
  };
  const onHide = (): void => session.pause();
  const onStorage = (): void => session.outboxChanged();
  const onOffline = (): void => {
    if (store.get().link === "ready") store.set({ link: "offline" });
  };
  const listeners: [EventTarget, string, () => void][] = [
    [window, "online", onWake],
    [window, "offline", onOffline],
    [window, "pageshow", onWake],
    [window, "pagehide", onHide],
    [window, "storage", onStorage],
    [document, "visibilitychange", onWake],
  ];
  for (const [target, name, listener] of listeners) target.addEventListener(name, listener);

  store.set({ shown: !options.hidden });
  if (options.attributes) session.setAttributes(options.attributes);
  if (options.open) open();
  else if (pageStorage.get("open") && !matchMedia(phone).matches) setOpen(true, false);
  else session.resume();

  return {
    open,
    close,
    toggle: () => (store.get().open ? close() : open()),
    show: () => store.set({ shown: true }),
    hide() {
      close();
      store.set({ shown: false });
    },
    session,
    destroy() {
      for (const [target, name, listener] of listeners) target.removeEventListener(name, listener);
      session.close();
      view.close();
    },
  };
}

function boot(page: Window & { handrail?: Boot }): void {
  const { q: queue = [], base, channel: tagChannel } = page.handrail!;
  const emitter = createEmitter();
  let running: Running | null = null;

  function init(options: InitOptions = {}): void {
    if (running) return;
    const channel = options.channel ?? tagChannel;
    if (!channel) return emitter.emit("error", { code: "channel_missing", detail: "init needs a channel key." });
    running = run(channel, base, options, emitter);
    emitter.emit("ready", {});
  }

  const commands: Record<string, (first: never, second: never) => unknown> = {
    init,
    on: emitter.on,
    off: emitter.off,
    open: () => running?.open(),
    close: () => running?.close(),
    toggle: () => running?.toggle(),
    show: () => running?.show(),
    hide: () => running?.hide(),
    async logout() {
      running?.close();
      await running?.session.logout();
    },
    setAttributes: (attributes) => running?.session.setAttributes(attributes),
    requestHuman() {
      running?.open();
      running?.session.requestHuman();
    },
    destroy() {
      running?.destroy();
      running = null;
    },
  };

  const call = (name: unknown, first?: unknown, second?: unknown): unknown => {
    const command = typeof name === "string" && Object.prototype.hasOwnProperty.call(commands, name) ? commands[name] : null;
    if (command) return command(first as never, second as never);
    emitter.emit("error", { code: "unknown_command", detail: String(name) });
    return undefined;
  };

  page.handrail = Object.assign(call, { base, channel: tagChannel });
  // Listeners first, so that a page hears `ready` wherever it put its `on`; then the tag's own init, then the rest.
  const calls = [...queue].map((args) => Array.from(args));
  for (const args of calls) if (args[0] === "on") call(...(args as [unknown]));
  if (tagChannel && !calls.some(([name]) => name === "init")) init();
  for (const args of calls) if (args[0] !== "on") call(...(args as [unknown]));
}

boot(window as Window & { handrail?: Boot });
