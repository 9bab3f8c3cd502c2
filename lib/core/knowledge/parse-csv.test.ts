import { expect, test } from "vitest";
import fc from "fast-check";
import { parseCsv } from "./parse-csv";

const pairs = (content: string) => parseCsv(content).articles.map(({ title, body }) => [title, body]);

test("of ten thousand rows a broken one, the 4,711th, costs only itself [B2]", () => {
  const rows = [
    "id,question,answer",
    ...Array.from({ length: 9_998 }, (_, index) => `${index + 2},"Question ${index + 2}?","Answer, ""quoted"" ${index + 2}."`),
  ];
  const broken = (text: string) => parseCsv(rows.map((row, index) => (index === 4_710 ? text : row)).join("\n"));
  for (const [text, cause] of [
    ['4711,"Question,Answer', "goes on after a closing quotation mark"],
    ["4711,Question", "has 2 columns where the first row has 3"],
    ['4711,"Question" x,Answer', "goes on after a closing quotation mark"],
    ["4711,Question,", "has no answer"],
  ] as const) {
    const parsed = broken(text);
    expect(parsed.articles).toHaveLength(9_997);
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.problems[0]).toMatchObject({ line: 4_711, message: expect.stringContaining(cause) as string });
    expect(parsed.articles[4_709]).toMatchObject({ externalId: "4712", title: "Question 4712?", body: 'Answer, "quoted" 4712.' });
  }
});

test("columns are found by their names in several languages, with comma, semicolon or tab, and without names when there are two [B2]", () => {
  expect(pairs("Frage;Antwort\nWie lange?;Dreißig Tage")).toEqual([["Wie lange?", "Dreißig Tage"]]);
  expect(pairs("answer\tquestion\nThirty days\tHow long?")).toEqual([["How long?", "Thirty days"]]);
  expect(pairs("How long?,Thirty days\nWhere?,Here")).toEqual([
    ["How long?", "Thirty days"],
    ["Where?", "Here"],
  ]);
  expect(parseCsv("a,b,c\n1,2,3").hasColumns).toBe(false);
});

test("of rows with the same id the first is taken and the others are named [B2]", () => {
  const parsed = parseCsv("id,question,answer\n1,A,a\n2,B,b\n1,C,c\n,D,d");
  expect(parsed.articles.map(({ title }) => title)).toEqual(["A", "B"]);
  expect(parsed.problems).toEqual([
    { line: 4, message: "has the same id as row 2" },
    { line: 5, message: "has no id" },
  ]);
});

test("what a spreadsheet writes is read back, cell for cell [B2]", () => {
  const cell = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).map((text) => `x${text.replace(/[\u0000]/g, "")}x`.normalize("NFC"));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }),
      fc.constantFrom(",", ";", "\t"),
      fc.constantFrom("\n", "\r\n"),
      (rows, delimiter, end) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const parsed = parseCsv([["question", "answer"], ...rows].map((row) => row.map(quote).join(delimiter)).join(end));
        expect(parsed.articles.map(({ title, body }) => [title, body])).toEqual(rows);
        expect(parsed.problems).toEqual([]);
      },
    ),
  );
});

test("never throws and never hangs, whatever the text is [B2]", () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r", "a", "é", "\t", " ") }), (text) => void parseCsv(text)));
});
