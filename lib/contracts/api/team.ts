/** Teams of a workspace: `/api/v1/teams`. A conversation that comes to people from one of its channels is the team's. */
import { z } from "zod";
import { teamNameLimit } from "@/lib/core/workspace/team-name-limit";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

/** Active teams of a workspace. */
export const mostTeams = 100;

const teamName = text(teamNameLimit);
const memberIds = z.array(wireIdInput("member")).max(500);
const channelIds = z.array(wireIdInput("channel")).max(100);

export const teamSchema = z.object({
  id: wireId("team"),
  name: z.string(),
  members: z.array(z.object({ id: wireId("member"), name: z.string() })),
  /** Whose handoffs go to the team. */
  channels: z.array(z.object({ id: wireId("channel"), name: z.string() })),
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
});
export type Team = z.infer<typeof teamSchema>;

/** Active teams by name, 100 at most. */
export const teamListSchema = z.object({ data: z.array(teamSchema) });
export type TeamList = z.infer<typeof teamListSchema>;

export const teamParamsSchema = z.object({ teamId: wireIdInput("team") });
export const createTeamRequestSchema = z.object({ name: teamName, memberIds: memberIds.default([]), channelIds: channelIds.default([]) });
/** What is left out stays as it is; a list replaces the one before. */
export const updateTeamRequestSchema = z.object({
  version: z.number().int().positive(),
  name: teamName.optional(),
  memberIds: memberIds.optional(),
  channelIds: channelIds.optional(),
});
export const archiveTeamRequestSchema = z.object({ version: z.number().int().positive() });
/** Null: no team. */
export const assignTeamRequestSchema = z.object({ teamId: wireIdInput("team").nullable() });
