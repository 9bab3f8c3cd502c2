/** The views of the inbox. */
export const inboxViews = ["mine", "unassigned", "bot", "all", "resolved"] as const;
export type InboxView = (typeof inboxViews)[number];
