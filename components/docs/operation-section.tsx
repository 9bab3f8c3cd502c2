/** One operation in full: the request, what it takes, and every answer. */
import { Badge } from "@/components/ui/badge";
import { Table, Td, Th } from "@/components/ui/table";
import { curlOf, type Operation } from "./api-document";
import { CodeBlock } from "./code-block";
import { MarkedText } from "./marked-text";
import { typeOf } from "./schema-rows";
import { SchemaTable } from "./schema-table";

export function OperationSection({ operation, origin }: { operation: Operation; origin: string }) {
  const { operationId, method, path, summary, description, parameters, requestBody, responses } = operation;
  const body = requestBody?.content["application/json"];
  const success = Object.entries(responses).filter(([status]) => Number(status) < 400);
  const errors = Object.entries(responses).filter(([status]) => Number(status) >= 400);
  return (
    <section id={operationId} aria-labelledby={`${operationId}-title`} className="grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-4 border-t pt-6">
      <div className="grid gap-1.5">
        <h2 id={`${operationId}-title`} className="text-lg text-balance">
          <a href={`#${operationId}`} className="hover:underline">
            {summary}
          </a>
        </h2>
        <p className="flex flex-wrap items-baseline gap-2 font-mono text-sm">
          <Badge>{method}</Badge>
          <span className="break-all">{path}</span>
        </p>
        <MarkedText text={description} />
      </div>
      <CodeBlock text={curlOf(operation, origin)} label={`Request to ${operationId}`} />
      {parameters.length > 0 ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <h3 className="text-sm font-semibold">Parameters</h3>
          <div className="rounded-card border">
            <Table label={`Parameters of ${operationId}`}>
              <thead>
                <tr>
                  <Th>Name</Th>
                  <Th>What it is</Th>
                </tr>
              </thead>
              <tbody>
                {parameters.map((parameter) => (
                  <tr key={`${parameter.in} ${parameter.name}`} className="align-top last:[&>*]:border-b-0">
                    <Td className="min-w-36">
                      <span className="block font-mono text-xs break-words">{parameter.name}</span>
                      <span className="text-xs text-ink-3">in the {parameter.in}</span>
                    </Td>
                    <Td className="min-w-48">
                      <span className="font-mono text-xs break-words">{typeOf(parameter.schema)}</span>
                      {parameter.required ? <span className="ml-2 text-xs font-medium">required</span> : null}
                      <span className="block text-xs text-ink-3">{parameter.description}</span>
                    </Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
        </div>
      ) : null}
      {body ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <h3 className="text-sm font-semibold">Body</h3>
          <SchemaTable schema={body.schema} label={`Body of ${operationId}`} request />
        </div>
      ) : null}
      {success.map(([status, answer]) => (
        <div key={status} className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <h3 className="text-sm font-semibold">
            Answer {status} <span className="font-normal text-ink-2">{answer.description}</span>
          </h3>
          {Object.entries(answer.content ?? {}).map(([type, { schema, example }]) => (
            <div key={type} className="grid grid-cols-[minmax(0,1fr)] gap-2">
              {type === "application/json" ? (
                <SchemaTable schema={schema} label={`Answer ${status} of ${operationId}`} />
              ) : (
                <p className="font-mono text-xs">{type}</p>
              )}
              {example === undefined ? null : (
                <details className="text-sm">
                  <summary className="w-fit text-ink-2 hover:text-ink">An example</summary>
                  <div className="mt-2">
                    <CodeBlock text={JSON.stringify(example, null, 2)} label={`Example of answer ${status} of ${operationId}`} />
                  </div>
                </details>
              )}
            </div>
          ))}
        </div>
      ))}
      <details className="text-sm">
        <summary className="w-fit text-ink-2 hover:text-ink">
          {errors.length} answers that refuse: {errors.map(([status]) => status).join(", ")}
        </summary>
        <dl className="mt-2 grid gap-2">
          {errors.map(([status, answer]) => (
            <div key={status} className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-2">
              <dt className="tabular font-mono text-xs leading-5">{status}</dt>
              <dd>
                <MarkedText text={answer.description} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
