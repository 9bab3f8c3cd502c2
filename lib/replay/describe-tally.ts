/** A replay's figures as lines for people. Pure. */
import type { Percentiles, Tally } from "./tally";

const shownViolations = 20;

export function describeTally(found: Tally): string[] {
  const { turns, questions, traffic, violations } = found;
  const decided = turns.answered + turns.askedBack + turns.drafted + turns.handedOff + turns.nothing;
  const reasons = Object.entries(found.handedOffBy).sort(([, left], [, right]) => right - left);
  return [
    "",
    `${found.conversations} conversations, ${found.visitorTurns} visitor turns, ${found.agentReplies} replies of the agent, in ${found.seconds.toFixed(1)} s`,
    `The bot decided ${decided} turns: ${part(turns.answered, decided)} answered, ${part(turns.askedBack, decided)} asked back, ${part(turns.drafted, decided)} drafted, ${part(turns.handedOff, decided)} handed off${turns.nothing > 0 ? `, ${turns.nothing} nothing` : ""}`,
    ...(reasons.length > 0 ? [`Handed off by reason: ${reasons.map(([code, count]) => `${code} ${count}`).join(", ")}`] : []),
    ...(questions ? describeQuestions(questions) : []),
    `Post to stored: ${spread(found.postToStored)}`,
    `Post to reply:  ${spread(found.postToReply)}`,
    `${traffic.requests} requests, ${traffic.retries} repeated, ${traffic.waitedForLimit} waited for a rate limit; streams: ${traffic.reconnects} reconnected, ${traffic.gaps} explicit gaps`,
    violations.length === 0
      ? "Compared: every acknowledged message is stored once and in order, every stream is contiguous"
      : `${violations.length} violations:\n${violations
          .slice(0, shownViolations)
          .map((violation) => `  ${violation}`)
          .join("\n")}`,
  ];
}

function describeQuestions(found: NonNullable<Tally["questions"]>): string[] {
  const answered = found.answeredRight + found.answeredWrong + found.answeredOutOfScope;
  return [
    `Judged ${found.inScope + found.outOfScope} questions (${found.inScope} in scope, ${found.outOfScope} out of scope):`,
    `  answered ${answered}: ${part(found.answeredRight, answered)} with the right article, ${part(found.answeredWrong, answered)} with a wrong one, ${part(found.answeredOutOfScope, answered)} although out of scope`,
    `  asked back: ${found.askedBack}; handed off: ${part(found.handedOffInScope, found.inScope)} of those in scope, ${part(found.handedOffOutOfScope, found.outOfScope)} of those out of scope${found.drafted > 0 ? `; drafted ${found.drafted}` : ""}`,
    ...(found.withPeople > 0 ? [`  with people already: ${found.withPeople}`] : []),
  ];
}

function part(count: number, of: number): string {
  return of === 0 ? String(count) : `${count} (${((100 * count) / of).toFixed(1)} %)`;
}

function spread(found: Percentiles | null): string {
  if (!found) return "nothing measured";
  return `p50 ${found.p50.toFixed(0)} ms, p95 ${found.p95.toFixed(0)} ms, p99 ${found.p99.toFixed(0)} ms`;
}
