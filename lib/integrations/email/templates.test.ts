import fc from "fast-check";
import { expect, test } from "vitest";
import { accountExistsLetter, handoffUnacceptedLetter, invitationLetter, resetPasswordLetter, tame, verifyEmailLetter } from "./templates";

const link = "https://support.example.com/accept-invite?token=abc";

test("a hostile name adds no markup, no line and no link to a mail [S1]", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
      const { subject, text, html } = invitationLetter({ link, workspaceName: name, inviterName: name, role: "agent" });
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text.split("\n")).toHaveLength(6);
      expect(html.match(/<a /g)).toHaveLength(1);
      expect(html.match(/<\w+/g)?.filter((tag) => !["<html", "<head", "<meta", "<title", "<body", "<div", "<p", "<a"].includes(tag))).toEqual([]);
    }),
  );
});

test("names that look like addresses, tags or other directions are tamed [S1]", () => {
  expect(tame("Acme https://evil.example/x")).not.toMatch(/https:\/\/|evil\.example/);
  expect(tame("<img src=x onerror=alert(1)>\r\nBcc: a@b.c")).not.toMatch(/[\r\n]/);
  expect(tame("a\u202eb\u200b")).toBe("a b");
  expect([...new Intl.Segmenter().segment(tame("👩‍👩‍👧".repeat(100)))].length).toBeLessThanOrEqual(80);
  expect(tame("Dr. Müller & Co.")).toBe("Dr. Müller & Co.");
});

test("every mail carries its link in the text and in the HTML, escaped [S1]", () => {
  const tricky = 'https://support.example.com/reset?token=a&b="><script>';
  for (const made of [
    verifyEmailLetter({ link: tricky }),
    resetPasswordLetter({ link: tricky }),
    invitationLetter({ link: tricky, workspaceName: "Acme", inviterName: "Ada", role: "agent" }),
    accountExistsLetter({ signInLink: tricky, resetLink: "https://support.example.com/reset" }),
    handoffUnacceptedLetter({ link: tricky, workspaceName: "Acme", waitedMinutes: 2 }),
  ]) {
    expect(made.text).toContain(tricky);
    expect(made.html).toContain("a&amp;b=&quot;&gt;&lt;script&gt;");
    expect(made.html).not.toContain("<script>");
  }
});
