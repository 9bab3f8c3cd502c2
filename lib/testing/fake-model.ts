/**
 * A scripted OpenAI-compatible endpoint on loopback, over real HTTP: it refuses what the published schema of chat completions refuses, and
 * otherwise does what the test wants, however badly. Its replies have the published shape.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type FakeBehaviour =
  /** Answers with the first passage, word for word, unless told what. */
  | { kind: "good"; text?: string; citations?: number[]; wrap?: (reply: string) => string }
  | { kind: "refuses"; how: "cannot_answer" | "content_filter" | "refusal" | "status_400" }
  /** Takes the request and says nothing. */
  | { kind: "hangs" }
  /** As good, once `release` is called. */
  | { kind: "held" }
  /** A byte of an endless reply every few milliseconds. */
  | { kind: "drips" }
  | { kind: "html" }
  | { kind: "half_body" }
  | { kind: "huge" }
  | { kind: "wrong_schema" }
  | { kind: "not_a_completion" }
  | { kind: "empty_body" }
  | { kind: "empty_content" }
  | { kind: "cut_by_length" }
  | { kind: "raw_content"; content: string }
  | { kind: "status"; status: number; headers?: Record<string, string>; body?: string }
  | { kind: "resets" }
  | { kind: "redirects"; to: string }
  /** Proposes calls of functions; arguments that are no object are sent as they are. `held`: once `release` is called. */
  | { kind: "calls"; calls: { name: string; arguments: object | string }[]; content?: string; held?: true }
  /** Speaks no HTTP at all. */
  | { kind: "garbage" }
  /**
   * Does what an instruction in the prompt's document says, wherever it stands: of the form `OBEY{…}`, the object in braces is its reply; of the form
   * `CALL name {…}`, it calls that function with it.
   */
  | { kind: "obeys" }
  /** Refuses a parameter as endpoints of another dialect do. */
  | { kind: "refuses_parameter"; names: string[] };

export type FakeRequest = { authorization: string | null; body: { model: string; messages: { role: string; content: string }[] } & Record<string, unknown> };

export type FakeModel = {
  /** As LLM_BASE_URL and a bot's base address want it. */
  baseUrl: string;
  /** As HANDRAIL_ALLOW_PRIVATE wants it. */
  hostPort: string;
  requests: FakeRequest[];
  /** From now on; a function chooses for each request (counted from 1). */
  behave(behaviour: FakeBehaviour | ((request: FakeRequest, count: number) => FakeBehaviour)): void;
  /** Lets all held requests be answered, and those to come. */
  release(): void;
  stop(): Promise<void>;
};

