/** `JSON.stringify`, deaf to a `toJSON` that a library of the page has put on prototypes (Prototype.js does). */
export function toJson(value: unknown): string | undefined {
  if (Array.isArray(value)) return `[${value.map((item) => toJson(item) ?? "null").join(",")}]`;
  if (!value || typeof value !== "object") return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, item]) => [JSON.stringify(key), toJson(item)]);
  return `{${pairs
    .filter(([, item]) => item !== undefined)
    .map((pair) => pair.join(":"))
    .join(",")}}`;
}
