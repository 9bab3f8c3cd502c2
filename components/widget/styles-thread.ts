/** Styles of the list: messages by author, system lines. */
export const threadStyles = `
.thread{position:relative;display:flex;flex:1;min-height:0}
.scroll{position:relative;flex:1;min-width:0;padding:14px 16px 10px;overflow:hidden auto;overscroll-behavior:contain}
.message{display:flex;flex-direction:column;align-items:flex-start;margin-block-start:14px}
.message:first-child{margin-block-start:0}
[data-author=bot],[data-author=bot_approved]{--author:var(--bot);--tint:var(--bot-soft)}
[data-author=human],[data-author=bot_edited_by_human]{--author:var(--human);--tint:var(--human-soft)}
[data-author=visitor]{--tint:var(--fill);align-items:flex-end}
.mark{display:flex;flex-wrap:wrap;align-items:center;gap:0 6px;margin-block-end:4px;color:var(--mute);font-size:.833em}
.mark svg,.mark b{color:var(--author)}
[data-author=bot_approved] .mark svg{color:var(--good)}
b:empty{display:none}
.message[data-joined]{margin-block-start:4px}
.message[data-joined] .mark,[data-author=visitor] .mark,.hush{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.bubble{max-width:88%;padding:9px 13px;border:1px solid transparent;border-radius:16px;border-start-start-radius:5px;background:var(--tint)}
.text,blockquote{overflow-wrap:anywhere;white-space:pre-wrap;unicode-bidi:plaintext;text-align:start}
[data-author=visitor] .bubble{border-start-start-radius:16px;border-end-end-radius:5px;color:var(--fill-ink)}
.status{color:var(--mute);font-size:.8em}
[data-delivery=waiting] .status{color:var(--wait)}
[data-author=system]{flex-direction:row;gap:8px;color:var(--mute);font-size:.867em}
[data-author=system] .mark{margin:.1em 0 0;font-size:1em}
[data-author=system] svg{color:inherit}
[data-author=system] time{display:none}
[data-author=system] .bubble{flex:1;min-width:0;padding:0;border:0;background:none}
[data-code=human_joined]{color:var(--human)}
[data-code=draft_held],[data-code^=handoff]{color:var(--wait)}
@media(forced-colors:active){.bubble,.launcher,.send{border:1px solid}}
`;
