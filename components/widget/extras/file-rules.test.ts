import { expect, test } from "vitest";
import { endingsOfType, fileKinds, kindOfType } from "@/lib/core/file/file-kinds";
import { acceptOf, faultOf, sizeText } from "./file-rules";

const rules = { kinds: ["image", "pdf"] as const, limitBytes: 1_000 };

test("a file is refused by its kind, its size and for being empty, each with its own words [W7]", () => {
  expect(faultOf({ name: "Photo.PNG", size: 1_000 }, rules)).toBeNull();
  expect(faultOf({ name: "photo.png", size: 1_001 }, rules)).toBe("tooLarge");
  expect(faultOf({ name: "photo.png", size: 0 }, rules)).toBe("empty");
  for (const name of ["run.exe", "photo.svg", "page.html", "png", "photo.png.exe", "photo.", ""])
    expect(faultOf({ name, size: 1 }, rules), name).toBe("wrongType");
  expect(faultOf({ name: "photo.png", size: 1 }, { ...rules, kinds: [] })).toBe("wrongType");
});

test("the widget offers the endings that the server knows, and no others [W7]", () => {
  const types = [
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/avif",
    "image/heic",
    "application/pdf",
    "text/plain",
    "text/csv",
    "application/rtf",
  ];
  for (const type of types) for (const ending of endingsOfType(type)) expect(acceptOf([kindOfType(type)!]), ending).toContain(`.${ending}`);
  for (const kind of fileKinds) expect(acceptOf([kind])).not.toBe(".");
});

test("a size is given in the visitor's language [W9]", () => {
  expect(sizeText("en", 900)).toBe("900 byte");
  expect(sizeText("de", 1_400_000)).toBe("1,4 MB");
});
