"use client";
/** The workspace's own rules, each as a sentence. Their order is of no effect: of those that fire the most careful one decides. */
import { ListChecks } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Switch } from "@/components/ui/switch";
import type { SectionProps } from "./limits-section";
import type { PolicyNames, WireRule } from "./policy-fields";
import { ruleSentence } from "./policy-words";

const RuleDialog = lazy(() => import("./rule-dialog"));

export function RulesSection({ fields, set, disabled, names }: SectionProps & { names: PolicyNames }) {
  const { rules } = fields;
  /** The rule in the dialog; null with none, `new` for one that is not there yet. */
  const [open, setOpen] = useState<WireRule | "new" | null>(null);
  const put = (rule: WireRule): void => {
    set({ rules: rules.some(({ id }) => id === rule.id) ? rules.map((own) => (own.id === rule.id ? rule : own)) : [...rules, rule] });
    setOpen(null);
  };
  return (
    <Card aria-label="Rules">
      <CardHeader
        title="Rules"
        description="A rule fires when all of its conditions hold. Of several the most careful one decides."
        action={disabled ? undefined : <Button onClick={() => setOpen("new")}>New rule</Button>}
      />
      {rules.length === 0 ? (
        <EmptyState icon={ListChecks} title="No rule of your own">
          For example: an amount above 100 goes to a person.
        </EmptyState>
      ) : (
        <ul className="border-t">
          {rules.map((rule) => (
            <li key={rule.id} aria-label={rule.name} className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5 last:border-b-0">
              <Switch
                checked={rule.enabled}
                onCheckedChange={(enabled) => put({ ...rule, enabled })}
                disabled={disabled}
                aria-label={`${rule.name} is in force`}
              />
              <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
                <span dir="auto" className="truncate font-medium">
                  {rule.name}
                </span>
                <span className="text-sm text-ink-2">{ruleSentence(rule, names)}</span>
              </div>
              {disabled ? null : (
                <span className="flex gap-1">
                  <Button size="sm" variant="ghost" onClick={() => setOpen(rule)}>
                    Change
                  </Button>
                  <Button size="sm" variant="ghost" onClick={() => set({ rules: rules.filter(({ id }) => id !== rule.id) })}>
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
            <RuleDialog rule={open === "new" ? null : open} taken={rules.map(({ id }) => id)} names={names} onDone={put} />
          </Suspense>
        )}
      </Dialog>
    </Card>
  );
}
