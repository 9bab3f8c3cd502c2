/** The host pages that the widget is tested on: somebody else's site, with its own policy, styles and scripts. */

/** What a host page may ask of the widget, from the friendliest to the strictest. */
export const hostPolicies = ["none", "allow-list", "nonce", "strict-dynamic"] as const;
export type HostPolicy = (typeof hostPolicies)[number];

export interface HostPage {
  /** Origin of the Handrail server. */
  server: string;
  /** The channel's publishable key. Null: the page calls `init` itself, with `initKey`. */
  channelKey: string | null;
  initKey?: string;
  policy: HostPolicy;
  /** Writing direction of the page, not of the widget. */
  dir?: "ltr" | "rtl";
  lang?: string;
  /** What else is wrong with the page. */
  hostile?: readonly Hostility[];
  /** A second tag, with another channel's key. */
  secondKey?: string;
}

/** `styles`: everything is unset, with importance. `storage`: none, and nothing to speak to other tabs. `prototypes`: an old library has been at them. */
export type Hostility = "styles" | "storage" | "prototypes";

const nonce = "cGFnZS1ub25jZQ";

/** The Content-Security-Policy header of the page; null for none. Each admits no more than `docs/widget.md` asks for. */
export function policyHeader({ policy, server }: HostPage): string | null {
  const rest = `style-src 'self'; img-src 'self'; connect-src ${server}; require-trusted-types-for 'script'; trusted-types handrail; base-uri 'none'; form-action 'none'`;
  switch (policy) {
    case "none":
      return null;
    case "allow-list":
      return `default-src 'none'; script-src 'self' ${server}; ${rest}`;
    case "nonce":
      return `default-src 'none'; script-src 'nonce-${nonce}'; ${rest}`;
    case "strict-dynamic":
      return `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; ${rest}`;
  }
}

/**
 * The page. It keeps what it hears in `window.heard`: the widget's events as `[name, detail]`, violations of its policy as
 * `["violation", directive, address]`, layout shifts without input as `["shift", value]`.
 */
export function hostPage({ server, channelKey, policy, dir = "ltr", lang = "en", secondKey }: HostPage): string {
  const mark = policy === "nonce" || policy === "strict-dynamic" ? ` nonce="${nonce}"` : "";
  const key = channelKey === null ? "" : ` data-channel="${channelKey}"`;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Somebody's shop</title>
<link rel="stylesheet" href="/host.css">
<script${mark} src="/host.js"></script>
<script async${mark} src="${server}/widget/v1.js"${key}></script>
${secondKey ? `<script async${mark} src="${server}/widget/v1.js" data-channel="${secondKey}"></script>\n` : ""}</head>
<body>
<main>
<h1>Tents and packs</h1>
<p>Light, dry and made to be repaired.</p>
<button id="help">Ask us</button>
<a href="/other">Another page</a>
<p id="end">The end of the page.</p>
</main>
</body>
</html>
`;
}

const hostileStyles = `
*, *::before, *::after { all: unset !important; }
handrail-widget, handrail-widget * { display: none !important; visibility: hidden !important; pointer-events: none !important; font-size: 3px !important; }
:root { --paper: red; --ink: red; --x: 900px; --y: 900px; --fill: red; }
`;

const hostileScripts: Record<Hostility, string> = {
  styles: "",
  storage: `
["localStorage", "sessionStorage"].forEach(function (name) {
  Object.defineProperty(window, name, { get: function () { throw new DOMException("denied", "SecurityError"); } });
});
Object.defineProperty(document, "cookie", { get: function () { throw new Error("denied"); }, set: function () { throw new Error("denied"); } });
window.BroadcastChannel = undefined;
Object.defineProperty(navigator, "locks", { value: undefined });
`,
  prototypes: `
Object.prototype.extra = function () { throw new Error("extra"); };
Array.prototype.each = function () { throw new Error("each"); };
Array.prototype.toJSON = function () { return "broken"; };
Object.prototype.toJSON = function () { return "broken"; };
Array.from = function (things) { return Array.prototype.slice.call(things); };
String.prototype.strip = function () { return ""; };
(function (parse, stringify, send) {
  JSON.parse = function (text) {
    return parse(text, function (key, value) { return /At$/.test(key) && typeof value === "string" ? new Date(value) : value; });
  };
  JSON.stringify = function (value) { return stringify(value); };
  window.fetch = function (url, init) { return send.call(window, url, init).then(function (response) { return response.clone(); }); };
})(JSON.parse, JSON.stringify, window.fetch);
`,
};

/** Styles that a careless page may have: a tiny root size, resets on everything, important rules on elements. */
const carelessStyles = `
html { font-size: 50%; }
* { letter-spacing: 0.3em !important; line-height: 3 !important; transition: all 2s; }
body { margin: 0; font: 1.8rem/1.6 serif; color: #333; }
button, input, textarea, dialog { background: red !important; border-radius: 0 !important; text-transform: uppercase !important; }
section, div { padding: 40px; outline: 1px solid lime; }
handrail-widget { display: none; position: static; opacity: 0.1; transform: rotate(10deg); }
`;

export function hostStyles({ hostile = [] }: HostPage): string {
  return carelessStyles + (hostile.includes("styles") ? hostileStyles : "");
}

/** The page's own script: the queue as `docs/widget.md` gives it, and a record of everything that happens. */
export function hostScript({ initKey, hostile = [] }: HostPage): string {
  return `${hostile.map((each) => hostileScripts[each]).join("")}
window.heard = [];
window.handrail = window.handrail || function () { (handrail.q = handrail.q || []).push(arguments); };
["ready", "open", "close", "message", "unread", "handoff", "csat", "error"].forEach(function (name) {
  handrail("on", name, function (detail) { window.heard.push([name, detail]); });
});
${initKey ? `handrail("init", { channel: ${JSON.stringify(initKey)}, attributes: { plan: "trial" } });` : ""}
document.addEventListener("securitypolicyviolation", function (event) {
  window.heard.push(["violation", event.violatedDirective, event.blockedURI]);
});
new PerformanceObserver(function (list) {
  list.getEntries().forEach(function (entry) { if (!entry.hadRecentInput) window.heard.push(["shift", entry.value]); });
}).observe({ type: "layout-shift", buffered: true });
document.addEventListener("DOMContentLoaded", function () {
  document.getElementById("help").addEventListener("click", function () { handrail("open"); });
});
`;
}
