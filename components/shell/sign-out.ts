/** Ends the session on the server first, so that it is worthless even if the cookie stays, then in this browser. */
import { createApi } from "@/lib/client/api-client";
import { forgetAllKept } from "@/lib/client/kept-text";

export async function signOutEverywhereHere(): Promise<void> {
  await createApi(null)
    .del("/api/v1/account/session")
    .catch(() => undefined);
  await import("next-auth/react").then(({ signOut }) => signOut({ redirect: false })).catch(() => undefined);
  forgetAllKept();
  window.location.assign("/sign-in");
}
