"use client";
/** The form as a visitor reads it, in each of the languages that we name fields in. Nothing can be filled in here. */
import { useState } from "react";
import { languageName } from "@/components/thread/reason-words";
import { plainLine } from "@/components/thread/visible-text";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { WireRequestForm } from "@/lib/contracts/api/request";
import { formLanguages, requestWords, visitorLabel } from "@/lib/core/request/request-words";

export function FormPreview({ kind, fields }: Pick<WireRequestForm, "kind" | "fields">) {
  const [language, setLanguage] = useState("en");
  const words = requestWords(language);
  return (
    <Card aria-label="As visitors see it">
      <CardHeader
        title="As visitors see it"
        description="Labels that you write are the same in every language; ours are translated."
        action={
          <Select aria-label="Language" value={language} onChange={(event) => setLanguage(event.target.value)}>
            {formLanguages.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </Select>
        }
      />
      <CardBody>
        <fieldset disabled lang={language} dir={language === "ar" ? "rtl" : "ltr"} className="grid max-w-sm gap-3 rounded-card border bg-paper p-4">
          <legend className="sr-only">{words.titles[kind]}</legend>
          <p className="font-semibold">{words.titles[kind]}</p>
          {fields.map((field, place) => {
            const label = plainLine(visitorLabel(field, words));
            return field.kind === "yes_no" ? (
              <label key={place} className="flex items-center gap-2 text-sm">
                <input type="checkbox" className="size-4" /> {label}
              </label>
            ) : (
              <Field key={place} label={label}>
                {field.kind === "long_text" ? <Textarea rows={2} /> : <Input />}
              </Field>
            );
          })}
          <Button variant="primary" className="justify-self-start">
            {words.submit}
          </Button>
        </fieldset>
      </CardBody>
    </Card>
  );
}
