import { afterAll, expect, test, vi } from "vitest";
import { type EmbeddingBehaviour, startFakeEmbeddings } from "@/lib/testing/fake-embeddings";
import { embedTexts } from "./embed-texts";

const fake = await startFakeEmbeddings();
afterAll(() => fake.stop());
vi.stubEnv("HANDRAIL_SECRET", "0123456789abcdef0123456789abcdef");
const endpoint = { baseUrl: fake.baseUrl, apiKey: "sk-canary-77", model: "small", trusted: true };

test("vectors come back in the order of the texts, of length one, asked for with the key [B4]", async () => {
  const result = await embedTexts(endpoint, ["returning a tent", "cleaning boots"], 5_000);
  if (result.kind !== "embedded") throw new Error(result.code);
  expect(result.vectors).toHaveLength(2);
  for (const vector of result.vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  expect(fake.requests.at(-1)).toEqual({ authorization: "Bearer sk-canary-77", model: "small", input: ["returning a tent", "cleaning boots"] });
});

test.each<[EmbeddingBehaviour, string, string]>([
  ["hangs", "timeout", "first_byte|total"],
  ["html", "invalid_output", "not_json"],
  ["short", "invalid_output", "wrong_vectors"],
  ["zero", "invalid_output", "wrong_vectors"],
  ["unequal", "invalid_output", "wrong_vectors"],
  ["refuses_key", "unreachable", "status"],
  ["huge", "too_large", "body"],
  ["fails", "unreachable", "status"],
])("an endpoint that %s ends in a typed failure, never in a half answer [B4] [Q9]", async (behaviour, failure, code) => {
  fake.behave(behaviour);
  expect(await embedTexts(endpoint, ["one", "two"], 400)).toMatchObject({
    kind: "failed",
    failure,
    code: expect.stringMatching(`^(${code})$`) as string,
  });
});

test("a tenant's endpoint in a private network is refused before anything is sent [B4]", async () => {
  fake.behave("good");
  const before = fake.requests.length;
  expect(await embedTexts({ ...endpoint, baseUrl: "http://10.0.0.1:8080/v1", trusted: false }, ["one"], 1_000)).toMatchObject({
    kind: "failed",
    code: "private_address",
  });
  expect(fake.requests).toHaveLength(before);
});
