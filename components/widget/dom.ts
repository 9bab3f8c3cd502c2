/** Makes elements. Text only ever goes in as text nodes, styles only as classes: nothing for a page's policy to refuse. */

type Value = string | number | boolean | null | undefined | ((event: never) => void);
type Child = Node | string | null | undefined | false;

/** `on…` adds a listener, true is an empty attribute, false and null leave it out. */
export function setAll(node: Element, values: Record<string, Value>): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value as unknown as EventListener);
    else if ((value ?? false) === false) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
}

/** `tag` can carry a class: `span.mark`. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag | `${Tag}.${string}`,
  values: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const [name, style] = tag.split(".") as [Tag, string?];
  const node = document.createElement(name);
  setAll(node, { ...values, class: style });
  node.append(...children.filter((child): child is Node | string => !!child));
  return node;
}

/** Sets text only when it differs: a live region speaks what changes. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Gives the node these children, touching only what differs: a log speaks what is added. */
export function setChildren(node: Element, children: readonly Node[]): void {
  children.forEach((child, index) => {
    const present = node.childNodes[index];
    if (present !== child) node.insertBefore(child, present ?? null);
  });
  while (node.childNodes.length > children.length) node.lastChild!.remove();
}

const paths = {
  bot: "M7 8h10a3 3 0 0 1 3 3v5a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3zM12 8V4.5M9 12.7v1.6M15 12.7v1.6",
  chat: "M7 4h10a3 3 0 0 1 3 3v6.5a3 3 0 0 1-3 3h-5.5L7 20.2v-3.7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM8.5 8.7h7M8.5 12h4.5",
  check: "M5 12.6l4.6 4.6L19 7.4",
  clock: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 7.8V12l2.8 1.8",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  down: "M6 9.5l6 6 6-6",
  mail: "M4 6h16v12H4zM4 7l8 6 8-6",
  pencil: "M5 19l1-4L16 5l3 3L9 18z",
  person: "M12 11.5a3.7 3.7 0 1 0 0-7.5 3.7 3.7 0 0 0 0 7.5zM4.8 20a7.2 7.2 0 0 1 14.4 0",
  send: "M12 19V5.5M6 11.5l6-6 6 6",
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGElement {
  return draw(paths[name]);
}

/** A drawing of 24 by 24 in the colour of the text, hidden from assistive technology: the words beside it say it. */
export function draw(d: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  setAll(svg, { viewBox: "0 0 24 24", "aria-hidden": "true" });
  setAll(path, { d });
  svg.append(path);
  return svg;
}
