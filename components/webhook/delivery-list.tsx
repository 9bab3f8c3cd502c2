"use client";
/** What was sent or is to be sent, newest first; open, every try with what the receiver answered. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import type { WebhookDelivery, WebhookDetail } from "@/lib/contracts/api/webhook";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { MoreRows } from "@/components/ui/more-rows";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { deliveriesOptions, deliveryOptions, replayDelivery } from "./api";
import { Send } from "lucide-react";
import { DeliveryBadge, tryWords } from "./webhook-state";

type Status = WebhookDelivery["status"];

export function DeliveryList({ webhook }: { webhook: WebhookDetail }) {
  const { workspace, api } = useWorkspace();
  const [status, setStatus] = useState<Status | null>(null);
  const list = useInfiniteQuery(deliveriesOptions(api, workspace.slug, webhook.id, status));
  const deliveries = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Card aria-label="Deliveries">
      <CardHeader
        title="Deliveries"
        description="Kept for 30 days. A delivery that fails is tried ten times over three days, always under the same id."
        action={
          <Select aria-label="Which deliveries" value={status ?? ""} onChange={(event) => setStatus((event.target.value || null) as Status | null)}>
            <option value="">All</option>
            <option value="pending">Waiting</option>
            <option value="delivered">Delivered</option>
            <option value="failed">Failed</option>
          </Select>
        }
      />
      {list.isPending ? (
        <p className="p-4">
          <Spinner />
        </p>
      ) : list.isError ? (
        <p className="p-4 text-sm text-failed">{sentenceOf(list.error)}</p>
      ) : deliveries.length === 0 ? (
        <EmptyState icon={Send} title="Nothing here">
          {status === null ? "Nothing has happened yet that this webhook is told. Send a test." : "No delivery stands like that."}
        </EmptyState>
      ) : (
        <ul className="border-t">
          {deliveries.map((delivery) => (
            <Row key={delivery.id} webhook={webhook} delivery={delivery} />
          ))}
        </ul>
      )}
      <MoreRows list={list} />
    </Card>
  );
}

function Row({ webhook, delivery }: { webhook: WebhookDetail; delivery: WebhookDelivery }) {
  const [open, setOpen] = useState(false);
  return (
    <li className="border-b last:border-b-0">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-hover">
          <span className="grid min-w-0 flex-1 basis-52 leading-tight">
            <span className="truncate font-mono text-xs">
              {delivery.type}
              {delivery.test ? " (test)" : ""}
            </span>
            <span className="text-xs text-ink-3">
              <Time at={delivery.createdAt} /> · {tryWords(delivery.lastTry)}
              {delivery.nextTryAt === null ? null : webhook.state === "disabled" ? (
                " It waits until the webhook is turned on."
              ) : (
                <>
                  {" "}
                  Next try <Time at={delivery.nextTryAt} />.
                </>
              )}
            </span>
          </span>
          <DeliveryBadge status={delivery.status} />
        </summary>
        {open ? <Tries webhook={webhook} delivery={delivery} /> : null}
      </details>
    </li>
  );
}

function Tries({ webhook, delivery }: { webhook: WebhookDetail; delivery: WebhookDelivery }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const detail = useQuery(deliveryOptions(api, workspace.slug, webhook.id, delivery.id));
  const replay = useMutation({
    mutationFn: () => replayDelivery(api, webhook.id, delivery.id),
    onSuccess: () => toast.success("It is being sent again."),
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.webhook(workspace.slug, webhook.id) }),
  });
  if (!detail.data) return <p className="px-4 pb-3 text-sm text-ink-3">{detail.isError ? sentenceOf(detail.error) : <Spinner />}</p>;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 px-4 pb-3 text-xs">
      <p className="font-mono break-all text-ink-3">webhook-id: {delivery.messageId}</p>
      <pre tabIndex={0} aria-label="Body" className="max-h-40 overflow-auto rounded-control border bg-sunken p-2 font-mono whitespace-pre-wrap break-all">
        {detail.data.body}
      </pre>
      <ol className="grid gap-1.5">
        {detail.data.tries.map((attempt) => (
          <li key={attempt.id} className="grid gap-0.5">
            <span>
              <Time at={attempt.startedAt} format="exact" />: {tryWords(attempt)}
            </span>
            {attempt.answer ? (
              <span dir="auto" className="font-mono break-all text-ink-3">
                {attempt.answer}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {can("webhook:write") && !delivery.test ? (
        <p>
          <Button size="sm" busy={replay.isPending} disabled={webhook.state === "disabled"} onClick={() => replay.mutate()}>
            Send again
          </Button>
        </p>
      ) : null}
    </div>
  );
}
