/** Keys for programs, and where the API is described. */
import type { Metadata } from "next";
import { ApiKeySettings } from "@/components/api-key/api-key-settings";
import { requirePage } from "@/lib/access/require-page";
import { firstPage } from "@/lib/client/first-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentApiKeyPage } from "@/lib/endpoints/present-api-key";
import { listApiKeys } from "@/lib/features/api-key/list-api-keys";
import { publicUrl } from "@/lib/platform/env";

export const metadata: Metadata = { title: "API" };

export default async function ApiKeySettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "api_key:write");
  const { workspace: slug } = await params;
  const apiKeys = presentApiKeyPage(await listApiKeys(actor, { limit: 50 }));
  return (
    <Hydrated data={[[queryKeys.apiKeys(slug), firstPage(apiKeys)]]}>
      <ApiKeySettings origin={publicUrl()} />
    </Hydrated>
  );
}
