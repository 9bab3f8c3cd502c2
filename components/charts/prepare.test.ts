/** What charts show: values as the report has them, gaps where nothing is, the unfinished bar marked, and a link behind every number that is not 0. */
import { expect, test } from "vitest";
import { figuresOf } from "@/lib/core/metrics/figures";
import type { Stretch } from "./chart-data";
import { averageWords, durationWords, rateWords, stretchWords } from "./format-figures";
import { prepareCorrections } from "./prepare-corrections";
import { percentTicks, prepareHandoffs } from "./prepare-handoffs";
import { prepareOutcomes } from "./prepare-outcomes";
import { prepareRatings } from "./prepare-ratings";
import { prepareTimes, ticksAround } from "./prepare-times";

const figures = (cells: Record<string, number>) => figuresOf(new Map(Object.entries(cells)));
const monday = figures({
  conversations: 5,
  "outcome.bot": 3,
  "outcome.person": 2,
  handed_off: 2,
  "reason.low_confidence": 2,
  ended: 5,
  rated: 2,
  "csat.bot.5": 1,
  "csat.person.1": 1,
  "botResponse.3": 3,
  "drafts.approved": 1,
  "drafts.edited": 2,
  reviewed: 2,
  corrected: 1,
});
const nobody = figures({});
const stretches: Stretch[] = [
  { from: "2026-11-23", to: "2026-11-23", unfinished: false, figures: monday },
  { from: "2026-11-24", to: "2026-11-24", unfinished: true, figures: nobody },
];
const behind = (segment: string, stretch?: { from: string }) => `/behind/${segment}/${stretch?.from ?? "all"}`;

test("outcomes are stacked as they are, the bar that is not over is marked, and its table adds up [A1] [A3]", () => {
  const { chart, table } = prepareOutcomes(stretches, monday, behind);
  expect(chart.points.map(({ label, unfinished, values }) => [label, unfinished, values.bot, values.person])).toEqual([
    ["23 Nov", false, 3, 2],
    ["24 Nov", true, 0, 0],
  ]);
  expect(chart.points[0]?.hrefs.bot).toBe("/behind/outcome.bot/2026-11-23");
  expect(table.rows.map(({ head }) => head)).toEqual(["23 Nov", "24 Nov (not over)", "Whole range"]);
  expect(table.rows[0]?.cells.map(({ text }) => text)).toEqual(["5", "3", "0", "2", "0", "0"]);
  // What counts nothing opens nothing.
  expect(table.rows[0]?.cells.map(({ href }) => href !== null)).toEqual([true, true, false, true, false, false]);
});

test("a rate without conversations is a gap and a dash, never 0 [A1]", () => {
  const { rate, rateTable, reasons } = prepareHandoffs(stretches, monday, behind, (code) => code.toUpperCase());
  expect(rate.points.map(({ values }) => values.rate)).toEqual([40, null]);
  expect(rateTable.rows.map(({ cells }) => cells.at(-1)?.text)).toEqual(["40 %", "–", "40 %"]);
  expect(percentTicks(rate)).toEqual([0, 10, 20, 30, 40]);
  expect(reasons).toEqual([{ label: "LOW_CONFIDENCE", value: 2, href: "/behind/reason.low_confidence/all" }]);
});

test("times without a conversation are gaps, and the scale holds every value [A1]", () => {
  const { chart, table, totalTable } = prepareTimes(["botResponse", "personResponse"], stretches, monday, behind);
  expect(chart.points.map(({ values }) => values.personResponse)).toEqual([null, null]);
  expect(chart.points[1]?.values.botResponse).toBeNull();
  const ticks = ticksAround(chart).map(({ ms }) => ms);
  const value = chart.points[0]?.values.botResponse as number;
  expect([ticks[0] !== undefined && ticks[0] <= value, (ticks.at(-1) as number) >= value, ticks.length >= 2]).toEqual([true, true, true]);
  expect(table.rows[1]?.cells.map(({ text }) => text)).toEqual(["0", "–", "–", "0", "–", "–"]);
  expect(totalTable.rows[0]?.cells[0]).toEqual({ text: "3", href: "/behind/duration.botResponse/all" });
});

test("ratings say how many of those asked answered, apart for the bot and for people [A1]", () => {
  const { chart, response } = prepareRatings(monday, behind);
  expect(response).toBe("2 of 5 who were asked answered (40 %); on average 3.0.");
  expect(chart.points.map(({ values }) => [values.bot, values.person])).toEqual([
    [0, 1],
    [0, 0],
    [0, 0],
    [0, 0],
    [1, 0],
  ]);
  expect(prepareRatings(nobody, behind).response).toBe("0 of 0 who were asked answered (–); on average –.");
});

test("corrections count drafts, and their conversations are what a click opens [A1] [A3]", () => {
  const { chart, table } = prepareCorrections(stretches, monday, behind);
  expect(chart.points[0]?.values).toEqual({ approved: 1, edited: 2, responded: 0, rejected: 0 });
  expect(table.rows[0]?.cells.map(({ text }) => text)).toEqual(["3", "1", "2", "0", "0", "67 %", "2", "1"]);
});

test("figures are written as people read them", () => {
  expect([rateWords(0.123), rateWords(0.045), rateWords(0.04), rateWords(1), rateWords(null)]).toEqual(["12 %", "4.5 %", "4 %", "100 %", "–"]);
  expect([50, 240, 9_949, 12_300, 59_700, 240_000, 3_900_000, 187_200_000].map(durationWords)).toEqual([
    "under 0.1 s",
    "0.2 s",
    "9.9 s",
    "12 s",
    "1 min",
    "4 min",
    "1 h 05",
    "2 d 4 h",
  ]);
  expect([averageWords(4.25), averageWords(null)]).toEqual(["4.3", "–"]);
  expect([stretchWords("2026-11-20", "2026-11-26"), stretchWords("2026-10-28", "2026-11-03"), stretchWords("2026-11-26", "2026-11-26")]).toEqual([
    "20 – 26 Nov",
    "28 Oct – 3 Nov",
    "26 Nov",
  ]);
});
