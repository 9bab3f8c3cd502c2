/** A certificate, or why there is none, in one sentence. */
import type { CalibrationReport, WireCertificate } from "@/lib/contracts/api/grading";

const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

export function certificateWords(
  certificate: WireCertificate,
  { alpha, delta, outsideShare }: Pick<CalibrationReport, "alpha" | "delta" | "outsideShare">,
): string {
  const shift = outsideShare === null ? "" : `, also when ${percent(outsideShare)} of the questions it answers lie outside the knowledge`;
  switch (certificate.kind) {
    case "certified":
      return `Certified: of the answers with a confidence of ${Number(certificate.threshold.toFixed(4))} or more at most ${percent(alpha)} are wrong, with ${percent(1 - delta)} certainty${shift}. ${certificate.answered} of ${certificate.graded} lie there, ${certificate.wrong} wrong.`;
    case "too_few":
      return certificate.outside === null
        ? `Not certifiable yet: ${certificate.graded} of ${certificate.needed} graded.`
        : `Not certifiable yet${shift}: ${certificate.graded} of ${certificate.needed} graded inside it, ${certificate.outside.graded} of ${certificate.outside.needed} outside.`;
    case "too_wrong":
      return certificate.bound >= 1
        ? `Not certified: ${certificate.graded} grades do not show that at most ${percent(alpha)} are wrong${shift}.`
        : `Not certified: the grades show at best that at most ${percent(certificate.bound)} are wrong, not ${percent(alpha)}${shift}.`;
  }
}
