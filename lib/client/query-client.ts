/** The one recipe of a query client: one a request on the server, one a tab in the browser. The stream invalidates; stale time only spares repeats. */
import { QueryClient } from "@tanstack/react-query";
import { isApiProblem } from "./api-problem";

const staleMs = 30_000;
const repeats = 2;

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: staleMs, retry: mayRepeat, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

/** A refusal is final; a lost connection or an overloaded server is asked again. */
function mayRepeat(failures: number, error: unknown): boolean {
  if (failures >= repeats) return false;
  return !isApiProblem(error) || error.status === 0 || error.status >= 500;
}