/** `at`: host:port on loopback; a free port unless said. */
export async function startFakeModel(at = "127.0.0.1:0"): Promise<FakeModel> {
  let behaviour: (request: FakeRequest, count: number) => FakeBehaviour = () => ({ kind: "good" });
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const requests: FakeRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    // Clients leave in the middle of things; that is what many tests are about.
    outgoing.on("error", () => undefined);
    incoming.on("error", () => undefined);
    void respond(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part);
    const objection = objectionTo(incoming, Buffer.concat(parts).toString("utf8"));
    if (objection) return json(outgoing, objection.status, { error: { message: objection.message, type: "invalid_request_error", param: null, code: null } });
    const request: FakeRequest = {
      authorization: incoming.headers.authorization ?? null,
      body: JSON.parse(Buffer.concat(parts).toString("utf8")) as FakeRequest["body"],
    };
    requests.push(request);
    await perform(behaviour(request, requests.length), request, outgoing, released);
  }

  const [host = "", wanted = ""] = at.split(":");
  await new Promise<void>((resolve) => server.listen(Number(wanted), host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://${host}:${port}/v1`,
    hostPort: `${host}:${port}`,
    requests,
    behave: (next) => (behaviour = typeof next === "function" ? next : () => next),
    release: () => release(),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function objectionTo(incoming: IncomingMessage, text: string): { status: number; message: string } | null {
  if (incoming.method !== "POST" || incoming.url !== "/v1/chat/completions") return { status: 404, message: "Unknown request URL." };
  let body: Partial<FakeRequest["body"]>;
  try {
    body = JSON.parse(text) as Partial<FakeRequest["body"]>;
  } catch {
    return { status: 400, message: "We could not parse the JSON body of your request." };
  }
  if (typeof body.model !== "string") return { status: 400, message: "you must provide a model parameter" };
  const roles = ["system", "user", "assistant"];
  const fits =
    Array.isArray(body.messages) && body.messages.length > 0 && body.messages.every(({ role, content }) => roles.includes(role) && typeof content === "string");
  if (!fits) return { status: 400, message: "Invalid type for 'messages'." };
  return body.tools === undefined || isFunctions(body.tools) ? null : { status: 400, message: "Invalid value for 'tools'." };
}

/** One at least, each with a name that may be one and an object schema of words that are known. */
function isFunctions(tools: unknown): boolean {
  const known = ["type", "properties", "required", "additionalProperties", "items", "enum", "format", "title", "description"];
  const bounds = ["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"];
  const isSchema = (schema: Record<string, unknown>): boolean =>
    Object.keys(schema).every((word) => known.includes(word) || bounds.includes(word)) &&
    Object.values((schema.properties ?? {}) as Record<string, Record<string, unknown>>).every(isSchema);
  const isFunction = (tool: { type?: unknown; function?: { name?: unknown; parameters?: Record<string, unknown> } }): boolean =>
    tool.type === "function" && /^[A-Za-z0-9_-]{1,64}$/.test(String(tool.function?.name)) && isSchema(tool.function?.parameters ?? {});
  return Array.isArray(tools) && tools.length > 0 && tools.every(isFunction);
}

async function perform(behaviour: FakeBehaviour, request: FakeRequest, outgoing: ServerResponse, released: Promise<void>): Promise<void> {
  switch (behaviour.kind) {
    case "good": {
      const reply = JSON.stringify({ cannot_answer: false, answer: behaviour.text ?? firstPassage(request), citations: behaviour.citations ?? [1] });
      return complete(request, outgoing, behaviour.wrap ? behaviour.wrap(reply) : reply);
    }
    case "held":
      await released;
      return perform({ kind: "good" }, request, outgoing, released);
    case "refuses":
      return refuse(behaviour.how, request, outgoing);
    case "hangs":
      return;
    case "drips":
      return drip(outgoing);
    case "html":
      outgoing
        .writeHead(200, { "content-type": "text/html" })
        .end("<!doctype html><html><title>Sign in to the network</title><body>Accept the terms.</body></html>");
      return;
    case "half_body": {
      const body = JSON.stringify(completionOf(request, JSON.stringify({ cannot_answer: false, answer: "half", citations: [1] })));
      outgoing.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
      outgoing.write(body.slice(0, body.length / 2), () => outgoing.destroy());
      return;
    }
    case "huge":
      return complete(request, outgoing, JSON.stringify({ cannot_answer: false, answer: "a".repeat(10 * 1024 * 1024), citations: [1] }));
    case "wrong_schema":
      return complete(request, outgoing, JSON.stringify({ reply: "You can return it.", sources: ["one"] }));
    case "not_a_completion":
      return json(outgoing, 200, { ok: true });
    case "empty_body":
      outgoing.writeHead(200, { "content-type": "application/json" }).end();
      return;
    case "empty_content":
      return complete(request, outgoing, "");
    case "cut_by_length":
      return json(outgoing, 200, completionOf(request, '{"cannot_answer": false, "answer": "You can retu', "length"));
    case "raw_content":
      return complete(request, outgoing, behaviour.content);
    case "status":
      outgoing
        .writeHead(behaviour.status, { "content-type": "application/json", ...behaviour.headers })
        .end(behaviour.body ?? JSON.stringify({ error: { message: "scripted", type: "server_error" } }));
      return;
    case "resets":
      outgoing.socket?.resetAndDestroy();
      return;
    case "redirects":
      outgoing.writeHead(307, { location: behaviour.to }).end();
      return;
    case "garbage":
      outgoing.socket?.end("220 mail.example ESMTP ready\r\n");
      return;
    case "calls":
      if (behaviour.held) await released;
      return json(outgoing, 200, callsOf(request, behaviour.calls, behaviour.content ?? null));
    case "obeys": {
      const called = /CALL ([\w-]+) (\{[^{}]*\})/.exec(documentOf(request).everything);
      if (called) return json(outgoing, 200, callsOf(request, [{ name: called[1] ?? "", arguments: called[2] ?? "" }], null));
      const order = /OBEY(\{.*?\})(?!["\\])/.exec(documentOf(request).everything)?.[1];
      return order ? complete(request, outgoing, order) : perform({ kind: "good" }, request, outgoing, released);
    }
    case "refuses_parameter": {
      const name = behaviour.names.find((each) => each in request.body);
      if (!name) return perform({ kind: "good" }, request, outgoing, released);
      const message = name === "max_tokens" ? "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead." : `Unsupported parameter: '${name}'.`;
      return json(outgoing, 400, { error: { message, type: "invalid_request_error", param: name, code: "unsupported_parameter" } });
    }
  }
}

function refuse(how: Extract<FakeBehaviour, { kind: "refuses" }>["how"], request: FakeRequest, outgoing: ServerResponse): void {
  switch (how) {
    case "cannot_answer":
      return complete(request, outgoing, JSON.stringify({ cannot_answer: true, answer: "", citations: [] }));
    case "content_filter":
      return json(outgoing, 200, completionOf(request, "", "content_filter"));
    case "refusal":
      return json(outgoing, 200, completionOf(request, null, "stop", "I cannot help with that."));
    case "status_400":
      return json(outgoing, 400, { error: { message: "The response was filtered.", type: null, param: "prompt", code: "content_filter" } });
  }
}

function drip(outgoing: ServerResponse): void {
  outgoing.writeHead(200, { "content-type": "application/json" });
  outgoing.write('{"choices": [');
  const timer = setInterval(() => outgoing.write(" "), 20);
  outgoing.once("close", () => clearInterval(timer));
}

function complete(request: FakeRequest, outgoing: ServerResponse, content: string): void {
  json(outgoing, 200, completionOf(request, content));
}

function json(outgoing: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  outgoing.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
}

function completionOf({ body }: FakeRequest, content: string | null, finishReason = "stop", refusal: string | null = null) {
  const promptTokens = Math.ceil(JSON.stringify(body.messages).length / 4);
  const completionTokens = Math.ceil((content ?? "").length / 4);
  return {
    id: "chatcmpl-fake",
    object: "chat.completion",
    created: 1_790_000_000,
    model: body.model,
    choices: [{ index: 0, message: { role: "assistant", content, refusal }, logprobs: null, finish_reason: finishReason }],
    usage: { prompt_tokens: promptTokens, completion_tokens: completionTokens, total_tokens: promptTokens + completionTokens },
  };
}

function callsOf(request: FakeRequest, calls: { name: string; arguments: object | string }[], content: string | null): object {
  const completion = completionOf(request, content, "tool_calls");
  const tool_calls = calls.map(({ name, arguments: given }, index) => ({
    id: `call_${index}`,
    type: "function",
    function: { name, arguments: typeof given === "string" ? given : JSON.stringify(given) },
  }));
  return { ...completion, choices: completion.choices.map((choice) => ({ ...choice, message: { ...choice.message, tool_calls } })) };
}

/** The last message is the product's JSON document; a request of another shape has no passages. */
function documentOf({ body }: FakeRequest): { passages: { text: string }[]; everything: string } {
  const content = body.messages.at(-1)?.content ?? "";
  try {
    const document = JSON.parse(content) as { passages?: { text: string; title: string }[]; question?: string; conversation?: { text: string }[] };
    const { passages = [], question = "", conversation = [] } = document;
    return { passages, everything: [question, ...conversation.map(({ text }) => text), ...passages.flatMap(({ title, text }) => [title, text])].join("\n") };
  } catch {
    return { passages: [], everything: content };
  }
}

function firstPassage(request: FakeRequest): string {
  return documentOf(request).passages[0]?.text ?? "";
}
