/** A page of the invented outdoor shop. It embeds the chat as every site does: by the script tag, with the nonce that a strict policy asks for. */
import type { Metadata } from "next";
import { headers } from "next/headers";
import { ShopPage } from "@/components/demo/shop-page";
import { findDemoChannel } from "@/lib/features/operation/find-demo-channel";

export const metadata: Metadata = { title: "Fernweg Outfitters, the demo shop" };

export default async function DemoPage() {
  const channel = await findDemoChannel();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <>
      <ShopPage hasChat={channel !== null} />
      {channel ? <script async nonce={nonce} src="/widget/v1.js" data-channel={channel.publishableKey} /> : null}
    </>
  );
}
