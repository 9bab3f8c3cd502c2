import { expect, test } from "vitest";
import fc from "fast-check";
import { settleOrder } from "./settle-order";

const rows = (...ids: string[]) => ids.map((id) => ({ id, words: `old ${id}` }));
const ids = (settled: ReturnType<typeof settleOrder>) => settled.rows.map(({ row, gone }) => (gone ? `-${row.id}` : row.id));

test("no row moves under the pointer whatever arrives, leaves or changes place [L1]", () => {
  const someIds = fc.uniqueArray(fc.constantFrom<string>("a", "b", "c", "d", "e", "f", "g"));
  fc.assert(
    fc.property(someIds, someIds, (before, now) => {
      const settled = settleOrder(rows(...before), rows(...now));
      expect(settled.rows.slice(0, before.length).map(({ row }) => row.id)).toEqual(before);
      expect(settled.rows.filter(({ gone }) => gone).every(({ row }) => !now.includes(row.id))).toBe(true);
      const shown = settled.rows.filter(({ gone }) => !gone).length;
      expect(shown + settled.waiting).toBe(now.length);
    }),
  );
});

test("a row shows its newest content in its old place, a row that left stays and is marked [L1]", () => {
  const settled = settleOrder(rows("a", "b", "c"), [
    { id: "c", words: "new c" },
    { id: "a", words: "new a" },
  ]);
  expect(ids(settled)).toEqual(["a", "-b", "c"]);
  expect(settled.rows[0]?.row.words).toBe("new a");
});

test("rows after the last known one are added at the end, rows before it are counted [L1]", () => {
  const settled = settleOrder(rows("a", "b"), rows("x", "a", "y", "b", "z"));
  expect(ids(settled)).toEqual(["a", "b", "z"]);
  expect(settled.waiting).toBe(2);
});
