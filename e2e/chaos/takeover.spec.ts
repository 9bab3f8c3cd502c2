/** A person takes over while the model still writes: the visitor never sees what it wrote, the log does. */
import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { decisionStorySchema } from "@/lib/contracts/api/audit";
import { startFakeModel } from "@/lib/testing/fake-model";
import { questions, startStage, teachBot, until } from "./stage";

test("an agent who claims while the model generates silences it: no bot message, a superseded draft in the decision's story [Q7] [L3]", async () => {
  test.setTimeout(120_000);
  const model = await startFakeModel();
  model.behave({ kind: "held" });
  const stage = await startStage({ webs: 2, workers: 1, env: { HANDRAIL_ALLOW_PRIVATE: model.hostPort } });
  try {
    await teachBot(stage, { baseUrl: model.baseUrl, name: "slow", apiKey: "sk-canary-takeover" });
    const visitors = await Promise.all(stage.webs.map((web) => stage.visitor(web)));
    for (const [index, visitor] of visitors.entries()) {
      expect((await visitor.say(questions[index] ?? "")).status).toBe(201);
      await until("the model is asked", () => model.requests.length > index, 15_000);
      await stage.member.ok("POST", `/api/v1/conversations/${visitor.conversationId}/claim`, {});
    }
    model.release();
    for (const visitor of visitors) {
      const decisionOf = async () => {
        const { data } = await stage.member.ok<{ data: { type: string; decisionId: string | null; data: { outcome?: string } }[] }>(
          "GET",
          `/api/v1/events?conversationId=${visitor.conversationId}&limit=100`,
        );
        return data.find(({ type }) => type === "decision.made");
      };
      await until("the late result is recorded", async () => (await decisionOf()) !== undefined, 15_000);
      const decision = await decisionOf();
      expect(decision?.data.outcome).toBe("superseded");
      const { story } = await stage.member.ok<{ story: unknown }>("GET", `/api/v1/decisions/${decision?.decisionId}`);
      const { draft, events, decision: told } = decisionStorySchema.parse(story);
      expect(draft).toMatchObject({ status: "superseded", text: expect.stringContaining("bring the") });
      expect(told).toMatchObject({ model: "slow" });
      expect(events.map(({ type }) => type)).toContain("draft.superseded");
      // What the agent says is the next thing that the visitor sees, and the bot has said nothing.
      await stage.member.ok("POST", `/api/v1/conversations/${visitor.conversationId}/messages`, { clientId: randomUUID(), text: "I am here now." });
      await visitor.until(({ author }) => author === "human");
      expect((await visitor.read()).messages.filter(({ author }) => author === "bot")).toEqual([]);
    }
    const log = await stage.owner.query(`SELECT count(*)::integer AS count FROM decision WHERE outcome = 'applied'`);
    expect(log.rows[0]).toEqual({ count: 0 });
  } finally {
    await stage.stop();
    await model.stop();
  }
});
