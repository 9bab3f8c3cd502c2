/** Trying the bot: nothing is stored by it. */
import type { PlaygroundResponse } from "@/lib/contracts/api/playground";
import type { Api } from "@/lib/client/api-client";

/** @param history the earlier questions of this trial, oldest first */
export function askBot(api: Api, text: string, history: readonly string[]): Promise<PlaygroundResponse> {
  return api.post("/api/v1/playground", { text, history: history.slice(-20) });
}
