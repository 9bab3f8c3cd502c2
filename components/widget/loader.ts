/**
 * `v1.js`, what a host page embeds: keeps the calls that the page makes meanwhile, chooses the language, and loads the
 * app in it. The app comes through the channel's own address, which puts the channel's look in front; should that fail,
 * the plain file stands in. This address never changes; the app's does with every build.
 */
declare const __WIDGET_BUILD__: string;

interface Queue {
  (...args: unknown[]): void;
  q?: ArrayLike<unknown>[];
  base?: string;
  channel?: string | null;
}

interface Options {
  channel?: string;
  locale?: string;
}

/** Of the browser's trusted types what is used here; TypeScript does not know them. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

(() => {
  const page = window as Window & { handrail?: Queue; trustedTypes?: TrustedTypes };
  const script = document.currentScript as HTMLScriptElement | null;
  const handrail: Queue = (page.handrail ??= (...args) => void (handrail.q ??= []).push(args));
  // A second tag on the same page changes nothing.
  if (!script || handrail.base) return;
  handrail.base = new URL(".", script.src).href;
  handrail.channel = script.getAttribute("data-channel");

  const load = (): void => {
    const wished = [script.getAttribute("data-locale"), document.documentElement.lang, ...navigator.languages];
    let key = handrail.channel;
    for (const [name, value] of Array.from(handrail.q ?? [], (call) => Array.from(call))) {
      if (name === "setLocale") wished.unshift(value as string);
      else if (name === "init" && value) {
        key ??= (value as Options).channel;
        wished.unshift((value as Options).locale ?? null);
      }
    }
    let language = "en";
    for (const tag of wished.reverse()) language = /^(en|de|es|fr|pt|ja|ar)(?![a-z])/i.exec(tag ?? "")?.[1]!.toLowerCase() ?? language;
    const file = `${handrail.base}app-${language}-${__WIDGET_BUILD__}.js`;
    const addresses = [file];
    if (key) addresses.unshift(`${new URL("../api/widget/v1/app", handrail.base)}?${new URLSearchParams({ channel: key, language, build: __WIDGET_BUILD__ })}`);
    // Where the page demands trusted types, an address needs a policy; ours passes on the addresses above.
    const policy = script.nonce ? page.trustedTypes?.createPolicy("handrail", { createScriptURL: (url) => url }) : undefined;

    const attempt = (): void => {
      const address = addresses.shift();
      if (!address) return;
      // A policy that lists nonces only admits a script that carries the tag's own; the others admit an import.
      // A failure stands in the browser's log; it is not the host page's unhandled error.
      if (!script.nonce) return void import(address).catch(attempt);
      const app = document.createElement("script");
      app.type = "module";
      app.nonce = script.nonce;
      app.onerror = attempt;
      app.src = (policy?.createScriptURL(address) ?? address) as string;
      document.head.append(app);
    };
    attempt();
  };
  if (document.body) load();
  else document.addEventListener("DOMContentLoaded", load);
})();
