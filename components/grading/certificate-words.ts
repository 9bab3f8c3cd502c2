/** A certificate, or why there is none, in one sentence. */
import type { CalibrationReport, WireCertificate } from "@/lib/contracts/api/grading";

const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

export function certificateWords(certificate: WireCertificate, { alpha, delta }: Pick<CalibrationReport, "alpha" | "delta">): string {
  switch (certificate.kind) {
    case "certified":
      return `Certified: of the answers with a confidence of ${Number(certificate.threshold.toFixed(4))} or more at most ${percent(alpha)} are wrong, with ${percent(1 - delta)} certainty. ${certificate.answered} of ${certificate.graded} lie there, ${certificate.wrong} wrong.`;
    case "too_few":
      return `Not certifiable yet: ${certificate.graded} of ${certificate.needed} graded.`;
    case "too_wrong":
      return certificate.bound >= 1
        ? `Not certified: ${certificate.graded} grades do not show that at most ${percent(alpha)} are wrong.`
        : `Not certified: the grades show at best that at most ${percent(certificate.bound)} are wrong, not ${percent(alpha)}.`;
  }
}
