import { expect, test } from "vitest";
import { linkHosts } from "./link-hosts";

test("a link in a draft shows the host that it leads to, whatever its letters look like [R3]", () => {
  expect(linkHosts("See https://ex\u00e4mple.com/help, then https://ex\u0430mple.com.")).toEqual(["xn--exmple-cua.com", "xn--exmple-4nf.com"]);
  expect(linkHosts("https://bank.example.evil.test/bank.example and http://0x7f.1:8080/")).toEqual(["bank.example.evil.test", "127.0.0.1:8080"]);
  expect(linkHosts("https://ok.test/a https://OK.test/b")).toEqual(["ok.test"]);
  expect(linkHosts("no link: example.com, javascript:alert(1), https://bank.com@evil.com/")).toEqual([]);
});
