/** All scripted stories of the demo. The generated ones come from `generate-stories.ts`. */
import { storiesAnswers } from "@/prisma/seed/content/stories-answers";
import { storiesDrafts } from "@/prisma/seed/content/stories-drafts";
import { storiesFailures } from "@/prisma/seed/content/stories-failures";
import { storiesHostile } from "@/prisma/seed/content/stories-hostile";
import { storiesOpen } from "@/prisma/seed/content/stories-open";
import { storiesPeople } from "@/prisma/seed/content/stories-people";
import { storiesRequests } from "@/prisma/seed/content/stories-requests";
import { storiesSafety } from "@/prisma/seed/content/stories-safety";
import { storiesTrouble } from "@/prisma/seed/content/stories-trouble";
import type { Story } from "@/prisma/seed/content/story-types";

export const stories: readonly Story[] = [
  ...storiesDrafts,
  ...storiesAnswers,
  ...storiesRequests,
  ...storiesTrouble,
  ...storiesSafety,
  ...storiesFailures,
  ...storiesPeople,
  ...storiesHostile,
  ...storiesOpen,
];
