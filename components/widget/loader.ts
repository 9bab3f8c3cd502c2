/**
 * `v1.js`, what a host page embeds: keeps the calls that the page makes meanwhile and loads the app's present build from
 * the folder that this script came from. Its address never changes; the app's does with every build.
 */
declare const __WIDGET_APP__: string;

interface Queue {
  (...args: unknown[]): void;
  q?: unknown[];
  base?: string;
  channel?: string | null;
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
  const address = handrail.base + __WIDGET_APP__;

  const load = (): void => {
    // A policy that lists nonces only admits a script that carries the tag's own; the others admit an import.
    if (!script.nonce) {
      // A failure stands in the browser's log; it is not the host page's unhandled error.
      import(address).catch(() => undefined);
      return;
    }
    const app = document.createElement("script");
    app.type = "module";
    app.nonce = script.nonce;
    // Where the page demands trusted types, an address needs a policy; ours passes on the one address above.
    app.src = page.trustedTypes?.createPolicy("handrail", { createScriptURL: (url) => url }).createScriptURL(address) ?? address;
    document.head.append(app);
  };
  if (document.body) load();
  else document.addEventListener("DOMContentLoaded", load);
})();
