/** Time limits of a handoff, in milliseconds. */

/** How long a visitor waits before being told that nobody has accepted. */
export const unacceptedNoticeMs = 120_000;

/** A member counts as online this long after the console last reported; it reports every minute. */
export const onlineForMs = 180_000;
