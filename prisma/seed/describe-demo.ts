/** What a start prints about the demo: who can sign in, and the screens that are worth a look first. */
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { members } from "@/prisma/seed/content/members";
import { demoPassword } from "@/prisma/seed/open-shop";
import type { SeededDemo } from "@/prisma/seed/seed-demo";

export interface DemoDescription {
  logins: { role: string; email: string; password: string }[];
  /** Paths below the installation's address. */
  links: { label: string; path: string }[];
}

/** Stories that a link leads to, by what there is to see. */
const shown = [
  ["A draft that waits", "open-draft-snowshoes"],
  ["A change of address that a visitor asks for", "open-request-address"],
  ["Waiting for a person", "open-waiting-email-left"],
  ["A parcel that went missing", "missing-parcel-frustration"],
] as const;

export function describeDemo({ shop, tellings }: SeededDemo): DemoDescription {
  const root = `/w/${shop.slug}`;
  const conversations = shown.flatMap(([label, key]) => {
    const id = tellings.find(({ story }) => story.key === key)?.conversationId;
    return id ? [{ label, path: `${root}/inbox/${toWireId("conversation", id)}` }] : [];
  });
  return {
    logins: members.map(({ role, email }) => ({ role, email, password: demoPassword })),
    links: [
      { label: "The shop with the chat", path: "/demo" },
      { label: "Inbox", path: `${root}/inbox` },
      ...conversations,
      { label: "Refunds that wait for people", path: `${root}/approvals` },
      { label: "Help centre", path: `${root}/knowledge` },
      { label: "Metrics of 90 days", path: `${root}/metrics?days=90` },
      { label: "Audit log", path: `${root}/audit` },
    ],
  };
}
