import { expect, test } from "vitest";
import { trialSentence } from "./trial-words";

test.each([
  [{ failure: "unreachable", code: "status", status: 401 }, "did not accept the key"],
  [{ failure: "unreachable", code: "status", status: 404 }, "usually ends with /v1"],
  [{ failure: "unreachable", code: "status", status: 503 }, "failed (503)"],
  [{ failure: "unreachable", code: "status", status: 308 }, "redirects are not followed"],
  [{ failure: "unreachable", code: "private_address", status: null }, "HANDRAIL_ALLOW_PRIVATE"],
  [{ failure: "unreachable", code: "ECONNREFUSED", status: null }, "Nothing listens"],
  [{ failure: "unreachable", code: "DEPTH_ZERO_SELF_SIGNED_CERT", status: null }, "certificate is not trusted"],
  [{ failure: "timeout", code: "first_byte", status: null }, "in time"],
  [{ failure: "invalid_output", code: "citations", status: null }, "without citing"],
  [{ failure: "invalid_output", code: "unheard_of", status: null }, "not usable (unheard_of)"],
  [{ failure: "unreachable", code: "ENETDOWN", status: null }, "could not be reached (ENETDOWN)"],
])("a failed trial %j is said in a sentence that helps [B1]", (failed, words) => {
  expect(trialSentence(failed)).toContain(words);
});
