"use client";
/** Another workspace of the same person. */
import { type ReactNode, useState } from "react";
import { Field } from "@/components/ui/field";
import { fieldError } from "@/lib/client/api-problem";
import { suggestSlug } from "@/lib/core/workspace/suggest-slug";
import type { PresetName } from "@/lib/core/escalation/preset-names";
import { AccountForm } from "./account-form";
import { createWorkspace } from "./api";
import { TextInput } from "@/components/ui/text-input";

/** `preset`: the field of that name. */
export function NewWorkspaceForm({ host, isFirst, preset }: { host: string; isFirst: boolean; preset: ReactNode }) {
  const [name, setName] = useState("");
  return (
    <AccountForm
      title={isFirst ? "Your first workspace" : "A new workspace"}
      intro="It has its own knowledge, bot, members and log. Nothing is shared with your other workspaces."
      act="Create the workspace"
      submit={async (values) => {
        const { slug } = await createWorkspace(name, values.preset as PresetName);
        window.location.assign(`/w/${slug}`);
      }}
    >
      {(error) => (
        <>
          <Field
            label="Company or team"
            hint={
              <>
                Its address will be{" "}
                <span className="font-mono text-ink-2">
                  {host}/w/{suggestSlug(name, "your-company")}
                </span>
                , with another ending if that is taken.
              </>
            }
            error={fieldError(error, "name")}
          >
            <TextInput
              name="name"
              autoComplete="organization"
              required
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
              autoFocus
            />
          </Field>
          {preset}
        </>
      )}
    </AccountForm>
  );
}
