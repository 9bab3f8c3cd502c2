"use client";
/** Keys for programs: what there is, making one, and how a request looks. */
import Link from "next/link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { ApiKeyList } from "./api-key-list";

export function ApiKeySettings({ origin }: { origin: string }) {
  const request = `curl ${origin}/api/v1/workspace \\\n  -H "Authorization: Bearer hr_live_..."`;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <ApiKeyList />
      <Card aria-label="Using the API">
        <CardHeader
          title="Using the API"
          description="Whatever a screen does, a program with the permission can do. A key knows its workspace; for an act that a person is written down for, name the member in the header handrail-member."
          action={<CopyButton text={request} label="Copy the request" />}
        />
        <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <pre
            tabIndex={0}
            aria-label="A first request"
            className="overflow-x-auto rounded-control border bg-sunken px-3 py-2.5 font-mono text-xs leading-relaxed whitespace-pre-wrap break-all"
          >
            {request}
          </pre>
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
            <Link href="/docs/api" className="underline underline-offset-2">
              All requests and answers
            </Link>
            <Link href="/docs/events" className="underline underline-offset-2">
              All events
            </Link>
            <a href="/api/openapi.json" className="underline underline-offset-2">
              OpenAPI document
            </a>
          </p>
        </CardBody>
      </Card>
    </div>
  );
}
