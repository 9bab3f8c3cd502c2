import { expect, test } from "vitest";
import { fieldError, isApiProblem, offlineProblem, readProblem, sentenceOf } from "./api-problem";

function refusal(body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status: 422,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}

test("a field's error is found under its path and reads as a sentence", async () => {
  const problem = await readProblem(
    refusal({ code: "validation_failed", detail: "d", errors: [{ path: "body.sites.1", message: "must look like https://www.example.com" }] }),
  );
  expect(fieldError(problem, "sites.1")).toBe("Must look like https://www.example.com.");
  expect(fieldError(problem, "sites")).toBe("Must look like https://www.example.com.");
  expect(fieldError(problem, "site")).toBeNull();
  expect(sentenceOf(problem)).toBe("Nothing was saved: sites must look like https://www.example.com.");
});

test("a field that lies deep is named with where it lies, counted from one", async () => {
  const of = async (path: string) =>
    sentenceOf(await readProblem(refusal({ code: "validation_failed", detail: "d", errors: [{ path, message: "must be a time" }] })));
  expect(await of("body.officeHours.weekly.2.periods.0.to")).toBe("Nothing was saved: to (office hours, weekly 3, periods 1) must be a time.");
  expect(await of("body.model.baseUrl")).toBe("Nothing was saved: base url (model) must be a time.");
  expect(await of("body")).toBe("Nothing was saved: body must be a time.");
});

test("a proxy's HTML page becomes a sentence, never markup", async () => {
  const problem = await readProblem(new Response("<html>502</html>", { status: 502, headers: { "content-type": "text/html" } }));
  expect(sentenceOf(problem)).toMatch(/^The server answered with 502/);
});

test("a refusal says when it may be tried again, and keeps what the server sent along", async () => {
  const problem = await readProblem(refusal({ code: "version_conflict", detail: "d", current: { version: 3 } }, { "retry-after": "7" }));
  expect(problem.retryAfterSeconds).toBe(7);
  expect(problem.body.current).toEqual({ version: 3 });
});

test("a lost connection is a problem like any other", () => {
  expect(isApiProblem(offlineProblem())).toBe(true);
  expect(sentenceOf(offlineProblem())).toContain("What you typed is still here");
});
