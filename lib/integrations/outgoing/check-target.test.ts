import { afterEach, expect, test } from "vitest";
import { setEnvironment } from "@/lib/testing/database";
import { checkTarget } from "./check-target";

afterEach(() => setEnvironment({ HANDRAIL_ALLOW_PRIVATE: undefined }));
setEnvironment({ HANDRAIL_ALLOW_PRIVATE: undefined });

const codeOf = (address: string, trusted = false) => {
  const target = checkTarget(address, { trusted });
  return target.kind === "refused" ? target.code : target.kind;
};

test("only plain web addresses on the listed ports are targets [B1]", () => {
  for (const address of [
    "https://models.example/v1",
    "http://models.example/v1",
    "https://models.example:8443",
    "http://models.example:8080",
    "https://8.8.8.8/",
    "https://[2606:4700::1]/",
  ]) {
    expect(codeOf(address)).toBe("target");
  }
  expect(codeOf("no address")).toBe("invalid_url");
  expect(codeOf(`https://a.example/${"a".repeat(2_000)}`)).toBe("invalid_url");
  for (const address of ["ftp://a.example", "file:///etc/passwd", "gopher://a.example", "javascript:alert(1)", "data:text/plain,a", "ws://a.example"])
    expect(codeOf(address)).toBe("protocol");
  for (const address of ["https://user@a.example", "https://user:word@a.example", "https://:word@a.example", "https://8.8.8.8@127.0.0.1/"])
    expect(codeOf(address)).toBe("user_info");
  for (const port of [1, 22, 25, 81, 444, 5432, 6379, 8000, 11434, 65535]) expect(codeOf(`https://a.example:${port}`)).toBe("port");
});

test("a private address is refused in every notation of the web [B1]", () => {
  const loopback = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "127.0.0.1.",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[0:0:0:0:0:ffff:7f00:1]",
    "localhost",
    "LOCALHOST.",
    "app.localhost",
    "①②⑦.0.0.1",
    "%31%32%37.0.0.1",
  ];
  for (const host of [...loopback, "10.0.0.8", "169.254.169.254", "[fe80::1]", "0", "0.0.0.0", "[::]"])
    expect([host, codeOf(`http://${host}/`)]).toEqual([host, "private_address"]);
});

test("the operator's list opens exactly a host and port, and the refusal names the list and the entry [B1]", () => {
  const refused = checkTarget("http://127.0.0.1:8080/v1");
  expect(refused.kind === "refused" && refused.sentence).toContain("add 127.0.0.1:8080 to HANDRAIL_ALLOW_PRIVATE");
  setEnvironment({ HANDRAIL_ALLOW_PRIVATE: "127.0.0.1:11434, Models.Internal:80,[::1]:9000,nothing,:80,10.0.0.9" });
  expect(codeOf("http://127.0.0.1:11434/v1")).toBe("target");
  expect(codeOf("http://127.1:11434/v1")).toBe("target");
  expect(codeOf("http://models.internal/v1")).toBe("target");
  expect(codeOf("http://[::1]:9000/")).toBe("target");
  expect(codeOf("http://[0:0:0:0:0:0:0:1]:9000/")).toBe("target");
  expect(codeOf("http://127.0.0.1:11435/v1")).toBe("port");
  expect(codeOf("http://127.0.0.1/v1")).toBe("private_address");
  expect(codeOf("http://127.0.0.2:11434/v1")).toBe("port");
  expect(codeOf("http://localhost:11434/v1")).toBe("port");
  expect(codeOf("https://models.internal/v1")).toBe("target");
  expect(checkTarget("https://models.internal/v1")).toMatchObject({ mayBePrivate: false });
  expect(codeOf("http://10.0.0.9/")).toBe("private_address");
  expect(codeOf("http://user@127.0.0.1:11434/v1")).toBe("user_info");
});

test("what the operator set in the environment may be private and have any port, and is still a web address without a password [B1]", () => {
  expect(codeOf("http://localhost:11434/v1", true)).toBe("target");
  expect(codeOf("http://10.1.2.3:8000/v1", true)).toBe("target");
  expect(codeOf("ftp://localhost/", true)).toBe("protocol");
  expect(codeOf("http://a:b@localhost/", true)).toBe("user_info");
});
