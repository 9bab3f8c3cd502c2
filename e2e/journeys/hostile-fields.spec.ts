/**
 * Generated: hostile text in every text field that any operation of the API takes, then a look at every screen, the widget, the documentation, the
 * mails and the CSV files. A field or a screen that is added is in it without a change here.
 */
import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { type DocumentedOperation, readDocument } from "../fixtures/document";
import { furnish, type Furnished } from "../fixtures/furnished";
import { expect, test } from "../fixtures/journey";
import { mailsTo } from "../fixtures/mail-server";
import { fieldsOf, withField } from "../fixtures/odd-values";

/** Short enough for most fields; the mark tells where it was shown. */
const corpus = [
  (mark: string) => `${mark}<img src=x onerror=alert(1)>`,
  (mark: string) => `"><hostile-mark>${mark}</hostile-mark>`,
  (mark: string) => `=1+1 ${mark}\u202E'\`<b>\${alert(1)}`,
];
const mark = "hx7";

type Schema = {
  type?: string;
  enum?: unknown;
  const?: unknown;
  pattern?: string;
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
};

/** The schema of a field of the example; of a choice, the one that is no null. */
function schemaAt(schema: Schema | undefined, path: readonly (string | number)[]): Schema | undefined {
  const own = schema?.anyOf ?? schema?.oneOf;
  const plain = own ? (own.find(({ type }) => type !== "null") ?? own[0]) : schema;
  const [key, ...rest] = path;
  if (key === undefined || !plain) return plain;
  return schemaAt(typeof key === "number" ? plain.items : plain.properties?.[key], rest);
}

/** What a person types freely: no choice, no id, no address, no time. */
function isFreeText(operation: DocumentedOperation, path: readonly (string | number)[], value: unknown): boolean {
  const schema = schemaAt(operation.body?.schema as Schema, path);
  const name = String([...path].reverse().find((key) => typeof key === "string") ?? "");
  return (
    typeof value === "string" &&
    schema?.type === "string" &&
    !schema.enum &&
    schema.const === undefined &&
    !schema.format &&
    !/(^|[a-z])(Id|Ids|Url|Sha256|Key|At|Zone|Token|Slug)$|^(email|url|slug|sites|locale|token|password|contentSha256|format|id)$/.test(name)
  );
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | null)?.[key], value);
}

/** Sends hostile text through an operation: all of its texts at once, and each alone where that is refused. Gives how many fields took it. */
async function poison(furnished: Furnished, operation: DocumentedOperation): Promise<number> {
  const example = operation.body?.example;
  const fields = fieldsOf(example).filter((path) => isFreeText(operation, path, valueAt(example, path)));
  if (fields.length === 0) return 0;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => furnished.ids[name] ?? "x");
  const send = async (body: unknown): Promise<boolean> => {
    const withVersion = (version: unknown) => (version === undefined ? body : { ...(body as object), version });
    const call = (sent: unknown) =>
      operation.auth === "visitor"
        ? furnished.visitor.call<{ current?: { version?: number } }>(operation.method, path.replace("/api/widget/v1", ""), sent)
        : furnished.workspace.owner.call<{ current?: { version?: number } }>(operation.method, path, sent);
    let answer = await call(body);
    if (answer.status === 409 && answer.body.current?.version !== undefined) answer = await call(withVersion(answer.body.current.version));
    expect(answer.status, `${operation.id}: ${JSON.stringify(answer.body).slice(0, 200)}`).toBeLessThan(500);
    return answer.status < 300;
  };
  let taken = 0;
  for (const text of corpus) {
    const fresh = { ...(example as object), ...("clientId" in (example as object) ? { clientId: crypto.randomUUID() } : {}) };
    const all = fields.reduce<unknown>((body, field) => withField(body, field, text(mark)), fresh);
    if (await send(all)) {
      taken += fields.length;
      continue;
    }
    for (const field of fields) if (await send(withField(fresh, field, text(mark)))) taken += 1;
  }
  return taken;
}

/** Every page of the workspace, with the ids that its address needs. */
function screens(ids: Record<string, string>): string[] {
  return readdirSync("app/w/[workspace]", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => file.replace(/\/?page\.tsx$/, ""))
    .filter((path) => [...path.matchAll(/\[(\w+)\]/g)].every(([, name = ""]) => name in ids))
    .map((path) => path.replaceAll(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? ""))
    .sort();
}

