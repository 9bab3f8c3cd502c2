import { expect, test } from "vitest";
import { makeStory } from "./audit-story";
import { type DigestedMessage, decisionDigest, draftDigest, messageDigest } from "./row-digests";

const { messages, decisions, drafts } = makeStory(3);

test("a uuid that a client sent in capitals has the digest of the row that the database gives back [C2] [Q12]", () => {
  const row = { ...(messages[1] as DigestedMessage), clientId: "018F4F3E-0000-7000-8000-00000000ABCD" };
  expect(messageDigest(row)).toBe(messageDigest({ ...row, clientId: row.clientId.toLowerCase() }));
});

test("columns beyond the format do not change a digest, a missing one is refused [C2]", () => {
  for (const row of messages) expect(messageDigest({ ...row, later: 1 } as DigestedMessage)).toBe(messageDigest(row));
  for (const row of decisions) expect(() => decisionDigest({ ...row, topic: undefined } as never)).toThrow("topic");
  for (const row of drafts) expect(() => draftDigest({ ...row, contentSha256: undefined } as never)).toThrow("contentSha256");
});
