/** What a person shows again before an act that an open console is not enough for. */
import { z } from "zod";

/** As it is typed at sign-in: compared, never stored. */
export const presentPassword = z.string().min(1).max(400);
/** Six digits of the app, or a recovery code; spaces and hyphens do not count. */
export const factorCode = z.string().min(1).max(40);
