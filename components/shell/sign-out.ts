/** Forgets what was typed here, ends the session on the server, so that it is worthless even if the cookie stays, then in this browser. */
import { beginSignOut, createApi } from "@/lib/client/api-client";
import { forgetAllKept } from "@/lib/client/kept-text";

export async function signOutEverywhereHere(): Promise<void> {
  // The stream hears of the end before the calls below are answered, and would leave the page in the middle of them.
  beginSignOut();
  forgetAllKept();
  await createApi(null)
    .del("/api/v1/account/session")
    .catch(() => undefined);
  await import("next-auth/react").then(({ signOut }) => signOut({ redirect: false })).catch(() => undefined);
  window.location.assign("/sign-in");
}