async function made(page: Page): Promise<{ elements: number; links: string[]; shown: number }> {
  return page.evaluate((sign) => {
    const roots: (Document | ShadowRoot)[] = [document];
    for (const node of document.querySelectorAll("*")) if (node.shadowRoot) roots.push(node.shadowRoot);
    const all = (selector: string) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
    return {
      elements: all("hostile-mark, img[src='x'], [onerror], [onmouseover], main script").length,
      links: all("a[href]")
        .map((link) => (link as HTMLAnchorElement).protocol)
        .filter((protocol) => !/^(https?|mailto):$/.test(protocol)),
      shown:
        roots
          .map((root) => root.textContent ?? (root as Document).body?.textContent ?? "")
          .join(" ")
          .split(sign).length - 1,
    };
  }, mark);
}

test("hostile text in every text field of the API is text on every screen, in the widget, the documentation, mails and CSV [W7] [L1] [C1] [D1]", async ({
  workspace,
  sit,
  visit,
  appUrl,
}) => {
  test.setTimeout(600_000);
  const furnished = await furnish(workspace);
  const { operations } = await readDocument(appUrl);
  // A workspace that is asked to be erased takes nothing more: that comes last, and is taken back before the screens are looked at.
  const ending = "requestWorkspaceDeletion";
  const writing = operations
    .filter(
      ({ body, auth, method, id }) =>
        body !== null && (auth === "member" || auth === "visitor") && method !== "DELETE" && id !== "createSession" && id !== "startSession",
    )
    .sort((one, other) => Number(one.id === ending) - Number(other.id === ending));
  const taken: Record<string, number> = {};
  for (const operation of writing) taken[operation.id] = await poison(furnished, operation);
  const fields = Object.values(taken).reduce((sum, count) => sum + count, 0);
  expect(fields, JSON.stringify(taken)).toBeGreaterThan(30);
  await workspace.owner.call("DELETE", "/api/v1/workspace/deletion");

  const { page } = await sit(workspace.owner, "inbox?view=all");
  let shown = 0;
  const paths = screens(furnished.ids);
  expect(paths.length).toBeGreaterThan(12);
  for (const path of paths) {
    await page.goto(`/w/${workspace.slug}/${path}`);
    await expect(page.locator("main").first(), path).toBeVisible();
    for (const details of await page.locator("main details:not([open]) > summary").all()) if (await details.isVisible()) await details.click();
    const found = await made(page);
    expect({ path, elements: found.elements, links: found.links }).toEqual({ path, elements: 0, links: [] });
    shown += found.shown;
  }
  expect(shown).toBeGreaterThan(20);

  for (const path of [`/docs/api?q=${encodeURIComponent(corpus[0]!(mark))}`, "/docs/api/shapes", "/docs/events"]) {
    await page.goto(path);
    await expect(page.locator("main").first(), path).toBeVisible();
    expect({ path, ...(await made(page)) }).toMatchObject({ path, elements: 0, links: [] });
  }

  const { page: site, chat } = await visit(workspace);
  await chat.open();
  await chat.say(corpus[1]!(mark));
  expect(await made(site)).toMatchObject({ elements: 0, links: [] });

  const address = `poisoned-${workspace.slug}@visitors.example`;
  await workspace.owner.ok("POST", "/api/v1/invitations", { email: address, role: "viewer" });
  await expect.poll(() => mailsTo(address).length).toBeGreaterThan(0);
  for (const { raw } of mailsTo(address)) {
    const text = raw.replaceAll(/=\r?\n/g, "").replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    const html = text.slice(Math.max(0, text.toLowerCase().indexOf("<html")));
    if (text.toLowerCase().includes("<html")) expect(html).not.toMatch(/<hostile-mark|<img src=x/i);
    expect(text.split(/\r?\n\r?\n/)[0]).not.toMatch(/^(bcc|x-injected):/im);
  }

  for (const operation of operations.filter(
    ({ auth, method, responses }) => auth === "member" && method === "GET" && responses["200"]?.content?.["text/csv"],
  )) {
    const response = await workspace.owner.raw(
      "GET",
      operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => furnished.ids[name] ?? "x"),
    );
    if (response.status !== 200) continue;
    for (const cell of (await response.text()).split(/[\r\n,]+/)) expect(cell, operation.id).not.toMatch(/^"?[=+@\t]|^"?-[^\d.]/);
  }
});
