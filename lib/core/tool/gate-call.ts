/**
 * The gate in front of a call that a model proposes. The model has only said which tool and with what: whether there is such a tool for this visitor,
 * whether the arguments are what it takes, and whether the visitor has said them is decided here.
 */
import { type ArgumentShape, unsaidArguments } from "./unsaid-arguments";

/** `name`: null for a tool that nobody has. */
export type ProposedCall = { readonly name: string | null; readonly arguments: unknown };

type Checks<Shape> = {
  /** Whether the arguments are what the schema takes. */
  readonly fits: (schema: Shape, given: unknown) => boolean;
  readonly amounts: Parameters<typeof unsaidArguments>[3]["amounts"];
};

/** `offered`: what may be called for this visitor now. `words`: what they have written in this conversation. */
export function gateCall<Shape extends ArgumentShape>(
  { name, arguments: given }: ProposedCall,
  offered: readonly { readonly name: string; readonly schema: Shape }[],
  words: readonly string[],
  { fits, amounts }: Checks<Shape>,
): { refused: "not_offered" | "arguments" } | { refused: null; unsaid: string[] } {
  const tool = offered.find((each) => each.name === name);
  if (!tool) return { refused: "not_offered" };
  if (!fits(tool.schema, given)) return { refused: "arguments" };
  return { refused: null, unsaid: unsaidArguments(tool.schema, given, words, { amounts }) };
}
