import "server-only";
/** `/api/v1/channels`. */
import { channelListSchema, channelParamsSchema, channelSchema, updateChannelRequestSchema } from "@/lib/contracts/api/channel";
import { listChannels } from "@/lib/features/channel/list-channels";
import { updateChannel } from "@/lib/features/channel/update-channel";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { presentChannel, presentChannelList } from "./present-channel";

const getChannels = endpoint({
  name: "listChannels",
  method: "GET",
  path: "/api/v1/channels",
  summary: "The workspace's channels with their embed tags.",
  auth: "member",
  scope: "channel:read",
  response: channelListSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentChannelList(await listChannels(actor))),
});

const patchChannel = endpoint({
  name: "updateChannel",
  method: "PATCH",
  path: "/api/v1/channels/{channelId}",
  summary: "Changes a channel's name, greeting, away message and the sites that may embed it.",
  auth: "member",
  scope: "channel:write",
  params: channelParamsSchema,
  body: updateChannelRequestSchema,
  response: channelSchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, params, body }) => json(200, presentChannel(await updateChannel(actor, params.channelId, body, presentChannel))),
});

export const channelEndpoints: readonly Endpoint[] = [getChannels, patchChannel];
