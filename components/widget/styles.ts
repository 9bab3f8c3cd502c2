/**
 * Styles of the frame: tokens, launcher, panel, header, composer. Sizes are in em of the browser's own text size (15 px
 * of 16), so the visitor's setting counts and the host page's does not; space is in px. Written dense: every byte of it
 * is loaded by every visitor.
 */
/** Tokens on dark paper: by the channel's wish, or the visitor's device. */
const dark = `color-scheme:dark;
--paper:#1d1b18;--soft:#272420;--hair:#393530;--edge:#857e74;--ink:#f2efea;--mute:#aca59b;
--fill:var(--dark);--fill-ink:var(--dark-ink);--on:#17151f;
--bot:#aaa4ff;--bot-soft:#2b2945;--wait:#f0b95f;--wait-soft:#38290f;--human:#6cd0c4;--human-soft:#193632;--good:#77cf98;--bad:#ff9a90`;

export const frameStyles = `
:host{all:initial!important;position:fixed!important;z-index:2147483000!important;inset:auto 0 0 auto!important;font-size:medium!important}
.frame{color-scheme:light;
--paper:#fff;--soft:#f7f5f2;--hair:#e8e4de;--edge:#8d877e;--ink:#23201c;--mute:#6a645c;
--fill:var(--light);--fill-ink:var(--light-ink);--on:#fff;
--bot:#4a3fd0;--bot-soft:#f2f1fd;--wait:#8a5206;--wait-soft:#fdf4e3;--human:#0c6b63;--human-soft:#e7f4f2;--good:#1c7440;--bad:#b3261e;
--who:var(--bot);--who-soft:var(--bot-soft);
font:.9375em/1.5 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink)}
.frame[data-standing=waiting]{--who:var(--wait);--who-soft:var(--wait-soft)}
.frame[data-standing=human]{--who:var(--human);--who-soft:var(--human-soft)}
.frame[data-scheme=dark]{${dark}}
@media(prefers-color-scheme:dark){.frame[data-scheme=auto]{${dark}}}

*,::before,::after{box-sizing:border-box;margin:0;padding:0;border:0;font:inherit;color:inherit}
[hidden]{display:none!important}
button{background:none;cursor:pointer}
b,h2,legend{font-weight:600}
a{text-underline-offset:2px}
:focus-visible{outline:2px solid var(--who);outline-offset:2px}
svg{flex:none;width:1.25em;height:1.25em;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
textarea,.field{min-width:0;background:none;resize:none}
::placeholder{color:var(--mute);opacity:1}

.launcher{position:fixed;inset:auto var(--x) var(--y) auto;display:flex;align-items:center;justify-content:center;gap:8px;min-width:max(56px,3.73em);max-width:calc(100vw - 2*var(--x));height:max(56px,3.73em);border:1px solid #fff3;border-radius:max(28px,1.87em);background:var(--fill);color:var(--fill-ink);box-shadow:0 1px 2px #0003,0 6px 20px #0003}
[data-side=left] .launcher{inset:auto auto var(--y) var(--x)}
[data-standing=human] .launcher{background:var(--human);color:var(--on)}
.launcher b{overflow:hidden;padding-inline-end:20px;text-overflow:ellipsis;white-space:nowrap}
.launcher b:empty{display:none}
.launcher:has(b:not(:empty)) span:first-child{padding-inline-start:14px}
.launcher span{display:grid}
.launcher svg{width:1.75em;height:1.75em}
.launcher .badge{position:absolute;inset:-4px auto auto;inset-inline:auto -4px;min-width:1.75em;padding:0 .4em;border:2px solid var(--paper);border-radius:1em;background:var(--bad);color:var(--on);font-size:.8em;font-weight:600}

.panel{position:fixed;inset:auto var(--x) calc(var(--y) + 12px + max(56px,3.73em)) auto;flex-direction:column;width:max(380px,25.33em);max-width:calc(100vw - 2*var(--x));height:max(620px,41.33em);max-height:calc(100vh - var(--y) - 32px - max(56px,3.73em));overflow:hidden;border:1px solid var(--hair);border-radius:var(--radius);background:var(--paper);box-shadow:0 2px 6px #0001,0 16px 48px #0003}
[data-side=left] .panel{right:auto;left:var(--x)}
.panel[open]{display:flex}
.panel:focus-visible,.scroll:focus-visible{outline-offset:-2px}
::backdrop{display:none}
header{display:flex;align-items:center;gap:10px;padding:10px 0;padding-inline:16px 6px}
.face{display:grid;place-items:center;width:2.5em;aspect-ratio:1;border-radius:50%;background:var(--who-soft);color:var(--who)}
.who{display:grid;flex:1;justify-items:start;min-width:0;line-height:1.3}
h2{max-width:100%;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.who p,.over,.line>span{color:var(--mute);font-size:.867em}
.closer,.send{display:grid;flex:none;place-items:center;min-width:44px;min-height:44px;border-radius:10px;color:var(--mute)}
.line{display:flex;flex-wrap:wrap;align-items:center;gap:0 8px;min-height:44px;padding-inline:16px;border-block:1px solid var(--hair)}
.line[data-standing=waiting],.line[data-standing=human]{background:var(--who-soft);color:var(--who)}
.line>span:not(:empty){padding-block:8px}
.line[data-standing=waiting]>span,.line[data-standing=human]>span{flex:1;color:inherit;font-size:.933em;font-weight:600}
.ask{display:flex;flex:1 0 auto;align-items:center;gap:8px;min-height:44px;font-weight:600;text-align:start}
.ask svg{color:var(--human)}
footer{padding:10px;border-block-start:1px solid var(--hair)}
.notice{color:var(--wait);font-size:.867em}
.notice:not(:empty){padding:0 6px 8px}
.composer{display:flex;flex-wrap:wrap;align-items:flex-end;padding:3px;border:1px solid var(--edge);border-radius:14px}
.composer:focus-within{border-color:var(--who);box-shadow:0 0 0 1px var(--who)}
.grow{display:grid;flex:1 1 5em;min-width:0;max-height:9em}
.grow::after{content:attr(data-text) " ";visibility:hidden}
.grow::after,.grow textarea{grid-area:1/1;max-height:9em;padding:10px 10px 10px 11px;overflow:hidden auto;overflow-wrap:anywhere;white-space:pre-wrap;outline:0}
.send{background:var(--fill);color:var(--fill-ink)}
.send[aria-disabled=true]{background:none;color:var(--edge)}
.over{flex-basis:100%;padding-inline:11px;color:var(--bad)}

@media(hover:hover){.closer:hover{background:var(--soft);color:var(--ink)}.ask:hover{text-decoration:underline}}
@media(prefers-reduced-motion:no-preference){.panel[open]{animation:rise .16s ease-out}@keyframes rise{from{opacity:0;transform:translateY(8px)}}}
@media(max-width:30em),(max-height:30em){.frame .panel{--covers:1;inset:0;width:100%;max-width:none;height:100%;max-height:none;border:0;border-radius:0}[data-open] .launcher{display:none}.frame input,.frame textarea{font-size:max(1em,16px)}}
@media print{.frame{display:none}}
`;
