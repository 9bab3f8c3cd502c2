"use client";
/** Where the person is signed in. What is ended here is refused on its next request, and its open windows leave at once. */
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Laptop, Smartphone } from "lucide-react";
import { toast } from "@/lib/client/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import type { Session } from "@/lib/contracts/api/account-security";
import { revokeOtherSessions, revokeSession, sessionListOptions } from "./api";
import { deviceWords } from "./device-words";

export function SessionListCard() {
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(sessionListOptions()).data;
  const others = data.filter(({ isCurrent }) => !isCurrent).length;
  const endAll = useMutation({
    mutationFn: revokeOtherSessions,
    onSuccess: ({ revoked }) => toast.success(revoked === 1 ? "The other session has ended." : `${revoked} sessions have ended.`),
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.accountSessions() }),
  });
  return (
    <Card aria-label="Sessions">
      <CardHeader
        title="Sessions"
        description={others === 0 ? "You are signed in here and nowhere else." : "Everywhere that you are signed in. End what you do not know."}
        action={
          others > 0 ? (
            <Button variant="danger" busy={endAll.isPending} onClick={() => endAll.mutate()}>
              End all others
            </Button>
          ) : null
        }
      />
      <ul className="border-t">
        {data.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function SessionRow({ session }: { session: Session }) {
  const queryClient = useQueryClient();
  const { name, isPhone } = deviceWords(session.userAgent);
  const Icon = isPhone ? Smartphone : Laptop;
  const end = useMutation({
    mutationFn: () => revokeSession(session.id),
    onSuccess: () => toast.success("The session has ended."),
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.accountSessions() }),
  });
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-4 py-2 last:border-b-0">
      <Icon aria-hidden className="size-4.5 shrink-0 text-ink-3" />
      <div className="grid min-w-0 flex-1 basis-44 leading-tight">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium" title={session.userAgent ?? undefined}>
            {name}
          </span>
          {session.isCurrent ? (
            <Badge size="sm" meaning="person">
              This one
            </Badge>
          ) : null}
        </span>
        <span className="text-xs text-ink-3">
          {session.method === "oidc" ? "Through single sign-on" : "With the password"} since <Time at={session.createdAt} format="day" />
          {session.isCurrent ? null : (
            <>
              {" "}
              · last seen <Time at={session.lastSeenAt} />
            </>
          )}
        </span>
      </div>
      {session.isCurrent ? null : (
        <Button size="sm" busy={end.isPending} onClick={() => end.mutate()} aria-label={`End the session in ${name}`}>
          End
        </Button>
      )}
    </li>
  );
}
