/** One draft, whichever way somebody comes to it: the page, the mail that leads there, a program's key. */
import { turnDraftModeOn } from "../fixtures/journey";
import { expect, test, waitForMail } from "../fixtures/test";

const article = { title: "Returning a tent", body: "Return a tent within thirty days of delivery.", exemplars: ["How do I return a tent?"] };

type Waiting = { id: string; version: number; contentSha256: string };
type Refused = { code: string; decidedBy: string; decidedAt: string };

test("a draft on which people decide by the page, by the mail's link and by a key at once is sent once, as one of them wanted it, and the others are told who; whatever follows its links decides nothing [R3] [P4] [Q2] [Q6] [Q11]", async ({
  workspace,
  appUrl,
}) => {
  const { owner, slug } = workspace;
  await workspace.publish([article]);
  await turnDraftModeOn(owner);
  const [mailed, onPage, ofKey] = [await workspace.member("reviewer"), await workspace.member("reviewer"), await workspace.member("manager")];
  const idOf = async (email: string): Promise<string> =>
    (await owner.ok<{ data: { id: string; email: string }[] }>("GET", "/api/v1/members")).data.find((member) => member.email === email)?.id ?? "";
  const emailOf = async (member: typeof mailed): Promise<string> => (await member.ok<{ account: { email: string } }>("GET", "/api/v1/account")).account.email;
  const visitor = await workspace.visitor();
  await visitor.say("How do I return a tent?");
  await visitor.until(({ system }) => system?.code === "draft_held");
  const [row] = (await owner.ok<{ data: { id: string }[] }>("GET", "/api/v1/review")).data;
  const path = `/api/v1/review/${row?.id}`;
  const mailedTo = await emailOf(mailed);
  await owner.ok("PUT", `${path}/owner`, { memberId: await idOf(mailedTo) });
  const link = await waitForMail(mailedTo, 2);
  expect(link).toContain(`/w/${slug}/review?draft=${row?.id}`);

  const made = await owner.ok<{ key: string }>("POST", "/api/v1/api-keys", { name: "Review robot", scopes: ["review:read", "review:write"] });
  const key = { authorization: `Bearer ${made.key}`, "handrail-member": await idOf(await emailOf(ofKey)) };
  const session = { cookie: mailed.cookieHeader, "handrail-workspace": slug };
  const links = [link, link.replace("review?", "review?verb=approve&"), ...["", "/approve", "/reject", "/respond"].map((verb) => `${appUrl}${path}${verb}`)];
  for (const each of links)
    for (const method of ["GET", "HEAD", "OPTIONS"])
      for (const headers of [{}, session, key])
        await fetch(each.replace(new URL(each).origin, appUrl), {
          method,
          redirect: "manual",
          headers: { ...headers, "user-agent": "LinkPreview/1.0", purpose: "prefetch" },
        });
  const { draft } = await owner.ok<{ draft: Waiting & { status: string } }>("GET", path);
  expect(draft).toMatchObject({ status: "pending_review", version: 1 });

  const seen = { version: draft.version, contentSha256: draft.contentSha256 };
  const byKey = await fetch(`${appUrl}${path}`, { headers: key });
  expect(byKey.status).toBe(200);
  const answers = await Promise.all([
    mailed.call<Refused>("POST", `${path}/approve`, seen),
    onPage.call<Refused>("POST", `${path}/approve`, { ...seen, text: "Within thirty days, please." }),
    fetch(`${appUrl}${path}/approve`, { method: "POST", headers: { ...key, "content-type": "application/json" }, body: JSON.stringify(seen) }).then(
      async (response) => ({ status: response.status, body: (await response.json()) as Refused }),
    ),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const winner = answers.findIndex(({ status }) => status === 200);
  const names = ["Reviewer Person", "Reviewer Person", "Manager Person"];
  for (const { status, body } of answers)
    if (status === 409) expect(body).toMatchObject({ code: "already_decided", decidedBy: names[winner], decidedAt: expect.any(String) });
  const said = winner === 1 ? "Within thirty days, please." : article.body;
  await visitor.until(({ text }) => text === said);
  expect((await visitor.read()).messages.filter(({ author }) => author.startsWith("bot_")).map(({ text }) => text)).toEqual([said]);
  const { data } = await owner.ok<{ data: { type: string }[] }>("GET", "/api/v1/events?type=draft&limit=100");
  expect(data.filter(({ type }) => type === "draft.approved" || type === "draft.edited")).toHaveLength(1);
});
