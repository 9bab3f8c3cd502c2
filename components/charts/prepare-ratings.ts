/** How many gave each rating, for the bot and for people, with how many of those asked answered. */
import type { Figures } from "@/lib/core/metrics/figures";
import { type Behind, countCell, type DataTable, type TimeChart } from "./chart-data";
import { averageWords, countWords, rateWords } from "./format-figures";

const scores = [1, 2, 3, 4, 5] as const;
const words = { 1: "1, very bad", 2: "2", 3: "3", 4: "4", 5: "5, very good" } as const;

export function prepareRatings(totals: Figures, behind: Behind): { chart: TimeChart; table: DataTable; response: string } {
  const { bot, person, rated, ended, responseRate, average } = totals.csat;
  const paths = [
    { key: "bot", name: "The bot alone", tone: "bot", figure: bot },
    { key: "person", name: "With a person", tone: "person", figure: person },
  ] as const;
  return {
    response: `${countWords(rated)} of ${countWords(ended)} who were asked answered (${rateWords(responseRate)}); on average ${averageWords(average)}.`,
    chart: {
      series: paths.map(({ key, name, tone, figure }) => ({ key, name, tone, total: averageWords(figure.average), href: null })),
      points: scores.map((score) => ({
        label: words[score],
        tick: words[score],
        unfinished: false,
        values: { bot: bot.scores[score - 1] ?? 0, person: person.scores[score - 1] ?? 0 },
        hrefs: { bot: behind(`csat.bot.${score}`), person: behind(`csat.person.${score}`) },
      })),
    },
    table: {
      columns: ["Rating", ...paths.map(({ name }) => name)],
      rows: [
        ...scores.map((score) => ({
          head: words[score],
          cells: paths.map(({ key, figure }) => {
            const count = figure.scores[score - 1] ?? 0;
            return countCell(count, countWords(count), behind(`csat.${key}.${score}`));
          }),
        })),
        { head: "Average", cells: paths.map(({ figure }) => ({ text: averageWords(figure.average), href: null })) },
      ],
    },
  };
}
