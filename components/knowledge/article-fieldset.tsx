"use client";
/** The fields of an article. */
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { fieldError } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";
import { bodyLimit, collectionNameLimit, exemplarCountLimit, titleLimit, urlLimit } from "@/lib/core/knowledge/article-limits";
import { collectionOptions } from "./api";
import type { ArticleFields } from "./article-fields";

export function ArticleFieldset({
  value,
  set,
  error,
  disabled,
}: {
  value: ArticleFields;
  set: (edits: Partial<ArticleFields>) => void;
  error: unknown;
  disabled: boolean;
}) {
  const { workspace, api } = useWorkspace();
  const collections = useQuery(collectionOptions(api, workspace.slug));
  const listId = useId();
  return (
    <fieldset disabled={disabled} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <legend className="sr-only">Article</legend>
      <Field label="Title" hint="As a visitor would ask or look it up." error={fieldError(error, "title")}>
        <Input
          value={value.title}
          onChange={(event) => set({ title: event.target.value })}
          required
          maxLength={titleLimit}
          className="h-10 text-base font-medium"
        />
      </Field>
      <Field
        label="Text"
        hint="Plain paragraphs. The bot quotes sentences from here word for word, so each should stand by itself."
        error={fieldError(error, "body")}
      >
        <Textarea
          value={value.body}
          onChange={(event) => set({ body: event.target.value })}
          maxLength={bodyLimit}
          rows={12}
          className="max-h-none min-h-60 text-base"
        />
      </Field>
      <Field
        label="Questions that this answers"
        aside="optional, one a line"
        hint={`As people really write them, in every language you serve; they help the bot to find this article. ${exemplarCountLimit} at most.`}
        error={fieldError(error, "exemplars")}
      >
        <Textarea
          value={value.exemplars}
          onChange={(event) => set({ exemplars: event.target.value })}
          rows={4}
          placeholder={"can i send boots back after wearing them\nRückgabe getragene Schuhe"}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Public address" aside="optional" hint="Visitors can open it as the source of an answer." error={fieldError(error, "url")}>
          <Input
            type="url"
            inputMode="url"
            value={value.url}
            onChange={(event) => set({ url: event.target.value })}
            maxLength={urlLimit}
            placeholder="https://"
            spellCheck={false}
            dir="ltr"
          />
        </Field>
        <Field label="Collection" aside="optional" hint="A new name makes a new collection." error={fieldError(error, "collection")}>
          <Input value={value.collection} onChange={(event) => set({ collection: event.target.value })} maxLength={collectionNameLimit} list={listId} />
        </Field>
      </div>
      <datalist id={listId}>
        {collections.data?.data.map((collection) => (
          <option key={collection.id} value={collection.name} />
        ))}
      </datalist>
    </fieldset>
  );
}
