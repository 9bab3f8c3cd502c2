/**
 * Joins class names; of two Tailwind classes that set the same property the later one stays. It knows the kinds of classes that the console uses:
 * the package's own list of all there are is three times as large as all the rest, and would come with every page. A test finds what is missing.
 */
import { clsx } from "clsx";
import type { ClassValue } from "clsx";
import { createTailwindMerge } from "tailwind-merge";

const any = () => true;
const spacing = (name: string) => [{ [name]: [any] }];
const isLength = (value: string) => /^(\d+|px|\[.*\])$/.test(value);

/** Widths of an edge and its colour begin with the same word. */
const edge = (name: string) => ({ [name]: [{ [name]: ["", isLength] }], [`${name}-color`]: [{ [name]: [any] }] });

const shorthands = {
  p: ["px", "py", "pt", "pr", "pb", "pl"],
  px: ["pr", "pl"],
  py: ["pt", "pb"],
  m: ["mx", "my", "mt", "mr", "mb", "ml"],
  mx: ["mr", "ml"],
  my: ["mt", "mb"],
  gap: ["gap-x", "gap-y"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left"],
  "inset-x": ["right", "left"],
  "inset-y": ["top", "bottom"],
  size: ["w", "h"],
  overflow: ["overflow-x", "overflow-y"],
};
const edges = ["border-t", "border-r", "border-b", "border-l"];
const corners = ["rounded-b", "rounded-bl", "rounded-br"];

const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: {
    display: ["block", "inline-block", "inline", "flex", "inline-flex", "grid", "inline-grid", "contents", "hidden", "table"],
    position: ["static", "fixed", "absolute", "relative", "sticky"],
    visibility: ["visible", "invisible"],
    ...Object.fromEntries(
      [...Object.entries(shorthands).flatMap(([whole, parts]) => [whole, ...parts]), "min-w", "max-w", "min-h", "max-h", "basis", "z", "order"].map((name) => [
        name,
        spacing(name),
      ]),
    ),
    flex: [{ flex: ["1", "auto", "none"] }],
    "flex-direction": [{ flex: ["row", "col", "row-reverse", "col-reverse"] }],
    "flex-wrap": [{ flex: ["wrap", "nowrap"] }],
    "grid-cols": spacing("grid-cols"),
    "col-start-end": [{ col: [{ span: [any] }] }],
    "col-start": spacing("col-start"),
    "row-start": spacing("row-start"),
    "place-content": spacing("place-content"),
    "place-items": spacing("place-items"),
    "align-content": [{ content: ["start", "center", "end", "between"] }],
    "align-items": spacing("items"),
    "align-self": spacing("self"),
    "justify-content": [{ justify: ["start", "center", "end", "between", "around"] }],
    "justify-items": spacing("justify-items"),
    "justify-self": spacing("justify-self"),
    "font-size": [{ text: ["2xs", "xs", "sm", "base", "lg", "xl", "2xl", "3xl", "4xl", "6xl"] }],
    "text-alignment": [{ text: ["left", "center", "right", "start", "end"] }],
    "text-wrap": [{ text: ["wrap", "nowrap", "balance", "pretty"] }],
    "text-overflow": ["truncate", { text: ["ellipsis", "clip"] }],
    "text-color": [{ text: [any] }],
    leading: spacing("leading"),
    tracking: spacing("tracking"),
    "font-weight": [{ font: ["normal", "medium", "semibold", "bold"] }],
    "font-family": [{ font: ["sans", "mono", "serif"] }],
    "text-transform": ["uppercase", "lowercase", "capitalize", "normal-case"],
    "text-decoration": ["underline", "line-through", "no-underline"],
    "underline-offset": spacing("underline-offset"),
    "line-clamp": spacing("line-clamp"),
    whitespace: spacing("whitespace"),
    wrap: spacing("wrap"),
    break: [{ break: ["normal", "words", "all", "keep"] }],
    bg: spacing("bg"),
    border: [{ border: ["", isLength] }],
    "border-color": [{ border: [any] }],
    "border-style": [{ border: ["solid", "dashed", "dotted", "none"] }],
    ...Object.assign({}, ...edges.map(edge)),
    rounded: spacing("rounded"),
    ...Object.fromEntries(corners.map((name) => [name, spacing(name)])),
    shadow: spacing("shadow"),
    ring: [{ ring: [isLength] }],
    "ring-color": [{ ring: [any] }],
    opacity: spacing("opacity"),
    "outline-style": [{ outline: ["none"] }],
    "outline-offset": spacing("outline-offset"),
    animate: spacing("animate"),
    transition: spacing("transition"),
    "translate-x": spacing("translate-x"),
    "translate-y": spacing("translate-y"),
    resize: [{ resize: ["", "none", "x", "y"] }],
    shrink: [{ shrink: ["", any] }],
    "border-collapse": ["border-collapse", "border-separate"],
    "text-decoration-color": spacing("decoration"),
    "vertical-align": spacing("align"),
    "list-style-type": spacing("list"),
    cursor: spacing("cursor"),
    "outline-w": [{ outline: ["", isLength] }],
    "outline-color": [{ outline: [any] }],
    "ring-inset": ["ring-inset"],
    fill: spacing("fill"),
    accent: spacing("accent"),
  },
  conflictingClassGroups: {
    ...shorthands,
    border: edges,
    "border-color": edges.map((name) => `${name}-color`),
    rounded: corners,
    "rounded-b": ["rounded-bl", "rounded-br"],
    "font-size": ["leading"],
    "line-clamp": ["display", "overflow"],
    flex: ["basis", "shrink"],
  },
  conflictingClassGroupModifiers: { "font-size": ["leading"] },
  orderSensitiveModifiers: ["before", "after", "placeholder", "file", "marker", "selection", "first-line", "first-letter", "backdrop", "*", "**"],
}));

export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
