/** What a visitor should not have typed is taken out before it is stored. */
import { expect, test } from "../fixtures/test";

test("a card number that a visitor sends is in no answer, stream, transcript or log of the API, and a retry is the same message [M1] [Q3]", async ({
  workspace,
}) => {
  const visitor = await workspace.visitor();
  const body = { clientId: crypto.randomUUID(), text: "My card 4539 1488 0343 6467 was charged, my password is Tr0ub4dor&3" };
  type Posted = { message: { id: string; text: string } };
  const posted = await visitor.call<Posted>("POST", `/conversations/${visitor.conversationId}/messages`, body);
  expect(posted.status).toBe(201);
  expect(posted.body.message.text).toBe("My card [card number] was charged, my password is [password]");
  const again = await visitor.call<Posted>("POST", `/conversations/${visitor.conversationId}/messages`, body);
  expect(again.body.message.id).toBe(posted.body.message.id);
  const other = await visitor.call<{ code: string }>("POST", `/conversations/${visitor.conversationId}/messages`, {
    ...body,
    text: body.text.replace("4539 1488 0343 6467", "4111 1111 1111 1111"),
  });
  expect([other.status, other.body.code]).toEqual([422, "client_id_reused"]);
  const note = await visitor.until(({ system }) => system?.code === "personal_data_masked");
  expect(note).toMatchObject({ author: "system", system: { params: { card_number: "1", password: "1" } } });
  const inbox = await workspace.owner.call<{ data: { id: string }[] }>("GET", "/api/v1/inbox?view=all");
  const thread = await workspace.owner.call("GET", `/api/v1/conversations/${inbox.body.data[0]?.id}`);
  const log = await workspace.owner.call("GET", "/api/v1/events?limit=100");
  const seen = JSON.stringify([await visitor.read(), inbox.body, thread.body, log.body]);
  expect(thread.status).toBe(200);
  expect(seen).toContain("[card number]");
  expect(seen).not.toMatch(/1488\D?0343|Tr0ub/);
});
