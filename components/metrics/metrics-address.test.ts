import { expect, test } from "vitest";
import { behindHref, metricsHref, metricsQueryOf, readMetricsPlace } from "./metrics-address";

const read = (query: string) => readMetricsPlace(new URLSearchParams(query));

test("an address says days or dates, and the form's one filter is a channel or a bot [A3]", () => {
  expect(read("days=7")).toMatchObject({ days: 7, from: null, to: null });
  expect(read("days=7&from=2026-03-01&to=2026-03-08")).toMatchObject({ days: null, from: "2026-03-01", to: "2026-03-08" });
  expect(read("only=channel:chn_1")).toMatchObject({ channel: "chn_1", bot: null });
  expect(read("only=bot:bot_1")).toMatchObject({ channel: null, bot: "bot_1" });
  expect(read("only=&days=x&from=")).toMatchObject({ days: null, from: null, channel: null, bot: null });
});

test("the browser's zone counts where the address names none [A3]", () => {
  expect(metricsQueryOf(read("days=7"), "Asia/Kolkata")).toEqual({ days: "7", timeZone: "Asia/Kolkata" });
  expect(metricsQueryOf(read("zone=Europe/Berlin&only=bot:bot_1"), "Asia/Kolkata")).toEqual({ timeZone: "Europe/Berlin", botId: "bot_1" });
  expect(metricsQueryOf(read(""), null)).toEqual({});
});

test("links keep the place and read back as it [A3]", () => {
  const place = read("from=2026-03-01&to=2026-03-08&zone=Europe/Berlin&channel=chn_1");
  expect(read(metricsHref("shop", place).split("?")[1] ?? "")).toEqual(place);
  const behind = new URLSearchParams(behindHref("shop", place, "csat.bot.5", "next").split("?")[1]);
  expect([behind.get("segment"), behind.get("cursor"), behind.get("zone")]).toEqual(["csat.bot.5", "next", "Europe/Berlin"]);
  expect(metricsHref("shop", {})).toBe("/w/shop/metrics");
});
