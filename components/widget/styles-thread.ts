/** Styles of the list: messages by author, sources, ratings, cards. */
export const threadStyles = `
.thread{position:relative;display:flex;flex:1;min-height:0}
.scroll{position:relative;flex:1;min-width:0;padding:14px 16px 10px;overflow:hidden auto;overscroll-behavior:contain}
.newer{position:absolute;inset:auto 0 8px;width:fit-content;min-height:44px;margin-inline:auto;padding-inline:18px;border:1px solid var(--hair);border-radius:22px;background:var(--paper);box-shadow:0 2px 10px #0002;font-size:.867em;font-weight:600}
.plain{display:block;min-height:44px;margin-inline:auto;padding-inline:12px;border-radius:10px;color:var(--mute);font-size:.867em}
.message{display:flex;flex-direction:column;align-items:flex-start;margin-block-start:14px}
.message:first-child{margin-block-start:0}
[data-author=bot],[data-author=bot_approved]{--author:var(--bot);--tint:var(--bot-soft)}
[data-author=human],[data-author=bot_edited_by_human]{--author:var(--human);--tint:var(--human-soft)}
[data-author=visitor]{--tint:var(--mine);align-items:flex-end}
.mark{display:flex;flex-wrap:wrap;align-items:center;gap:0 6px;margin-block-end:4px;color:var(--mute);font-size:.833em}
.mark svg,.mark b{color:var(--author)}
[data-author=bot_approved] .mark svg{color:var(--good)}
b:empty{display:none}
.message[data-joined]{margin-block-start:4px}
.message[data-joined] .mark,[data-author=visitor] .mark,.numbers input{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.bubble{max-width:88%;padding:9px 13px;border:1px solid transparent;border-radius:16px;border-start-start-radius:5px;background:var(--tint)}
.text,blockquote{overflow-wrap:anywhere;white-space:pre-wrap;unicode-bidi:plaintext;text-align:start}
[data-author=visitor] .bubble{border-start-start-radius:16px;border-end-end-radius:5px;color:var(--mine-ink)}
.status{color:var(--mute);font-size:.8em}
[data-delivery=waiting] .status{color:var(--wait)}
[data-author=system]{flex-direction:row;gap:8px;color:var(--mute);font-size:.867em}
[data-author=system] .mark{margin:.1em 0 0;font-size:1em}
[data-author=system] svg{color:inherit}
[data-author=system] time{display:none}
[data-author=system] .bubble{flex:1;min-width:0;padding:0;border:0;background:none}
[data-code=human_joined]{color:var(--human)}
[data-code=draft_held],[data-code^=handoff]{color:var(--wait)}

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
.act{min-height:44px;padding-inline:18px;border-radius:10px;background:var(--mine);color:var(--mine-ink);font-weight:600}
.numbers{display:grid;grid-template-columns:repeat(5,1fr);gap:8px}
.numbers span{display:grid;place-items:center;min-height:44px;border:1px solid var(--edge);border-radius:10px;background:var(--paper);font-weight:600;cursor:pointer}
.numbers :checked+span{border-color:var(--mine);background:var(--mine);color:var(--mine-ink)}
.numbers :focus-visible+span{outline:2px solid var(--who);outline-offset:2px}
.ends{display:flex;justify-content:space-between}
.typing{margin-block-start:12px;color:var(--author);font-size:.867em}
.typing::before{content:"";display:inline-block;width:.5em;aspect-ratio:1;margin-inline-end:.5em;border-radius:50%;background:currentColor}
@media(prefers-reduced-motion:no-preference){.typing::before{animation:breathe 1.4s infinite}@keyframes breathe{50%{opacity:.2}}}
@media(forced-colors:active){.bubble,.card,.launcher,.send,.act{border:1px solid}}
`;
