/** The lines of business that a workspace can begin with; presets.ts has the policy of each. */
export const presetNames = ["general", "finance", "health", "public_sector", "shop"] as const;
export type PresetName = (typeof presetNames)[number];
