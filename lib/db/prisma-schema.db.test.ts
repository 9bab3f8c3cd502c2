import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";

const { owner } = await testDatabase();
const folder = fileURLToPath(new URL("../../prisma/schema", import.meta.url));

type Column = { type: string; isRequired: boolean; hasDefault: boolean };
type Table = { columns: Record<string, Column>; key: string[]; uniques: string[]; references: string[] };

const sqlTypes: Record<string, string> = {
  "String @db.Uuid": "uuid",
  String: "text",
  Boolean: "boolean",
  Int: "integer",
  "Int @db.SmallInt": "smallint",
  BigInt: "bigint",
  Float: "double precision",
  Json: "jsonb",
  "Json @db.Json": "json",
  Bytes: "bytea",
  "DateTime @db.Timestamptz(3)": "timestamp(3) with time zone",
};

const names = (list: string) => list.split(",").map((name) => name.trim().replace(/\(.*\)$/, ""));

/** Reads the models as text: as much of Prisma's language as the files use. */
function readSchema(): Record<string, Table> {
  const source = readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  const bodies = [...source.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, model = "", body = ""]) => ({ model, body }));
  const tableOf = new Map(bodies.map(({ model, body }) => [model, /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model]));
  const columnsOf = new Map(bodies.map(({ model, body }) => [model, fieldColumns(body, tableOf)]));
  const tables: Record<string, Table> = {};
  for (const { model, body } of bodies) {
    const column = (field: string, of = model) => columnsOf.get(of)?.get(field) ?? `unknown ${field}`;
    const table: Table = { columns: {}, key: [], uniques: [], references: [] };
    for (const [, field = "", type = "", optional = "", rest = ""] of body.matchAll(/^ {2}(\w+) +(\w+)(\?|\[\])? *(.*)$/gm)) {
      const relation = /@relation\((?:"\w+", )?fields: \[([^\]]+)\], references: \[([^\]]+)\], onDelete: (\w+)/.exec(rest);
      if (relation) {
        const own = names(relation[1] ?? "").map((name) => column(name));
        const other = names(relation[2] ?? "").map((name) => column(name, type));
        table.references.push(`${own.join()} -> ${tableOf.get(type)}(${other.join()}) ${relation[3]}`);
      }
      if (tableOf.has(type)) continue;
      const kind = [type, /@db\.\w+(?:\(\d+\))?/.exec(rest)?.[0]].filter(Boolean).join(" ");
      table.columns[column(field)] = {
        type: `${sqlTypes[kind] ?? `unknown ${kind}`}${optional === "[]" ? "[]" : ""}`,
        isRequired: optional !== "?",
        hasDefault: rest.includes("@default("),
      };
      if (/@id\b/.test(rest)) table.key = [column(field)];
      if (/@unique\b/.test(rest)) table.uniques.push(column(field));
    }
    const key = /@@id\(\[([^\]]+)\]/.exec(body);
    if (key) table.key = names(key[1] ?? "").map((name) => column(name));
    for (const [, fields = ""] of body.matchAll(/@@unique\(\[([^\]]+)\]/g))
      table.uniques.push(
        names(fields)
          .map((name) => column(name))
          .join(),
      );
    table.uniques.sort();
    table.references.sort();
    tables[tableOf.get(model) ?? model] = table;
  }
  return tables;
}

function fieldColumns(body: string, models: ReadonlyMap<string, string>): Map<string, string> {
  const columns = new Map<string, string>();
  for (const [, field = "", type = "", rest = ""] of body.matchAll(/^ {2}(\w+) +(\w+)[?[\]]* *(.*)$/gm)) {
    if (!models.has(type)) columns.set(field, / @map\("(\w+)"\)/.exec(` ${rest}`)?.[1] ?? field);
  }
  return columns;
}

async function readDatabase(): Promise<Record<string, Table>> {
  const tables: Record<string, Table> = {};
  const columns = await owner.query<{ table: string; name: string; type: string; required: boolean; defaulted: boolean }>(
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required, (d.oid IS NOT NULL OR a.attidentity <> '') AS defaulted
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'`,
  );
  for (const { table, name, type, required, defaulted } of columns.rows) {
    tables[table] ??= { columns: {}, key: [], uniques: [], references: [] };
    tables[table].columns[name] = { type, isRequired: required, hasDefault: defaulted };
  }
  const indexes = await owner.query<{ table: string; primary: boolean; names: string[] }>(
    `SELECT t.relname AS table, x.indisprimary AS primary,
       ARRAY(SELECT a.attname::text FROM unnest(x.indkey::smallint[]) WITH ORDINALITY k (num, ord) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.num ORDER BY k.ord) AS names
     FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid
     WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> '_prisma_migrations' AND x.indisunique AND x.indpred IS NULL`,
  );
  for (const { table, primary, names: list } of indexes.rows) {
    if (primary) (tables[table] as Table).key = list;
    else tables[table]?.uniques.push(list.join());
  }
  const references = await owner.query<{ table: string; own: string[]; target: string; other: string[]; cascades: boolean }>(
    `SELECT t.relname AS table, r.relname AS target, k.confdeltype = 'c' AS cascades,
       ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY n (num, ord) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = n.num ORDER BY n.ord) AS own,
       ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY n (num, ord) JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = n.num ORDER BY n.ord) AS other
     FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid WHERE k.contype = 'f' AND t.relnamespace = 'public'::regnamespace`,
  );
  for (const { table, own, target, other, cascades } of references.rows) {
    tables[table]?.references.push(`${own.join()} -> ${target}(${other.join()}) ${cascades ? "Cascade" : "NoAction"}`);
  }
  for (const table of Object.values(tables)) {
    table.uniques.sort();
    table.references.sort();
  }
  return tables;
}

test("Prisma's schema says what the migrations made: tables, columns, types, keys and references [S3]", async () => {
  const [schema, database] = [readSchema(), await readDatabase()];
  expect(Object.keys(schema).sort()).toEqual(Object.keys(database).sort());
  for (const [name, table] of Object.entries(database)) expect({ [name]: schema[name] }).toEqual({ [name]: table });
});
