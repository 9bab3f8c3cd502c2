import "server-only";
/**
 * Checks what a model has sent before anybody may see it: shape, length, characters, citations, and that it brings in no address of its own. Of a call
 * that it proposes the shape alone is read here.
 */
import { z } from "zod";
import { answerLimit } from "./model-prompt";

export type Completion =
  | { kind: "answered"; text: string; citations: number[]; inputTokens: number | null; outputTokens: number | null }
  /** Words beside a call are dropped. */
  | { kind: "called"; call: { name: string; arguments: unknown }; inputTokens: number | null; outputTokens: number | null }
  | { kind: "refused" }
  /** `why` is for the log: a word, never text of the model. */
  | {
      kind: "invalid";
      why: "not_json" | "no_completion" | "cut" | "no_answer" | "empty" | "too_long" | "characters" | "citations" | "foreign_address" | "calls";
    };

/** Code units of a call's arguments as JSON. */
const longestArguments = 16_000;

const tokens = z.number().int().nonnegative().nullish().catch(null);

const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z
            .array(z.object({ function: z.object({ name: z.string(), arguments: z.string().max(longestArguments) }) }))
            .nullish()
            .catch(null),
        }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish().catch(null),
});

const replySchema = z.union([z.object({ cannot_answer: z.literal(true) }), z.object({ answer: z.string(), citations: z.array(z.number().int()).max(50) })]);

/** `known` is the text that an address in the answer must come from; `passages` and `tools` how many were given. */
export function readCompletion(body: Buffer, given: { passages: number; tools: number; known: string }): Completion {
  const completion = completionSchema.safeParse(parseJson(body.toString("utf8")));
  if (!completion.success) return { kind: "invalid", why: parseJson(body.toString("utf8")) === undefined ? "not_json" : "no_completion" };
  const [choice] = completion.data.choices;
  if (!choice) return { kind: "invalid", why: "no_completion" };
  if (choice.finish_reason === "content_filter" || (choice.message.refusal ?? "") !== "") return { kind: "refused" };
  if (choice.finish_reason === "length") return { kind: "invalid", why: "cut" };
  const { usage } = completion.data;
  const used = { inputTokens: usage?.prompt_tokens ?? null, outputTokens: usage?.completion_tokens ?? null };
  const [called, ...more] = choice.message.tool_calls ?? [];
  if (called) {
    const proposed = parseJson(called.function.arguments);
    if (given.tools === 0 || more.length > 0 || proposed === undefined) return { kind: "invalid", why: "calls" };
    return { kind: "called", call: { name: called.function.name, arguments: proposed }, ...used };
  }
  const content = choice.message.content ?? "";
  if (content.trim() === "") return { kind: "invalid", why: "empty" };
  const reply = replySchema.safeParse(parseJson(withoutFence(content)));
  if (!reply.success) return { kind: "invalid", why: "no_answer" };
  if (!("answer" in reply.data)) return { kind: "refused" };
  const text = reply.data.answer.normalize("NFC").trim();
  const why = objectionTo(text, reply.data.citations, given);
  if (why) return { kind: "invalid", why };
  return { kind: "answered", text, citations: [...new Set(reply.data.citations)], ...used };
}

function objectionTo(text: string, citations: number[], given: { passages: number; known: string }): Extract<Completion, { kind: "invalid" }>["why"] | null {
  if (text === "") return "empty";
  if (text.length > answerLimit * 2 || [...text].length > answerLimit) return "too_long";
  // Control characters other than line breaks and tabs, lone surrogates, and characters that turn the direction of what follows.
  if (!text.isWellFormed() || /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text)) return "characters";
  if (citations.length === 0 || citations.some((number) => number < 1 || number > given.passages)) return "citations";
  if (addressesIn(text).some((address) => !given.known.includes(address))) return "foreign_address";
  return null;
}

/** Web and mail addresses, without what a sentence puts after them, in lower case. */
function addressesIn(text: string): string[] {
  const found = text.toLowerCase().match(/(?:https?:\/\/|www\.)[^\s"'<>()[\]{}]+|[^\s"'<>()[\]{}:,;]+@[^\s"'<>()[\]{},;]+\.[^\s"'<>()[\]{},;]+/g) ?? [];
  return found.map((address) => address.replace(/[.,;:!?…。、，！？]+$/u, ""));
}

/** Some models wrap the object that they were told to send alone. */
function withoutFence(content: string): string {
  return /^\s*```(?:json)?\s*\n([\s\S]*?)\n?\s*```\s*$/.exec(content)?.[1] ?? content;
}

/** Undefined when it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
