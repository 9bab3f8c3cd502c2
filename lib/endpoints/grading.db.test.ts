import { expect, test } from "vitest";
import { callEndpoint, sessionCookie } from "@/lib/testing/call-endpoint";
import { testDatabase } from "@/lib/testing/database";
import { makeWorkspace } from "@/lib/testing/workspace-factory";
import { gradingEndpoints } from "./grading";

await testDatabase();

test("certificates are asked for up to a stated share of questions outside the knowledge; the answer says it, and a share that is none is refused [E12]", async () => {
  const workspace = await makeWorkspace();
  const call = { cookie: await sessionCookie(workspace.ownerAccount), workspace: workspace.slug };
  const get = (query: string) => callEndpoint(gradingEndpoints, `GET /api/v1/grading/calibration${query}`, call);
  const observed = { outsideShare: null, all: { certificate: { kind: "too_few", outside: null } } };
  expect((await get("")).body).toMatchObject(observed);
  expect((await get("?outsideShare=observed")).body).toMatchObject(observed);
  for (const share of [0, 0.9])
    expect((await get(`?outsideShare=${share}`)).body).toMatchObject({
      outsideShare: share,
      all: { certificate: { kind: "too_few", outside: { graded: 0 } } },
    });
  for (const share of ["0.91", "-0.1", "NaN", "most", "1e9"]) {
    const { status, body } = await get(`?outsideShare=${share}`);
    expect([share, status, body.errors?.length]).toEqual([share, 422, 1]);
  }
});
