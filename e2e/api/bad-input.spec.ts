/** Generated over every operation that takes a body: whatever is sent, the answer is a problem with a code, never a failure of ours. */
import { problemSchema } from "@/lib/contracts/problem";
import { furnish } from "../fixtures/furnished";
import { fill, type Operation, readOperations } from "../fixtures/operations";
import { expect, test } from "../fixtures/test";

type Schema = { type?: string; properties?: Record<string, Schema>; required?: string[]; anyOf?: Schema[] };

async function bodySchemas(url: string): Promise<Map<string, Schema>> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string; requestBody?: { content: Record<string, { schema: Schema }> } }>>;
  };
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  return new Map(
    operations.flatMap(({ operationId, requestBody }) => (requestBody ? [[operationId, requestBody.content["application/json"]?.schema ?? {}] as const] : [])),
  );
}

const oddValues: unknown[] = [null, true, -1, 1e308, "", "\u0000", "\ud800", "x".repeat(100_001), [], [[]], {}, { toString: 1 }];

function deep(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
}

async function refused(response: Response, what: string): Promise<void> {
  const text = await response.text();
  expect(response.status, `${what}: ${text.slice(0, 200)}`).toBeGreaterThanOrEqual(400);
  expect(response.status, `${what}: ${text.slice(0, 200)}`).toBeLessThan(500);
  expect(response.headers.get("content-type"), what).toContain("application/problem+json");
  problemSchema.parse(JSON.parse(text));
}

test("unreadable bodies are refused with a problem on every operation that takes one [D1]", async ({ workspace, appUrl }) => {
  test.setTimeout(120_000);
  const furnished = await furnish(workspace);
  const operations = (await readOperations(appUrl)).filter(({ takesBody }) => takesBody);
  expect(operations.length).toBeGreaterThan(25);
  const send = (operation: Operation, body: BodyInit, type = "application/json") =>
    fetch(`${appUrl}${fill(operation.path, furnished.ids)}`, {
      method: operation.method,
      body,
      headers: {
        "content-type": type,
        origin: appUrl,
        ...(operation.auth === "visitor"
          ? { authorization: `Bearer ${furnished.visitor.token}` }
          : { cookie: workspace.owner.cookieHeader, "handrail-workspace": workspace.slug }),
        ...(operation.auth === "visitor" ? { origin: appUrl } : {}),
      },
    });
  for (const operation of operations) {
    await refused(await send(operation, "{"), `${operation.id} half a body`);
    await refused(await send(operation, "{}", "text/plain"), `${operation.id} as text`);
    await refused(await send(operation, new Uint8Array([0x7b, 0xff, 0x7d])), `${operation.id} not UTF-8`);
    await refused(await send(operation, deep(64)), `${operation.id} deep`);
    await refused(await send(operation, "[]"), `${operation.id} an array`);
  }
});

test("a wrong type in any field is refused or ignored, never a failure of ours [D1]", async ({ workspace, appUrl }) => {
  test.setTimeout(240_000);
  const furnished = await furnish(workspace);
  const schemas = await bodySchemas(appUrl);
  const operations = (await readOperations(appUrl)).filter(({ takesBody, auth }) => takesBody && (auth === "member" || auth === "visitor"));
  for (const operation of operations) {
    for (const field of Object.keys(schemas.get(operation.id)?.properties ?? {})) {
      for (const value of oddValues) {
        const path = fill(operation.path, furnished.ids);
        const answer =
          operation.auth === "visitor"
            ? await furnished.visitor.call(operation.method, path.replace("/api/widget/v1", ""), { [field]: value })
            : await workspace.owner.call(operation.method, path, { [field]: value });
        expect(answer.status, `${operation.id}.${field} = ${JSON.stringify(value).slice(0, 40)}: ${JSON.stringify(answer.body).slice(0, 200)}`).toBeLessThan(
          500,
        );
      }
    }
  }
});

test("a path that nothing has and a method that is not offered are said so [D1]", async ({ appUrl }) => {
  const missing = await fetch(`${appUrl}/api/v1/no-such-thing`);
  expect([missing.status, ((await missing.json()) as { code: string }).code]).toEqual([404, "not_found"]);
  const method = await fetch(`${appUrl}/api/v1/inbox`, { method: "DELETE" });
  expect([method.status, method.headers.get("allow")]).toEqual([405, "GET"]);
});
