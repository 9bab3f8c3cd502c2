/** Causes of wrong answers, in the words of the console. */
import type { GradeCause } from "@/lib/contracts/api/grade";

export const causeWords: Record<GradeCause, string> = {
  not_in_knowledge: "The knowledge does not say it",
  outdated: "The article is wrong or out of date",
  wrong_source: "It answered from the wrong article",
  misunderstood: "It misunderstood the question",
  incomplete: "Something is missing",
  tone: "The tone is wrong",
  needed_person: "A person should have answered",
  other: "Another cause",
};
