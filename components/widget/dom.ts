/** Makes elements. Text only ever goes in as text nodes, styles only as classes: nothing for a page's policy to refuse. */

type Value = string | number | boolean | null | undefined | ((event: never) => void);
type Child = Node | string | null | undefined | false;

/** `on…` adds a listener, true is an empty attribute, false and null leave it out. */
export function setAll(node: Element, values: Record<string, Value>): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value as unknown as EventListener);
    else if (value === false || value === null || value === undefined) node.removeAttribute(name);
    else if (node.getAttribute(name) !== (value === true ? "" : String(value))) node.setAttribute(name, value === true ? "" : String(value));
  }
}

export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  values: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  setAll(node, values);
  node.append(...children.filter((child): child is Node | string => Boolean(child)));
  return node;
}

/** Sets text only when it differs: a live region speaks what changes. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Replaces the children with those given, touching only what differs. */
export function setChildren(node: Element, children: readonly Node[]): void {
  children.forEach((child, index) => {
    if (node.childNodes[index] !== child) node.insertBefore(child, node.childNodes[index] ?? null);
  });
  while (node.childNodes.length > children.length) node.lastChild!.remove();
}

const paths = {
  bot: "M7 8h10a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3zM12 8V4.5M9 12.7v1.6M15 12.7v1.6",
  chat: "M4 7a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v6.5a3 3 0 0 1-3 3h-5.5L7 20.2v-3.7a3 3 0 0 1-3-3zM8.5 8.8h7M8.5 12h4.5",
  check: "M5 12.6l4.6 4.6L19 7.4",
  clock: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.8V12l2.8 1.8",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  down: "M6 9.5l6 6 6-6",
  mail: "M5.5 6h13A1.5 1.5 0 0 1 20 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 16.5v-9A1.5 1.5 0 0 1 5.5 6zM4.4 7.4L12 13l7.6-5.6",
  out: "M8.5 7H17v8.5M16.5 7.5L7 17",
  pencil: "M5 19l.8-3.6 9.6-9.6a1.7 1.7 0 0 1 2.4 0l.4.4a1.7 1.7 0 0 1 0 2.4l-9.6 9.6z",
  person: "M12 11.6a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6zM4.8 20a7.2 7.2 0 0 1 14.4 0",
  send: "M12 19V5.6M6.2 11.2L12 5.4l5.8 5.8",
  thumb: "M7.2 11v8.5H4.6V11zM7.2 11l3.7-7c1.5 0 2.5 1.1 2.2 2.6l-.6 2.9h4.9a2 2 0 0 1 2 2.4l-1.1 5.9a2 2 0 0 1-2 1.7H7.2",
} as const;

export type IconName = keyof typeof paths;

/** A drawing of 24 by 24 in the colour of the text, hidden from assistive technology: the words beside it say it. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  setAll(svg, { viewBox: "0 0 24 24", class: `icon ${name}`, "aria-hidden": "true", focusable: "false" });
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
