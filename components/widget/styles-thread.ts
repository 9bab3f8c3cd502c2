/** Styles of the list: messages by author, sources, ratings, cards. */
export const threadStyles = `
.thread { position: relative; display: flex; flex: 1; min-height: 0; }
.scroll { position: relative; flex: 1; min-width: 0; padding: 14px 16px 10px; overflow: hidden auto; overscroll-behavior: contain; }
.scroll:focus-visible { outline-offset: -2px; }
.newer {
  position: absolute;
  inset-block-end: 8px;
  inset-inline: 0;
  display: flex;
  align-items: center;
  gap: 4px;
  width: fit-content;
  min-height: 44px;
  margin-inline: auto;
  padding-inline: 16px 12px;
  border: 1px solid var(--hair);
  border-radius: 22px;
  background: var(--paper);
  box-shadow: 0 2px 10px #00000026;
  font-size: .867em;
  font-weight: 600;
}
.plain { min-height: 44px; padding-inline: 12px; border-radius: 8px; color: var(--mute); font-size: .867em; font-weight: 600; }
.earlier { display: block; margin-inline: auto; }
.message { display: flex; flex-direction: column; align-items: flex-start; margin-block-start: 14px; }
.message:first-child { margin-block-start: 0; }
.message[data-joined] { margin-block-start: 4px; }
.message[data-joined] .mark { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.mark { display: flex; flex-wrap: wrap; align-items: center; gap: 0 6px; margin-block-end: 4px; color: var(--mute); font-size: .833em; line-height: 1.4; }
.mark .icon { color: var(--author); }
.mark b { color: var(--author); }
.bubble {
  max-width: 88%;
  padding: 9px 13px;
  border: 1px solid transparent;
  border-radius: 16px;
  border-start-start-radius: 5px;
  background: var(--tint);
}
.text { overflow-wrap: anywhere; white-space: pre-wrap; unicode-bidi: plaintext; text-align: start; }
[data-author=bot] { --author: var(--bot); --tint: var(--bot-soft); }
[data-author=bot_approved] { --author: var(--good); --tint: var(--bot-soft); }
[data-author=bot_edited_by_human] { --author: var(--human); --tint: var(--human-soft); }
[data-author=human] { --author: var(--human); --tint: var(--human-soft); }
[data-author=visitor] { --author: var(--mute); --tint: var(--mine); align-items: flex-end; }
[data-author=visitor] .mark { font-size: .8em; }
[data-author=visitor] .mark span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
[data-author=visitor] .bubble { border-start-start-radius: 16px; border-end-end-radius: 5px; color: var(--mine-ink); }
[data-delivery=sending] .bubble { opacity: .75; }
.status { color: var(--mute); font-size: .8em; }
.status:not(:empty) { margin-block-start: 3px; }
[data-delivery=waiting] .status { color: var(--wait); }
[data-author=system] { flex-direction: row; gap: 8px; color: var(--mute); font-size: .867em; line-height: 1.45; }
[data-author=system] > .icon { margin-block-start: .1em; }
[data-author=system] .bubble { flex: 1; max-width: none; min-width: 0; padding: 0; border: 0; background: none; }
[data-author=system] .status { display: none; }
[data-code=human_joined] { color: var(--human); }
[data-code=draft_held], [data-code=handoff_unaccepted], [data-code=handoff_requested], [data-code=handoff_away] { color: var(--wait); }

.sources { align-self: stretch; }
.chips { display: flex; flex-wrap: wrap; gap: 0 6px; }
.chip { display: inline-flex; align-items: center; max-width: 100%; min-height: 44px; font-size: .833em; }
.chip .number, .chip .title { padding: 3px 8px; border-block: 1px solid var(--hair); background: var(--soft); }
.chip .number { border-inline-start: 1px solid var(--hair); border-start-start-radius: 8px; border-end-start-radius: 8px; padding-inline-end: 2px; color: var(--bot); font-weight: 700; }
.chip .title { max-width: 17em; overflow: hidden; border-inline-end: 1px solid var(--hair); border-start-end-radius: 8px; border-end-end-radius: 8px; padding-inline-start: 6px; text-overflow: ellipsis; white-space: nowrap; }
.chip[aria-expanded=true] span { border-color: var(--bot); }
.passage { display: grid; gap: 6px; padding: 10px 14px 4px; border: 1px solid var(--hair); border-radius: 10px; background: var(--soft); font-size: .9em; }
.passage blockquote { max-height: 12em; padding-inline-start: 10px; overflow: auto; border-inline-start: 3px solid var(--bot); overflow-wrap: anywhere; white-space: pre-wrap; unicode-bidi: plaintext; }
.passage a { display: inline-flex; align-items: center; gap: 4px; min-height: 44px; color: var(--bot); font-weight: 600; }
.rating { display: flex; flex-wrap: wrap; align-items: center; align-self: stretch; margin-inline-start: -8px; }
.thumb { display: grid; place-items: center; min-width: 44px; min-height: 44px; border-radius: 10px; color: var(--mute); }
.thumb + .thumb { margin-inline-start: -6px; }
.thumb .icon { width: 1.15em; height: 1.15em; }
.thumb.down .icon { transform: scale(1, -1); }
.thumb[aria-pressed=true] { color: var(--bot); }
.thumb[aria-pressed=true] path { fill: var(--bot-soft); }
.said { color: var(--mute); font-size: .867em; }
.said[role=alert] { color: var(--bad); }
.reason { flex-basis: 100%; display: grid; gap: 6px; margin-inline-start: 8px; font-size: .9em; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
.field { flex: 1 1 9em; min-width: 0; min-height: 44px; padding: 9px 12px; border: 1px solid var(--edge); border-radius: 10px; background: var(--paper); resize: none; }
.field:focus-visible { outline-offset: 0; }
.field[aria-invalid] { border-color: var(--bad); }
.card { display: grid; gap: 10px; margin-block-start: 16px; padding: 14px; border: 1px solid var(--hair); border-radius: 12px; background: var(--soft); }
.card > b { display: flex; align-items: center; gap: 8px; }
.card.waiting { border-color: transparent; background: var(--wait-soft); }
.card.waiting > b { color: var(--wait); }
.act { min-height: 44px; padding-inline: 18px; border-radius: 10px; background: var(--mine); color: var(--mine-ink); font-weight: 600; }
.numbers { display: grid; grid-template-columns: repeat(5, 1fr); gap: 8px; }
.numbers label { position: relative; cursor: pointer; }
.numbers span { display: grid; place-items: center; min-height: 44px; border: 1px solid var(--edge); border-radius: 10px; background: var(--paper); font-weight: 600; font-variant-numeric: tabular-nums; }
.numbers input:checked + span { border-color: var(--mine); background: var(--mine); color: var(--mine-ink); }
.numbers input:focus-visible + span { outline: 2px solid var(--who); outline-offset: 2px; }
.ends { display: flex; justify-content: space-between; margin-block-start: 6px; color: var(--mute); font-size: .833em; }
.more { display: grid; gap: 10px; }
.said:empty { display: none; }
.typing { display: flex; gap: 4px; width: fit-content; margin-block-start: 12px; padding: 13px 14px; border-radius: 16px; border-start-start-radius: 5px; background: var(--tint); }
.typing i { width: 6px; height: 6px; border-radius: 50%; background: var(--author); opacity: .55; }
@media (prefers-reduced-motion: no-preference) {
  .typing i { animation: breathe 1.2s infinite ease-in-out; }
  .typing i:nth-child(2) { animation-delay: .15s; }
  .typing i:nth-child(3) { animation-delay: .3s; }
  @keyframes breathe { 50% { opacity: 1; transform: translateY(-2px); } }
}
@media (forced-colors: active) {
  .bubble, .card, .launcher, .send, .act, .typing { border: 1px solid CanvasText; }
}
`;
