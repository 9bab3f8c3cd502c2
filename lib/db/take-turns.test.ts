import { expect, test } from "vitest";
import { createTurns } from "./take-turns";

/** Takes a turn for the owner and writes the name down when it comes. */
function asker(turns: ReturnType<typeof createTurns>, came: string[]) {
  return (owner: string) => turns.take(owner).then(() => void came.push(owner));
}

test("owners take turns: one who asks for many waits for itself, another one goes next [S4]", async () => {
  const turns = createTurns(2, 10_000);
  const came: string[] = [];
  const ask = asker(turns, came);
  const all = [...Array.from({ length: 6 }, () => ask("loud")), ask("quiet"), ask("other"), ask("quiet")];
  for (let given = 0; given < 7; given += 1) {
    await Promise.resolve();
    turns.give();
  }
  await Promise.all(all);
  expect(came).toEqual(["loud", "loud", "loud", "quiet", "other", "loud", "quiet", "loud", "loud"]);
});

test("no more than the places are out at once, and all of them come back [S4]", async () => {
  const turns = createTurns(3, 10_000);
  let out = 0;
  let most = 0;
  const work = async (owner: string) => {
    await turns.take(owner);
    most = Math.max(most, (out += 1));
    await new Promise((resolve) => setImmediate(resolve));
    out -= 1;
    turns.give();
  };
  await Promise.all(Array.from({ length: 100 }, (_, index) => work(`owner ${index % 7}`)));
  expect([out, most]).toEqual([0, 3]);
  await Promise.all(["a", "b", "c"].map((owner) => turns.take(owner)));
});

test("who has waited too long is refused, and its turn goes to the next [S4]", async () => {
  const turns = createTurns(1, 5);
  await turns.take("first");
  await expect(turns.take("late")).rejects.toThrow("timeout exceeded");
  const came: string[] = [];
  const next = asker(turns, came)("next");
  turns.give();
  await next;
  expect(came).toEqual(["next"]);
});
