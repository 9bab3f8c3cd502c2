/** When the steps of a story happen. Pure: the time of seeding is an argument. */
import type { Story, StoryMoment, StoryStep } from "@/prisma/seed/content/story-types";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * Milliseconds since the epoch of a moment, counted back from `nowMs`. Days are UTC days: `daysAgo` 1 is yesterday.
 */
export function momentMs(moment: StoryMoment, nowMs: number): number {
  if ("minutesAgo" in moment) return nowMs - moment.minutesAgo * minuteMs;
  const midnight = Math.floor(nowMs / dayMs) * dayMs;
  return midnight - moment.daysAgo * dayMs + (moment.hour * 60 + (moment.minute ?? 0)) * minuteMs;
}

/** Seconds between the step before and this one: as written, or what is usual for its kind. An `expect` takes no time. */
export function stepSeconds(step: StoryStep): number {
  if ("expect" in step) return 0;
  if ("away" in step) return 150;
  if (step.afterSeconds !== undefined) return step.afterSeconds;
  if ("acceptBy" in step || "agent" in step || "sendDraft" in step) return 60;
  return 30;
}

/** Each step with its time in milliseconds since the epoch; the first message is at the story's own moment. */
export function timedSteps(story: Story, nowMs: number): { step: StoryStep; atMs: number }[] {
  let atMs = momentMs(story, nowMs);
  return story.steps.map((step, number) => {
    if (number > 0) atMs += stepSeconds(step) * 1000;
    return { step, atMs };
  });
}
