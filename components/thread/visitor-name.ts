/** What a visitor is called on screens: the name or the address they gave, else "Visitor" with the end of their id. */
import { plainLine } from "./visible-text";

export function visitorName(visitor: { id: string; name: string | null; email: string | null }): string {
  const given = plainLine(visitor.name ?? "") || plainLine(visitor.email ?? "");
  return given === "" ? `Visitor ${visitor.id.slice(-4)}` : given;
}
