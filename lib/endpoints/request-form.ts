import "server-only";
/** `/api/v1/request-forms`: the forms that the workspace's bots offer. */
import { requestFormListSchema, requestFormSchema, setRequestFormRequestSchema } from "@/lib/contracts/api/request";
import { listForms, setForm } from "@/lib/features/request/request-forms";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { presentRequestForm, presentRequestForms } from "./present-request-form";

const path = "/api/v1/request-forms";

export const requestFormEndpoints: readonly Endpoint[] = [
  endpoint({
    name: "listRequestForms",
    method: "GET",
    path,
    summary: "The three forms that bots can offer: what each asks for, when a person agrees, what is called.",
    auth: "member",
    scope: "tool:read",
    response: requestFormListSchema,
    status: 200,
    handle: async ({ actor }) => json(200, presentRequestForms(await listForms(actor))),
  }),
  endpoint({
    name: "setRequestForm",
    method: "PUT",
    path,
    summary: "Changes a form, turns it on or off. What was asked for with it keeps what it was asked under.",
    auth: "member",
    scope: "tool:write",
    body: setRequestFormRequestSchema,
    response: requestFormSchema,
    status: 200,
    errors: ["version_conflict"],
    handle: async ({ actor, body: { kind, ...change } }) => json(200, presentRequestForm(await setForm(actor, kind, change, presentRequestForm))),
  }),
];
