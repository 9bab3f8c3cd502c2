/** As much of an OpenAPI document as its pages show, and how it is cut into pages: one a group. */

export type Schema = { readonly [key: string]: unknown };
export type Media = { schema: Schema; example?: unknown };
export type Answer = { description: string; content?: Record<string, Media> };
export type Parameter = { name: string; in: string; required: boolean; description: string; schema: Schema; example?: unknown };

export type Operation = {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  method: string;
  path: string;
  auth: "public" | "visitor" | "account" | "member";
  parameters: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Answer>;
};

export type Tag = { name: string; title: string; description: string };

export type ApiDocument = {
  info: Schema;
  servers?: { url: string }[];
  tags: readonly Schema[];
  paths: Record<string, Record<string, Schema>>;
  components: Record<string, Schema>;
};

export function tagsOf(document: ApiDocument): Tag[] {
  return document.tags.map((tag) => ({ name: String(tag.name), title: String(tag["x-title"]), description: String(tag.description) }));
}

export function operationsOf(document: ApiDocument): Operation[] {
  const shared = document.components.parameters as Record<string, Parameter>;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, entry]) => {
      const operation = entry as unknown as Operation & { "x-auth": Operation["auth"] };
      const parameters = (operation.parameters as (Parameter | { $ref: string })[]).flatMap((parameter) =>
        "$ref" in parameter ? (shared[parameter.$ref.split("/").at(-1) ?? ""] ?? []) : parameter,
      );
      return { ...operation, method: method.toUpperCase(), path, auth: operation["x-auth"], parameters };
    }),
  );
}

/** Operations that speak of every word of the search, in name, address, sentence or fields. */
export function searchOperations(operations: readonly Operation[], query: string): Operation[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter((operation) => {
    const { operationId, summary, description, path, method, parameters, requestBody } = operation;
    const fields = JSON.stringify([parameters.map(({ name }) => name), Object.values(requestBody?.content ?? {}).map(({ schema }) => schema.properties ?? {})]);
    const text = `${method} ${path} ${operationId} ${summary} ${description} ${fields}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A request to paste into a shell: with the credential that the operation takes, and the example of its body. */
export function curlOf(operation: Operation, origin: string): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const example = operation.parameters.find((parameter) => parameter.in === "path" && parameter.name === name)?.example;
    return typeof example === "string" ? encodeURIComponent(example) : `{${name}}`;
  });
  const body = operation.requestBody?.content["application/json"]?.example;
  const lines = [
    `curl ${operation.method === "GET" ? "" : `-X ${operation.method} `}"${origin}${path}"`,
    ...(operation.auth === "member" ? [`  -H "Authorization: Bearer $HANDRAIL_API_KEY"`] : []),
    ...(operation.auth === "visitor" ? [`  -H "Authorization: Bearer $VISITOR_TOKEN"`] : []),
    ...(operation.auth === "account"
      ? [`  -H "Cookie: next-auth.session-token=$SESSION"`, ...(operation.method === "GET" ? [] : [`  -H "Origin: ${origin}"`])]
      : []),
    ...(operation.parameters.some(({ name }) => name === "Idempotency-Key") ? [`  -H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(body === undefined ? [] : [`  -H "Content-Type: application/json"`, `  -d '${JSON.stringify(body, null, 2).replaceAll("'", `'\\''`)}'`]),
  ];
  return lines.join(" \\\n");
}
