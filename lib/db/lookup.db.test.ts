import { expect, test } from "vitest";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { findInvitationByToken, findSessionMember, findWorkspaceBySlug, listMemberships, listWorkspacesWithoutIndex } from "./lookup";

await testDatabase();

test("look-ups that find nothing say so and never throw [S3]", async () => {
  expect(await findSessionMember(newId<"session">(), "nowhere", new Date())).toBeNull();
  expect(await findWorkspaceBySlug("nowhere")).toBeNull();
  expect(await findInvitationByToken("nothing")).toBeNull();
  expect(await listMemberships(newId<"account">(), new Date())).toEqual([]);
  expect(await listWorkspacesWithoutIndex(10)).toEqual([]);
});
