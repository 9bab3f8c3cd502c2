/** Tools that a workspace can have. */
export const toolLimit = 50;

/** Calls that the bot asks for in one conversation. */
export const botCallLimit = 3;

export const toolMethods = ["POST", "PUT", "PATCH", "DELETE"] as const;
export type ToolMethod = (typeof toolMethods)[number];

/** For whom a tool may be called: for anybody, or for a visitor whom the site has signed in. */
export const toolIdentities = ["none", "verified"] as const;
export type ToolIdentity = (typeof toolIdentities)[number];
