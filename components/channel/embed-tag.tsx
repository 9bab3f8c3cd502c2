"use client";
/** The script tag to paste, and what a strict page must allow. */
import type { Channel } from "@/lib/contracts/api/channel";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { ChannelSeen } from "./channel-seen";

export function EmbedTag({ channel }: { channel: Channel }) {
  const source = /src="([^"]+)"/.exec(channel.embedSnippet)?.[1] ?? "";
  const origin = URL.canParse(source) ? new URL(source).origin : "";
  return (
    <Card aria-label="Embed tag">
      <CardHeader
        title="Embed tag"
        description="Paste it before the end of the body on every page that shall have the chat. It loads beside your page and sets no cookie before a visitor acts."
        action={<CopyButton text={channel.embedSnippet} label="Copy the tag" variant="primary" />}
      />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <pre
          tabIndex={0}
          aria-label="Embed tag to copy"
          className="overflow-x-auto rounded-control border bg-sunken px-3 py-2.5 font-mono text-xs leading-relaxed whitespace-pre-wrap break-all"
        >
          {channel.embedSnippet}
        </pre>
        <ChannelSeen channel={channel} />
        <details className="text-sm text-ink-2">
          <summary className="w-fit font-medium hover:text-ink">Your site has a content security policy?</summary>
          <p className="mt-2 max-w-prose">
            Allow <code className="font-mono text-xs text-ink">{origin}</code> in <code className="font-mono text-xs text-ink">script-src</code> and{" "}
            <code className="font-mono text-xs text-ink">connect-src</code>. The widget needs no inline styles and no eval.
          </p>
        </details>
      </CardBody>
    </Card>
  );
}
