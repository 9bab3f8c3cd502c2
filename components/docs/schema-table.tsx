/** A shape as a table of its fields. */
import Link from "next/link";
import { Table, Td, Th } from "@/components/ui/table";
import type { Schema } from "./api-document";
import { schemaRows, shapeOf, typeOf } from "./schema-rows";

export const shapesPath = "/docs/api/shapes";

export function SchemaTable({
  schema,
  label,
  request = false,
}: {
  schema: Schema;
  label: string;
  /** Fields can be left out: say which must be there. */ request?: boolean;
}) {
  const rows = schemaRows(schema);
  if (rows.length === 0) {
    const shape = shapeOf(schema);
    return <p className="text-sm text-ink-2">{shape ? <ShapeLink name={shape} words={typeOf(schema)} /> : typeOf(schema)}</p>;
  }
  return (
    <div className="rounded-card border">
      <Table label={label}>
        <thead>
          <tr>
            <Th>Field</Th>
            <Th>What it is</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${row.path} ${index}`} className="align-top last:[&>*]:border-b-0">
              <Td className="max-w-64 min-w-32">
                <span className="block font-mono text-xs break-all" style={{ paddingLeft: `${row.depth * 0.75}rem` }}>
                  {row.path}
                </span>
              </Td>
              <Td className="min-w-48">
                <span className="font-mono text-xs break-words">{row.shape ? <ShapeLink name={row.shape} words={row.type} /> : row.type}</span>
                {request && row.required ? <span className="ml-2 text-xs font-medium">required</span> : null}
                {!request && !row.required ? <span className="ml-2 text-xs text-ink-3">may be missing</span> : null}
                {row.notes.length > 0 ? <span className="block text-xs break-words text-ink-3">{row.notes.join("; ")}</span> : null}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function ShapeLink({ name, words }: { name: string; words: string }) {
  return (
    <Link href={`${shapesPath}#${name}`} className="text-accent-text underline decoration-current/40 underline-offset-3">
      {words}
    </Link>
  );
}
