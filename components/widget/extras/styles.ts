/** Styles of the second part: who is writing, what is new, sources, rating, cards and form, menu, files. Written dense, as the others. */
export const styles = `
.typing{margin-block-start:12px;color:var(--author);font-size:.867em}
.typing::before{content:"";display:inline-block;width:.5em;aspect-ratio:1;margin-inline-end:.5em;border-radius:50%;background:currentColor}
@media(prefers-reduced-motion:no-preference){.typing::before{animation:breathe 1.4s infinite}@keyframes breathe{50%{opacity:.2}}}
.newer{position:absolute;inset:auto 0 8px;width:fit-content;min-height:44px;margin-inline:auto;padding-inline:18px;border:1px solid var(--hair);border-radius:22px;background:var(--paper);box-shadow:0 2px 10px #0002;font-size:.867em;font-weight:600}
.plain{display:block;min-height:44px;margin-inline:auto;padding-inline:12px;border-radius:10px;color:var(--mute);font-size:.867em}
.sources,.rating{align-self:stretch;min-width:0}
.chip{display:inline-flex;align-items:center;gap:6px;max-width:100%;min-height:44px;margin-inline-end:8px;font-size:.833em}
.chip b{min-width:1.8em;border-radius:6px;background:var(--bot-soft);color:var(--bot);text-align:center}
.chip span{overflow:hidden;text-decoration:underline;text-decoration-color:var(--edge);text-overflow:ellipsis;text-underline-offset:3px;white-space:nowrap}
.chip:not(:only-of-type) span{max-width:10em}
.chip[aria-expanded=true] b{background:var(--bot);color:var(--on)}
.passage{display:grid;gap:6px;padding:12px 14px;border:1px solid var(--hair);border-radius:10px;background:var(--soft);font-size:.9em}
.passage blockquote{max-height:12em;padding-inline-start:10px;overflow:auto;border-inline-start:3px solid var(--bot)}
.passage a{justify-self:start;padding-block:11px;color:var(--bot);font-weight:600}
.rating{display:flex;flex-wrap:wrap;align-items:center;margin-inline-start:-12px}
.said,.ends{color:var(--mute);font-size:.867em}
.thumb{display:grid;flex:none;place-items:center;min-width:44px;min-height:44px;border-radius:10px;color:var(--mute)}
.thumb svg{width:1.1em;height:1.1em}
.thumb+.thumb svg{transform:scaleY(-1)}
.thumb+.thumb{margin-inline-start:-8px}
.thumb[aria-pressed=true]{color:var(--bot)}
.thumb[aria-pressed=true] svg{fill:var(--bot-soft)}
.row{display:flex;flex:1 0 100%;flex-wrap:wrap;gap:8px}
.rating .row{flex-basis:calc(100% - 12px);margin-inline-start:12px}
.field{flex:1 1 9em;min-height:44px;padding:9px 12px;border:1px solid var(--edge);border-radius:10px;background:var(--paper)}
.field[aria-invalid]{border-color:var(--bad)}
.said[role=alert]{color:var(--bad)}
.said:empty{display:none}
.card,.card-part{display:grid;gap:10px}
.card{margin-block-start:16px;padding:14px;border-radius:12px;background:var(--soft)}
.card legend{margin-block-end:10px}
.sources+.rating{margin-block-start:-8px}
.act{min-height:44px;padding-inline:18px;border-radius:10px;background:var(--fill);color:var(--fill-ink);font-weight:600}
.numbers{display:grid;grid-template-columns:repeat(5,1fr);gap:8px}
.numbers span{display:grid;place-items:center;min-height:44px;border:1px solid var(--edge);border-radius:10px;background:var(--paper);font-weight:600;cursor:pointer}
.numbers :checked+span{border-color:var(--fill);background:var(--fill);color:var(--fill-ink)}
.numbers :focus-visible+span{outline:2px solid var(--who);outline-offset:2px}
.ends{display:flex;justify-content:space-between}
.numbers input{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.small{color:var(--mute);font-size:.867em;overflow-wrap:anywhere}
.small a,.tick a{color:var(--bot)}
.asked{display:grid;gap:4px}
.asked>.field{flex:none;width:100%}
.asked label{font-size:.933em;font-weight:600;overflow-wrap:anywhere}
.asked label.tick{display:flex;align-items:flex-start;gap:10px;min-height:44px;padding-block:10px;font-weight:400}
.tick input{flex:none;width:1.4em;height:1.4em;accent-color:var(--fill)}
select.field{appearance:auto}
.card .act{justify-self:start}

.menu{position:relative}
.entries{position:absolute;z-index:2;inset:100% auto auto;inset-inline:auto 0;width:max-content;max-width:min(20em,70vw);padding:6px;border:1px solid var(--hair);border-radius:12px;background:var(--paper);box-shadow:0 2px 6px #0001,0 8px 24px #0003}
.entry{display:flex;align-items:center;gap:10px;width:100%;min-height:44px;padding-inline:12px 16px;border-radius:8px;text-align:start}
.entry:focus-visible{outline-offset:-2px}

.attach{display:grid;flex:none;place-items:center;width:44px;min-height:44px;border-radius:10px;color:var(--mute)}
.tray-frame{flex-basis:100%;min-width:0}
.tray-frame .said{padding:6px 11px}
.tray{display:grid;max-height:11em;overflow:auto}
.upload{display:grid;grid-template-columns:auto minmax(0,1fr) auto auto;align-items:center;gap:0 8px;padding-inline-start:11px;font-size:.867em}
.upload-said{overflow-wrap:anywhere}
.upload[data-state=failed] .upload-said{color:var(--bad)}
.upload progress{grid-area:2/2;width:100%;height:4px;border-radius:2px;overflow:hidden;appearance:none;background:var(--hair);accent-color:var(--fill)}
progress::-webkit-progress-bar{background:var(--hair)}
progress::-webkit-progress-value{background:var(--who)}
progress::-moz-progress-bar{background:var(--who)}
.drop{position:absolute;z-index:3;inset:8px;display:grid;place-items:center;border:2px dashed var(--who);border-radius:12px;background:var(--who-soft);font-weight:600}
.files{display:grid;gap:6px;max-width:88%;margin-block-start:6px;min-width:0}
.file{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:6px 10px;min-height:44px;padding:8px 12px;border:1px solid var(--hair);border-radius:12px;text-align:start;font-size:.9em}
.file canvas{grid-column:1/-1;max-width:100%;border-radius:8px;background:var(--soft)}
.file-name{display:grid;overflow-wrap:anywhere}
.file small{color:var(--mute);font-size:.9em}
.file:disabled{opacity:.6;cursor:default}
@media(hover:hover){.plain:hover,.thumb:hover,.entry:hover,.attach:hover,.file:not(:disabled):hover{background:var(--soft)}}
@media(forced-colors:active){.card,.act,.file,.entries{border:1px solid}}
`;
