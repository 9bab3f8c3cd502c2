/**
 * Styles of the frame: tokens, launcher, panel, header, composer. Sizes are in em of the browser's own text size (15 px
 * of 16), so the visitor's setting counts and the host page's does not; space is in px.
 */
export const baseStyles = `
:host {
  all: initial !important;
  position: fixed !important;
  z-index: 2147483000 !important;
  inset: auto 0 0 auto !important;
  width: 0 !important;
  height: 0 !important;
  font-size: medium !important;
  color-scheme: light dark;
}
.frame {
  --paper: #fff;
  --soft: #f7f5f2;
  --hair: #e8e4de;
  --edge: #8d877e;
  --ink: #23201c;
  --mute: #6a645c;
  --mine: #2b2723;
  --mine-ink: #fff;
  --bot: #4a3fd0;
  --bot-soft: #f2f1fd;
  --wait: #8a5206;
  --wait-soft: #fdf4e3;
  --human: #0c6b63;
  --human-soft: #e7f4f2;
  --good: #1c7440;
  --bad: #b3261e;
  --on: #fff;
  --who: var(--bot);
  --who-soft: var(--bot-soft);
  font: .9375em/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  color: var(--ink);
  text-align: start;
  -webkit-text-size-adjust: 100%;
  -webkit-font-smoothing: antialiased;
}
.frame[data-standing=waiting] { --who: var(--wait); --who-soft: var(--wait-soft); }
.frame[data-standing=human] { --who: var(--human); --who-soft: var(--human-soft); }
@media (prefers-color-scheme: dark) {
  .frame {
    --paper: #1d1b18;
    --soft: #272420;
    --hair: #393530;
    --edge: #857e74;
    --ink: #f2efea;
    --mute: #aca59b;
    --mine: #4b463f;
    --mine-ink: #fbf9f6;
    --bot: #aaa4ff;
    --bot-soft: #2b2945;
    --wait: #f0b95f;
    --wait-soft: #38290f;
    --human: #6cd0c4;
    --human-soft: #193632;
    --good: #77cf98;
    --bad: #ff9a90;
    --on: #17151f;
  }
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, p, fieldset, blockquote { margin: 0; padding: 0; border: 0; font: inherit; }
button, input, textarea { margin: 0; font: inherit; color: inherit; letter-spacing: inherit; }
button { padding: 0; border: 0; background: none; cursor: pointer; -webkit-tap-highlight-color: transparent; }
button:disabled, [aria-disabled=true] { cursor: default; }
b { font-weight: 600; }
a { color: inherit; text-underline-offset: 2px; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--who); outline-offset: 2px; }
.sr { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.icon { flex: none; width: 1.25em; height: 1.25em; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }

.launcher {
  position: fixed;
  inset-block-end: 20px;
  inset-inline-end: 20px;
  display: grid;
  place-items: center;
  min-width: 56px;
  width: 3.73em;
  aspect-ratio: 1;
  border-radius: 50%;
  background: var(--who);
  color: var(--on);
  box-shadow: 0 1px 2px #0003, 0 6px 20px #0000002e;
}
.launcher:focus-visible { outline-offset: 3px; box-shadow: 0 0 0 3px var(--paper), 0 6px 20px #0000002e; }
.launcher-face { display: grid; font-size: 1.3em; }
.badge {
  position: absolute;
  inset-block-start: -3px;
  inset-inline-end: -3px;
  min-width: 1.6em;
  padding: 0 .4em;
  border: 2px solid var(--paper);
  border-radius: 1em;
  background: var(--bad);
  color: var(--on);
  font-size: .8em;
  font-weight: 600;
  line-height: 1.45em;
  text-align: center;
}
.panel {
  position: fixed;
  inset-block-end: calc(32px + max(56px, 3.73em));
  inset-inline-end: 20px;
  display: flex;
  flex-direction: column;
  width: min(max(380px, 25.33em), 100vw - 40px);
  height: min(max(620px, 41.33em), 100vh - 52px - max(56px, 3.73em));
  overflow: hidden;
  border: 1px solid var(--hair);
  border-radius: 16px;
  background: var(--paper);
  box-shadow: 0 2px 6px #00000014, 0 16px 48px #00000033;
}
.panel:focus-visible { outline-offset: -2px; }
header {
  display: flex;
  align-items: center;
  gap: 10px;
  padding: 10px 6px 10px 16px;
  padding-inline: 16px 6px;
}
.face { display: grid; flex: none; place-items: center; width: 2.53em; aspect-ratio: 1; border-radius: 50%; background: var(--who-soft); color: var(--who); }
.who { flex: 1; min-width: 0; line-height: 1.3; }
h2 { overflow: hidden; font-weight: 650; text-overflow: ellipsis; white-space: nowrap; }
.who p { color: var(--mute); font-size: .867em; }
.closer { display: grid; flex: none; place-items: center; min-width: 44px; min-height: 44px; border-radius: 10px; color: var(--mute); }
.line {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 8px;
  min-height: 44px;
  padding-inline: 16px;
  border-block: 1px solid var(--hair);
  color: var(--who);
  font-size: .933em;
}
.line[data-standing=waiting], .line[data-standing=human] { background: var(--who-soft); font-weight: 550; }
.where { flex: 1; min-width: 0; padding-block: 8px; overflow-wrap: anywhere; }
.ask { display: inline-flex; align-items: center; gap: 8px; min-height: 44px; color: var(--ink); font-weight: 600; }
.ask .icon { color: var(--human); }
.note { margin-inline-start: auto; color: var(--mute); font-size: .929em; }
footer { padding: 0 10px 10px; }
.notice { padding: 6px 6px 8px; color: var(--mute); font-size: .867em; }
.notice:empty { padding: 0; }
.notice[data-link=offline] { color: var(--wait); }
.notice[data-link=refused] { color: var(--bad); }
.composer {
  display: flex;
  flex-wrap: wrap;
  align-items: flex-end;
  padding: 3px;
  border: 1px solid var(--edge);
  border-radius: 14px;
  background: var(--paper);
}
.composer:focus-within { border-color: var(--who); box-shadow: 0 0 0 1px var(--who); }
.grow { display: grid; flex: 1; min-width: 0; max-height: 9em; }
.grow::after { content: attr(data-text) " "; visibility: hidden; }
.grow::after, .grow textarea {
  grid-area: 1 / 1;
  min-width: 0;
  max-height: 9em;
  padding: 10px 4px 10px 11px;
  padding-inline: 11px 4px;
  overflow: hidden auto;
  overflow-wrap: anywhere;
  white-space: pre-wrap;
}
.grow textarea { border: 0; outline: 0; background: none; resize: none; }
::placeholder { color: var(--mute); opacity: 1; }
.send { display: grid; flex: none; place-items: center; min-width: 44px; min-height: 44px; border-radius: 11px; background: var(--mine); color: var(--mine-ink); }
.send[aria-disabled=true] { background: none; color: var(--edge); }
.over { flex-basis: 100%; padding-inline: 11px; color: var(--bad); font-size: .867em; }
.over:empty { display: none; }
@media (hover: hover) {
  .closer:hover, .plain:hover, .thumb:hover { background: var(--soft); color: var(--ink); }
  .ask:hover { text-decoration: underline; }
}
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: rise .16s ease-out; }
  .launcher { transition: background-color .18s; }
  @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
}
@media (max-width: 30em), (max-height: 30em) {
  .panel { inset: var(--top, 0px) 0 auto; width: 100%; height: var(--height, 100vh); border: 0; border-radius: 0; }
  @supports (height: 1dvh) { .panel { height: var(--height, 100dvh); } }
  [data-open] .launcher { display: none; }
  footer { padding-bottom: max(10px, env(safe-area-inset-bottom)); }
  .frame input, .frame textarea { font-size: max(1em, 16px); }
}
@media print { .frame { display: none; } }
`;
