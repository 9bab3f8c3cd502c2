/** How long a conversation that the bot has may be quiet, in milliseconds, before the system closes it. */
export const idleAfterMs = 24 * 3_600_000;
