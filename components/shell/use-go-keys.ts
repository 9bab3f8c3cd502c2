"use client";
/** Keys that work on every screen of a workspace: the command menu, the help, and `g` plus a letter to go to a place. */
import { useRouter } from "next/navigation";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { places } from "./places";

export function useGoKeys({ openCommand, openHelp }: { openCommand: () => void; openHelp: () => void }): void {
  const router = useRouter();
  const { workspace, can } = useWorkspace();
  useKeys("Everywhere", [
    { keys: "Mod+k", does: "Go anywhere, do anything", run: openCommand },
    { keys: "?", does: "Show the keys", run: openHelp },
    ...places
      .filter((place) => can(place.scope))
      .map((place) => ({ keys: `g ${place.key}`, does: `Go to ${place.name}`, run: () => router.push(`/w/${workspace.slug}/${place.path}`) })),
  ]);
}
