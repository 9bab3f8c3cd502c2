import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { compare, explainConnection, readMigrations } from "./migrate.mjs";
import { deriveRoleUrls } from "./roles.mjs";

const release = [
  { name: "1_a", checksum: "aa" },
  { name: "2_b", checksum: "bb" },
];

describe("what a database lacks", () => {
  it("tells pending, edited, half-applied and newer migrations apart [D3] [S5]", () => {
    expect(compare(release, [])).toEqual({ pending: ["1_a", "2_b"], edited: [], failed: [], unknown: [] });
    expect(compare(release, [{ name: "1_a", checksum: "xx", finished: true }])).toMatchObject({ pending: ["2_b"], edited: ["1_a"] });
    expect(compare(release, [{ name: "1_a", checksum: "aa", finished: false }])).toMatchObject({ pending: ["1_a", "2_b"], failed: ["1_a"] });
    const newer = [...release, { name: "3_c", checksum: "cc" }].map((each) => ({ ...each, finished: true }));
    expect(compare(release, newer)).toEqual({ pending: [], edited: [], failed: [], unknown: ["3_c"] });
  });

  it("takes a half-applied migration that was repeated with success for applied [D3]", () => {
    const applied = [
      { name: "1_a", checksum: "aa", finished: false },
      { name: "1_a", checksum: "aa", finished: true },
      { name: "2_b", checksum: "bb", finished: true },
    ];
    expect(compare(release, applied)).toEqual({ pending: [], edited: [], failed: [], unknown: [] });
  });

  it("reads migrations in the order of their names, with Prisma's checksum of the file [D3]", () => {
    const folder = mkdtempSync(join(tmpdir(), "handrail-migrations-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const name of ["2_b", "1_a", "empty"]) mkdirSync(join(folder, name));
    for (const name of ["2_b", "1_a"]) writeFileSync(join(folder, name, "migration.sql"), "select 1;");
    expect(readMigrations(folder)).toEqual(
      ["1_a", "2_b"].map((name) => ({ name, sql: "select 1;", checksum: "354b7196c9ba5fb4b21cf615bb6ec4cd5c07503c34229feef033fc081a8c03f4" })),
    );
  });
});

describe("addresses of the roles", () => {
  const owner = "postgresql://owner:secret@DB.example:5433/first?sslmode=require";

  it("follow from the owner's address but not from the database's name, and differ by role [S3]", () => {
    const first = deriveRoleUrls(owner);
    const second = deriveRoleUrls(owner.replace("/first", "/second").replace("DB.", "db."));
    const password = (/** @type {string} */ url) => new URL(url).password;
    expect(password(first.appUrl)).toHaveLength(43);
    expect(password(first.appUrl)).toBe(password(second.appUrl));
    expect(password(first.appUrl)).not.toBe(password(first.jobsUrl));
    expect(new URL(first.appUrl)).toMatchObject({ username: "handrail_app", pathname: "/first", port: "5433", search: "?sslmode=require" });
    expect(password(deriveRoleUrls(owner.replace("secret", "other")).appUrl)).not.toBe(password(first.appUrl));
  });

  it("are the given ones when given, and refused when there is nothing to derive them from [S3]", () => {
    expect(deriveRoleUrls(owner, { appUrl: "postgresql://handrail_app:x@pool/first" }).appUrl).toBe("postgresql://handrail_app:x@pool/first");
    expect(() => deriveRoleUrls("postgresql://owner@db/first")).toThrow(/DATABASE_APP_URL/);
  });
});

describe("a database that cannot be reached", () => {
  it("is named without its password [S5]", () => {
    const url = "postgresql://owner:secret@db:5433/first";
    for (const code of ["28P01", "3D000", "ECONNREFUSED", "ENOTFOUND"]) {
      const { message } = explainConnection(Object.assign(new Error("why"), { code }), url);
      expect(message).toContain("The database first at db:5433");
      expect(message).not.toContain("secret");
    }
  });
});
