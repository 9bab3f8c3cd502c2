import "server-only";
/** `/api/v1/channels`. */
import { z } from "zod";
import {
  channelListSchema,
  channelParamsSchema,
  channelSchema,
  createChannelRequestSchema,
  rotateSecretRequestSchema,
  rotateSecretResponseSchema,
  updateChannelRequestSchema,
} from "@/lib/contracts/api/channel";
import { archiveChannel } from "@/lib/features/channel/archive-channel";
import { createChannel } from "@/lib/features/channel/create-channel";
import { listChannels } from "@/lib/features/channel/list-channels";
import { rotateSecret } from "@/lib/features/channel/rotate-secret";
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

const postChannel = endpoint({
  name: "createChannel",
  method: "POST",
  path: "/api/v1/channels",
  summary: "Makes another channel; name its sites before it is embedded.",
  auth: "member",
  scope: "channel:write",
  body: createChannelRequestSchema,
  response: channelSchema,
  status: 201,
  errors: ["state_conflict"],
  handle: async ({ actor, body }) => json(201, presentChannel(await createChannel(actor, body))),
});

const postArchive = endpoint({
  name: "archiveChannel",
  method: "POST",
  path: "/api/v1/channels/{channelId}/archive",
  summary: "Takes no new visitors any more; open conversations go on.",
  auth: "member",
  scope: "channel:write",
  params: channelParamsSchema,
  body: z.object({}),
  response: channelSchema,
  status: 200,
  handle: async ({ actor, params }) => json(200, presentChannel(await archiveChannel(actor, params.channelId, true))),
});

const postRestore = endpoint({
  name: "restoreChannel",
  method: "POST",
  path: "/api/v1/channels/{channelId}/restore",
  summary: "Takes an archived channel into use again.",
  auth: "member",
  scope: "channel:write",
  params: channelParamsSchema,
  body: z.object({}),
  response: channelSchema,
  status: 200,
  handle: async ({ actor, params }) => json(200, presentChannel(await archiveChannel(actor, params.channelId, false))),
});

const postSecret = endpoint({
  name: "rotateChannelSecret",
  method: "POST",
  path: "/api/v1/channels/{channelId}/secret",
  summary: "Makes a new secret for identity tokens and answers it once; the one before stays good for the overlap.",
  auth: "member",
  scope: "channel:write",
  params: channelParamsSchema,
  body: rotateSecretRequestSchema,
  response: rotateSecretResponseSchema,
  status: 201,
  // A kept answer would show the secret twice.
  idempotent: false,
  perMinute: 20,
  handle: async ({ actor, params, body }) => {
    const { secret, channel } = await rotateSecret(actor, params.channelId, body.overlapHours);
    return json(201, { secret, channel: presentChannel(channel) });
  },
});

export const channelEndpoints: readonly Endpoint[] = [getChannels, patchChannel, postChannel, postArchive, postRestore, postSecret];
