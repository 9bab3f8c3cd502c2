import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanFileName } from "./clean-file-name";
import { endingsOfType, kindOfType } from "./file-kinds";

test("paths, control and direction characters, reserved names and wrong endings leave a name [W7]", () => {
  const png = endingsOfType("image/png");
  for (const [given, cleaned] of [
    ["photo.png", "photo.png"],
    ["C:\\Users\\jo\\photo.PNG", "photo.png"],
    ["../../etc/passwd", "passwd.png"],
    ["invoice\u202Egnp.exe", "invoice gnp.exe.png"],
    ["con.png", "file con.png"],
    [".htaccess", "htaccess.png"],
    ["a\u0000b\r\nSet-Cookie: x.png", "a b Set-Cookie x.png"],
    ["", "file.png"],
    ["...", "file.png"],
    ["\ud800.png", "file.png"],
    ["Ünï çødé 日本.png", "Ünï çødé 日本.png"],
    ["x.png.  ", "x.png"],
  ] as const)
    expect([given, cleanFileName(given, png)]).toEqual([given, cleaned]);
});

test("any name becomes one line without a path that is at most 120 characters of graphemes and stays the same when cleaned again [W7]", () => {
  const endings = fc.constantFrom(endingsOfType("application/pdf"), endingsOfType("image/jpeg"));
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), endings, (given, fitting) => {
      const name = cleanFileName(given, fitting);
      expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]+$/u);
      expect(fitting.some((ending) => name.endsWith(`.${ending}`))).toBe(true);
      expect(name.startsWith(".")).toBe(false);
      expect(cleanFileName(name, fitting)).toBe(name);
    }),
    { numRuns: 500 },
  );
});

test("pages, programs and drawings with scripts are of no kind that may be sent [W7]", () => {
  for (const type of ["text/html", "image/svg+xml", "application/xml", "application/x-msdownload", "application/javascript", "constructor", ""])
    expect(kindOfType(type)).toBeNull();
});
