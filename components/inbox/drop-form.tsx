"use client";
/** What is wrong with a draft, before it is dropped: with a sentence the bot tries once more, without one people have the conversation. */
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { feedbackLimit } from "@/lib/core/review/feedback-limit";
import { KeyHint } from "./conversation-header";

export function DropForm({ busy, onDrop, onCancel }: { busy: boolean; onDrop: (feedback: string | undefined) => void; onCancel: () => void }) {
  const [sentence, setSentence] = useState("");
  const said = sentence.trim();
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onDrop(said === "" ? undefined : said);
      }}
    >
      <Input
        autoFocus
        value={sentence}
        maxLength={feedbackLimit}
        onChange={(event) => setSentence(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.nativeEvent.isComposing) onCancel();
        }}
        aria-label="What is wrong with it (optional)"
        placeholder="What is wrong with it? (optional)"
        className="basis-full"
      />
      <Button type="submit" variant="danger" busy={busy} disabled={busy}>
        <Trash2 aria-hidden />
        {said === "" ? "Drop — people have it" : "Drop, and let the bot try again"}
        <KeyHint keys="Enter" />
      </Button>
      <Button onClick={onCancel}>Keep the draft</Button>
    </form>
  );
}
