"use client";
/** What the bot must not say. Each guardrail has its test; one that fails it is not saved. */
import { ShieldAlert } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Switch } from "@/components/ui/switch";
import type { SectionProps } from "./limits-section";
import type { PolicyNames, WireGuardrail } from "./policy-fields";
import { guardrailSentence } from "./policy-words";

const GuardrailDialog = lazy(() => import("./guardrail-dialog"));

/** `found`: an answer that somebody wants a guardrail for; null without. */
export function GuardrailsSection({ fields, set, disabled, found, names }: SectionProps & { found: string | null; names: PolicyNames }) {
  const { guardrails } = fields;
  const [open, setOpen] = useState<WireGuardrail | "new" | null>(found === null || disabled ? null : "new");
  const put = (guardrail: WireGuardrail): void => {
    const known = guardrails.some(({ id }) => id === guardrail.id);
    set({ guardrails: known ? guardrails.map((own) => (own.id === guardrail.id ? guardrail : own)) : [...guardrails, guardrail] });
    setOpen(null);
  };
  return (
    <Card aria-label="Guardrails">
      <CardHeader
        title="Guardrails"
        description="Claims and phrases that the bot must not send, wherever it has them from. Each is tried on examples before it is saved."
        action={disabled ? undefined : <Button onClick={() => setOpen("new")}>New guardrail</Button>}
      />
      {guardrails.length === 0 ? (
        <EmptyState icon={ShieldAlert} title="No guardrail yet">
          Make one here, or from a bad answer in a conversation.
        </EmptyState>
      ) : (
        <ul className="border-t">
          {guardrails.map((guardrail) => (
            <li key={guardrail.id} aria-label={guardrail.name} className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5 last:border-b-0">
              <Switch
                checked={guardrail.enabled}
                onCheckedChange={(enabled) => put({ ...guardrail, enabled })}
                disabled={disabled}
                aria-label={`${guardrail.name} is in force`}
              />
              <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
                <span dir="auto" className="truncate font-medium">
                  {guardrail.name}
                </span>
                <span className="text-sm wrap-anywhere text-ink-2">
                  {guardrailSentence(guardrail, names)} {guardrail.examples.length === 1 ? "1 example" : `${guardrail.examples.length} examples`}.
                </span>
              </div>
              {disabled ? null : (
                <span className="flex gap-1">
                  <Button size="sm" variant="ghost" onClick={() => setOpen(guardrail)}>
                    Change
                  </Button>
                  <Button size="sm" variant="ghost" onClick={() => set({ guardrails: guardrails.filter(({ id }) => id !== guardrail.id) })}>
                    Remove
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Dialog open={open !== null} onOpenChange={() => setOpen(null)}>
        {open === null ? null : (
          <Suspense fallback={null}>
            <GuardrailDialog guardrail={open === "new" ? null : open} found={found} names={names} taken={guardrails.map(({ id }) => id)} onDone={put} />
          </Suspense>
        )}
      </Dialog>
    </Card>
  );
}
