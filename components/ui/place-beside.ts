/** Where something that floats stands: beside its anchor, on the other side where there is more room, always within the window. */
export type Side = "top" | "right" | "bottom" | "left";

const edgePx = 8;
const opposite = { top: "bottom", bottom: "top", left: "right", right: "left" } as const;

/** Sets left and top of a fixed element that is already drawn. `align` is along the anchor's edge. */
export function placeBeside(anchor: Element, floating: HTMLElement, { side, align }: { side: Side; align: "start" | "center" | "end" }): void {
  const gapPx = 6;
  const from = anchor.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetWidth, offsetHeight } = floating;
  const isVertical = side === "top" || side === "bottom";
  const room = { top: from.top, bottom: clientHeight - from.bottom, left: from.left, right: clientWidth - from.right };
  const needed = (isVertical ? offsetHeight : offsetWidth) + gapPx + edgePx;
  const at = room[side] >= needed || room[side] >= room[opposite[side]] ? side : opposite[side];
  const along = (start: number, end: number, size: number) => (align === "start" ? start : align === "end" ? end - size : (start + end - size) / 2);
  const left = isVertical ? along(from.left, from.right, offsetWidth) : at === "left" ? from.left - gapPx - offsetWidth : from.right + gapPx;
  const top = isVertical ? (at === "top" ? from.top - gapPx - offsetHeight : from.bottom + gapPx) : along(from.top, from.bottom, offsetHeight);
  const within = (value: number, size: number, whole: number) => `${Math.max(edgePx, Math.min(value, whole - size - edgePx))}px`;
  floating.style.left = within(left, offsetWidth, clientWidth);
  floating.style.top = within(top, offsetHeight, clientHeight);
}
