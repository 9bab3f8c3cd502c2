import fc from "fast-check";
import { expect, test } from "vitest";
import { fromWireId, toWireId } from "./wire-ids";

test("every uuid survives the way to the wire and back, and wire ids sort as their uuids do", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (a, b) => {
      expect(fromWireId("message", toWireId("message", a))).toBe(a);
      expect(toWireId("message", a) < toWireId("message", b)).toBe(
        Buffer.from(a.replaceAll("-", ""), "hex").compare(Buffer.from(b.replaceAll("-", ""), "hex")) < 0 ? true : false,
      );
    }),
  );
});

test("an id of another kind, a cut id, a foreign character and a value beyond 128 bits are refused", () => {
  const wire = toWireId("message", "018f4f3e-1111-7222-8333-444455556666");
  expect(fromWireId("conversation", wire)).toBeNull();
  expect(fromWireId("message", wire.slice(0, -1))).toBeNull();
  expect(fromWireId("message", `${wire.slice(0, -1)}0`)).toBeNull();
  expect(fromWireId("message", `msg_${"z".repeat(22)}`)).toBeNull();
});
