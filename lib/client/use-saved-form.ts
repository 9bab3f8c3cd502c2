"use client";
/** A kept form with its saving: the answer replaces what is saved, a conflict brings the other person's version, nothing typed is lost. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { QueryKey } from "@tanstack/react-query";
import { toast } from "./toast";
import { isApiProblem, sentenceOf } from "./api-problem";
import { useKeptForm } from "./use-kept-form";
import type { KeptForm } from "./use-kept-form";

export type SavedFormOptions<T extends Record<string, unknown>, Thing extends { version: number }> = {
  /** Names the form in this browser. */
  key: string;
  thing: Thing;
  /** The fields of this form, always in the same order. */
  fields: (thing: Thing) => T;
  save: (version: number, value: T) => Promise<Thing>;
  /** Puts a thing, newly saved or found at a conflict, where the screens read it. */
  keep: (thing: Thing) => void;
  /** What became stale by it. */
  stale: QueryKey;
  savedWords: string;
};

export type SavedForm<T> = {
  form: KeptForm<T>;
  isSaving: boolean;
  error: unknown;
  /** A sentence about the last attempt, or null. */
  problem: string | null;
  conflict: { keepMine: () => void; takeTheirs: () => void } | null;
  save: () => void;
};

export function useSavedForm<T extends Record<string, unknown>, Thing extends { version: number }>(options: SavedFormOptions<T, Thing>): SavedForm<T> {
  const queryClient = useQueryClient();
  const form = useKeptForm(options.key, options.fields(options.thing));

  const saving = useMutation({
    mutationFn: async () => {
      try {
        return await options.save(options.thing.version, form.value);
      } catch (error) {
        const current = currentOf<Thing>(error);
        // The version also grows by changes of other fields; those are no conflict.
        const merged = current && form.over(options.fields(current));
        if (current && merged) return options.save(current.version, merged);
        throw error;
      }
    },
    onSuccess: (thing) => {
      options.keep(thing);
      form.discard();
      toast.success(options.savedWords);
    },
    onError: (error) => {
      const current = currentOf<Thing>(error);
      if (current) options.keep(current);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: options.stale }),
  });

  const settle = (decide: () => void) => () => {
    decide();
    saving.reset();
  };
  return {
    form,
    isSaving: saving.isPending,
    error: saving.error,
    problem: saving.isError && !form.isBehind ? sentenceOf(saving.error) : null,
    conflict: form.isBehind ? { keepMine: settle(form.rebase), takeTheirs: settle(form.discard) } : null,
    save: () => saving.mutate(),
  };
}

/** The present representation that a version conflict carries, or null. */
function currentOf<Thing>(error: unknown): Thing | null {
  return isApiProblem(error) && error.code === "version_conflict" ? ((error.body.current as Thing | undefined) ?? null) : null;
}
