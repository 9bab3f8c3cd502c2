/** What a visitor is called on screens: the name or the address they gave, the name that the page claims, else "Visitor" with the end of their id. */
import { plainLine } from "./visible-text";

export type NamedVisitor = { id: string; name: string | null; email: string | null; attributes?: Record<string, unknown> };

export function visitorName(visitor: NamedVisitor): string {
  const claimed = visitor.attributes?.name;
  const given = plainLine(visitor.name ?? "") || (typeof claimed === "string" ? plainLine(claimed) : "") || plainLine(visitor.email ?? "");
  return given === "" ? `Visitor ${visitor.id.slice(-4)}` : given;
}
