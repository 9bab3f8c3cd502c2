"use client";
/** Address, model and key of an OpenAI-compatible endpoint. The key is written here and never shown again. */
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** undefined: as it is. null: removed. A text: the new key. It stays out of the kept form, so that no key lies in the browser. */
export type KeyChange = string | null | undefined;

/** The key's part of a request: nothing when it stays as it is. */
export function keyOf(apiKey: KeyChange): { apiKey?: string | null } {
  return apiKey === undefined || apiKey === "" ? {} : { apiKey };
}

export type EndpointFieldsProps = {
  value: { baseUrl: string; name: string };
  onChange: (change: Partial<{ baseUrl: string; name: string }>) => void;
  required: boolean;
  addressHint: string;
  errors: { baseUrl: string | null; name: string | null; apiKey: string | null };
  hasApiKey: boolean;
  apiKey: KeyChange;
  setApiKey: (change: KeyChange) => void;
};

export function EndpointFields({ value, onChange, required, addressHint, errors, hasApiKey, apiKey, setApiKey }: EndpointFieldsProps) {
  const machineText = { spellCheck: false, autoCapitalize: "none", dir: "ltr", required } as const;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Address" hint={addressHint} error={errors.baseUrl}>
          <Input
            value={value.baseUrl}
            onChange={(event) => onChange({ baseUrl: event.target.value })}
            type="url"
            inputMode="url"
            maxLength={500}
            {...machineText}
          />
        </Field>
        <Field label="Model" hint="As the endpoint names it." error={errors.name}>
          <Input value={value.name} onChange={(event) => onChange({ name: event.target.value })} maxLength={120} {...machineText} />
        </Field>
      </div>
      <Field
        label="Key"
        hint="Stored encrypted, never shown again. Some local endpoints need none."
        error={errors.apiKey}
        aside={<KeyState hasApiKey={hasApiKey} apiKey={apiKey} setApiKey={setApiKey} />}
      >
        <Input
          value={apiKey ?? ""}
          onChange={(event) => setApiKey(event.target.value)}
          type="password"
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          maxLength={500}
          placeholder={hasApiKey && apiKey !== null ? "A key is stored; type to replace it" : ""}
        />
      </Field>
    </>
  );
}

function KeyState({ hasApiKey, apiKey, setApiKey }: Pick<EndpointFieldsProps, "hasApiKey" | "apiKey" | "setApiKey">) {
  if (apiKey === null) return <Badge meaning="waiting">removed when you save</Badge>;
  if (!hasApiKey) return "none stored";
  return (
    <Button variant="link" size="sm" onClick={() => setApiKey(null)}>
      Remove the stored key
    </Button>
  );
}
