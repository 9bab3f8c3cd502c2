import { describe, expect, it } from "vitest";
import { checkEnvironment, requireSecret } from "./environment.mjs";
import { isRefusal } from "./refuse.mjs";

describe("variables", () => {
  it("all have a default [D3]", () => {
    expect(checkEnvironment({})).toMatchObject({ port: 3000, host: "127.0.0.1", publicUrl: "http://localhost:3000", signup: "open", worker: "inside" });
    expect(checkEnvironment({ PORT: "", SIGNUP: " " })).toMatchObject({ port: 3000, signup: "open" });
  });

  it.each([
    ["PORT", "abc"],
    ["PORT", "0"],
    ["PORT", "70000"],
    ["HOST", "http://localhost"],
    ["HANDRAIL_URL", "support.example.com"],
    ["HANDRAIL_SECRET", "short"],
    ["DATABASE_URL", "mysql://a:b@c/d"],
    ["DATABASE_URL", "postgresql://host"],
    ["DATABASE_APP_URL", "nonsense"],
    ["SIGNUP", "maybe"],
    ["WORKER", "outside"],
    ["SMTP_URL", "http://mail"],
    ["MAIL_FROM", "nobody"],
    ["LLM_BASE_URL", "ftp://model"],
    ["HANDRAIL_ALLOW_PRIVATE", "10.0.0.5"],
    ["LOG_LEVEL", "loud"],
    ["HANDRAIL_DEPTH", "deep"],
  ])("%s=%s stops the start with one sentence that names it [D3] [S5]", (name, value) => {
    /** @type {unknown} */
    let error;
    try {
      checkEnvironment({ [name]: value });
    } catch (thrown) {
      error = thrown;
    }
    expect(isRefusal(error)).toBe(true);
    const { message } = /** @type {Error} */ (error);
    expect(message.startsWith(name)).toBe(true);
    expect(message).not.toContain("\n");
  });

  it("demand a secret of one's own with a database of one's own [S5]", () => {
    const withDatabase = { DATABASE_URL: "postgresql://a:b@c/d" };
    expect(() => requireSecret(checkEnvironment(withDatabase))).toThrow(/^HANDRAIL_SECRET/);
    expect(() => requireSecret(checkEnvironment({ ...withDatabase, HANDRAIL_SECRET: "x".repeat(32) }))).not.toThrow();
    expect(() => requireSecret(checkEnvironment({}))).not.toThrow();
  });

  it("take addresses with a slash at the end and lists with blanks [S5]", () => {
    const env = checkEnvironment({ HANDRAIL_URL: "https://support.example.com/", HANDRAIL_ALLOW_PRIVATE: " ollama:11434, [::1]:80 ," });
    expect(env).toMatchObject({ publicUrl: "https://support.example.com", allowPrivate: ["ollama:11434", "[::1]:80"] });
  });
});
