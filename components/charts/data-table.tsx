/** The table behind a chart, folded; it is in the page whether or not a script runs. Numbers are links to the conversations that they count. */
import { Table, Td, Th } from "@/components/ui/table";
import type { DataTable as Data } from "./chart-data";

export function DataTable({ tables, label }: { tables: readonly Data[]; label: string }) {
  return (
    <details className="group border-t">
      <summary className="flex h-9 items-center gap-1.5 px-4 text-xs text-ink-2 select-none hover:text-ink max-sm:h-11">
        <span className="group-open:hidden">Show the numbers</span>
        <span className="hidden group-open:inline">Hide the numbers</span>
      </summary>
      {tables.map(({ columns, rows }, index) => (
        <Table key={columns.join()} label={index === 0 ? label : `${label}, ${columns[0] ?? ""}`} className="border-t">
          <thead>
            <tr>
              {columns.map((column, place) => (
                <Th key={column + String(place)} className={place === 0 ? undefined : "text-right"}>
                  {column}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ head, cells }) => (
              <tr key={head}>
                <Th scope="row" className="font-normal text-ink">
                  {head}
                </Th>
                {cells.map(({ text, href }, place) => (
                  <Td key={String(place)} className="text-right">
                    {href === null ? (
                      text
                    ) : (
                      <a href={href} className="underline decoration-current/30 underline-offset-3 hover:decoration-current">
                        {text}
                      </a>
                    )}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      ))}
    </details>
  );
}
