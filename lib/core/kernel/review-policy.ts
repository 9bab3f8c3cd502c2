/** What a policy says of the review of held answers; the queue lives by it. */

/** How risky a held answer is: safety, law and flagged words; what the policy wants a person for; what is held because everything is; anything else. */
export const reviewRisks = ["grave", "policy", "held", "other"] as const;
export type ReviewRisk = (typeof reviewRisks)[number];

/** When nobody has decided in time: people have the conversation with the draft in front of them, or without it. Sending it is no outcome. */
export const reviewOutcomes = ["escalate", "expire"] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** How a held answer is reviewed: how long it may wait, what happens then, and how many people have to approve the same words. */
export type ReviewPolicy = { minutes: Readonly<Record<ReviewRisk, number>>; outcome: ReviewOutcome; approvals: 1 | 2 };

/** Of a policy from before it said anything of it. */
export const defaultReview: ReviewPolicy = { minutes: { grave: 30, policy: 60, held: 120, other: 240 }, outcome: "escalate", approvals: 1 };

export const reviewMinutes = { least: 1, most: 10_080 } as const;
