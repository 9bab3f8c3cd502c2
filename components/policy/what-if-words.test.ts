import { expect, test } from "vitest";
import { basisSentence, figureRows, flipInWords, flipSentence, wrongSentence } from "./what-if-words";

const unknown = { answers: 40, sentThen: 40, drawn: 0, graded: 0, share: null, bounds: null };
const outlook = (escalationsPerDay: number, answer: number, wrong: Parameters<typeof wrongSentence>[0]) => ({
  actions: { answer, clarify: 0, refuse: 0, hold: 1, handoff: 2 },
  escalations: 3,
  escalationsPerDay,
  hoursPerDay: escalationsPerDay / 10,
  wrong,
});

test("a share of wrong answers is said with its interval and what it stands on; without grades it is said that nobody can tell, and why [E11]", () => {
  const graded = { answers: 40, sentThen: 38, drawn: 14, graded: 12, share: { value: 0.083, low: 0.015, high: 0.354 }, bounds: { low: 0.013, high: 0.471 } };
  expect(figureRows({ before: outlook(0.25, 1200, unknown), after: outlook(12.4, 40, graded) })).toEqual([
    { name: "Conversations with people, a day", now: "0.3", then: "12" },
    { name: "Hours of people, a day", now: "0", then: "1.2" },
    { name: "Answers without review", now: "1,200", then: "40" },
    { name: "Wrong among them", now: "not known", then: "8.3 % (1.5 % to 35 %)" },
  ]);
  expect(wrongSentence(graded)).toBe(
    "Wrong answers are estimated from 12 graded answers that chance has drawn; the brackets hold the truth in 95 of 100 cases, where the 2 still to grade are like them; whatever those are, they span 1.3 % to 47 %. Nobody has seen the words of 2 answers that were not sent then.",
  );
  expect(wrongSentence({ ...graded, sentThen: 40, drawn: 12 })).toBe(
    "Wrong answers are estimated from 12 graded answers that chance has drawn; the brackets hold the truth in 95 of 100 cases.",
  );
  expect(wrongSentence(unknown)).toBe("How many answers are wrong nobody can tell: none of them has been drawn for grading.");
  expect(wrongSentence({ ...unknown, answers: 41, drawn: 1 })).toBe(
    "How many answers are wrong nobody can tell: 1 drawn answer is not graded yet. Nobody has seen the words of 1 answer that was not sent then.",
  );
});

test("conversations that go another way are said by where they go [E11]", () => {
  expect(flipSentence({ toPerson: 0, toBot: 0, otherwise: 0 })).toBe("No conversation goes another way.");
  expect(flipSentence({ toPerson: 1, toBot: 0, otherwise: 0 })).toBe("1 conversation goes another way: 1 to a person");
  expect(flipSentence({ toPerson: 1200, toBot: 2, otherwise: 3 })).toBe(
    "1,205 conversations go another way: 1,200 to a person, 2 to the bot alone, 3 otherwise",
  );
  expect(flipInWords({ before: "answer", after: "handoff" })).toEqual({ before: "answered", after: "handed over" });
  const replay = { turns: 1, conversations: 1, days: 28, isBounded: true } as Parameters<typeof basisSentence>[0];
  expect(basisSentence(replay)).toBe(
    "1 turn of 1 conversation in 28 days, decided again from what was measured then. These are the newest; older ones are left out.",
  );
});
