"use client";
/** Where imported articles go: a collection, and whether the bot answers from them at once. */
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { useWorkspace } from "@/lib/client/workspace-context";

export type Target = { collection: string; publish: boolean };

export function ImportTarget({ value, onChange }: { value: Target; onChange: (value: Target) => void }) {
  const { can } = useWorkspace();
  const publishId = useId();
  return (
    <>
      <Field label="Collection" aside="optional" hint="For articles that name none themselves.">
        <Input value={value.collection} onChange={(event) => onChange({ ...value, collection: event.target.value })} maxLength={100} />
      </Field>
      <div className="flex items-start gap-3">
        <Switch
          id={publishId}
          checked={value.publish}
          disabled={!can("knowledge:publish")}
          onCheckedChange={(publish) => onChange({ ...value, publish })}
          className="mt-0.5"
        />
        <label htmlFor={publishId}>
          <span className="font-medium">Publish at once</span>
          <span className="block text-ink-2">
            {can("knowledge:publish")
              ? "The bot answers from them within seconds. Off: they are drafts first."
              : "Your role writes drafts; a manager publishes them."}
          </span>
        </label>
      </div>
    </>
  );
}
