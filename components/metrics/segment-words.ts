/** What the conversations behind a number have in common, in words. */
import { durationWords, outcomeWords } from "@/lib/core/metrics/definitions";
import type { Segment } from "@/lib/core/metrics/segments";
import { reasonName } from "./reason-names";

const plain = {
  conversations: "All conversations",
  handed_off: "Handed off",
  ended: "Ended at least once",
  reopened: "Opened again",
  rated: "Rated",
  reviewed: "With a draft that a person decided",
  corrected: "With a draft that a person corrected",
} as const;

export function segmentWords(segment: Segment): string {
  switch (segment.kind) {
    case "outcome":
      return outcomeWords[segment.outcome];
    case "reason":
      return `Handed off, first reason: ${reasonName(segment.code)}`;
    case "duration":
      return `With a time for “${durationWords[segment.name]}”`;
    case "csat":
      return `Rated ${segment.score}, ${segment.path === "bot" ? "the bot alone" : "with a person"}`;
    default:
      return plain[segment.kind];
  }
}
