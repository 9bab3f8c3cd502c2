import { expect, test } from "vitest";
import { planExport } from "./export-plan";

test("sealed secrets, hashes of tokens and what is made from something else stay behind, whatever table holds them [S1]", () => {
  const plan = planExport([
    { name: "webhook_endpoint", columns: ["id", "url", "secret_ciphertext", "previous_secret_ciphertext", "lease_token"] },
    { name: "brand_new", columns: ["id", "text", "key_ciphertext", "token_hash"] },
    { name: "knowledge_index", columns: ["bytes"] },
    { name: "api_key", columns: ["id", "hint", "token_sha256"] },
  ]);
  expect(plan).toEqual([
    { name: "api_key", columns: ["id", "hint"] },
    { name: "brand_new", columns: ["id", "text"] },
    { name: "webhook_endpoint", columns: ["id", "url"] },
  ]);
});
