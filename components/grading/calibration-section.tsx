/** What the grades say: a certificate for each topic or what it lacks, and two drawings with their numbers. Rendered on the server as a whole. */
import { ChartCard } from "@/components/charts/chart-card";
import { rateWords } from "@/components/charts/format-figures";
import { prepareReliability, prepareRiskCoverage } from "@/components/charts/prepare-calibration";
import { topicWords } from "@/components/thread/reason-words";
import { plainLine } from "@/components/thread/visible-text";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import type { CalibrationReport } from "@/lib/contracts/api/grading";
import { certificateWords } from "./certificate-words";

const shares = [0.02, 0.05, 0.1, 0.2];
const chances = [0.05, 0.1, 0.2];
const outsideShares = [0.05, 0.1, 0.2, 0.3, 0.5];

export function CalibrationSection({ slug, report }: { slug: string; report: CalibrationReport }) {
  const { all, topics, reliability, curve, alpha } = report;
  const reliable = prepareReliability(reliability);
  const risky = prepareRiskCoverage(curve, alpha);
  return (
    <>
      <Card aria-label="Certificates">
        <CardHeader
          title="How many answers are wrong at most"
          description="Counted from the drawn answers of the last 90 days alone, exactly and not by a guess. An answer that is partly right counts as wrong, and so does a drawn one that was passed over. State which share of the questions it answers may lie outside what the bot knows, and the certificates hold up to there; what was graded as not in the knowledge shows how it does on those."
          action={<Wanted slug={slug} report={report} />}
        />
        <CardBody>
          <ul aria-label="Certificates by topic" className="grid divide-y">
            <Line title="All answers" found={all} report={report} />
            {topics.map(({ topic, name, ...found }) => (
              <Line key={topic} title={titleOf(topic, name)} found={found} report={report} />
            ))}
          </ul>
        </CardBody>
      </Card>
      {reliability.length === 0 ? null : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-2">
          <ChartCard
            title="How far the confidence can be believed"
            finding="Share of the graded answers that was right, by tenths of the confidence. On the dashed line it would be a chance."
            legend={null}
            drawing={{ kind: "curve", chart: reliable.chart }}
            tables={[reliable.table]}
          />
          <ChartCard
            title="Wrong answers, by how many are given"
            finding={`Those with the highest confidence first. The dashed line is at ${rateWords(alpha)}; what was seen is not yet what is certain.`}
            legend={null}
            drawing={curve.length === 0 ? null : { kind: "curve", chart: risky.chart }}
            tables={[risky.table]}
          />
        </div>
      )}
    </>
  );
}

function Line({ title, found, report }: { title: string; found: CalibrationReport["all"]; report: CalibrationReport }) {
  const { certificate, drawn, graded, wrong, waiting, passedOver } = found;
  const counts = [`${drawn} drawn`, `${graded} graded`, `${wrong} not right`, `${waiting} waiting`, ...(passedOver > 0 ? [`${passedOver} passed over`] : [])];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] items-baseline gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[14rem_minmax(0,1fr)_auto]">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <bdi className="font-medium wrap-anywhere">{title}</bdi>
        <Badge meaning={certificate.kind === "certified" ? "approved" : certificate.kind === "too_few" ? "waiting" : "failed"} size="sm">
          {certificate.kind === "certified" ? "certified" : certificate.kind === "too_few" ? "not yet" : "not certified"}
        </Badge>
      </p>
      <p className="tabular text-sm">{certificateWords(certificate, report)}</p>
      <p className="tabular text-xs text-ink-3 sm:text-end">{counts.join(", ")}</p>
    </li>
  );
}

/** A form that only changes the address, so it works without a script. */
function Wanted({ slug, report: { alpha, delta, outsideShare } }: { slug: string; report: CalibrationReport }) {
  return (
    <form action={`/w/${slug}/grading`} className="flex flex-wrap items-end gap-2">
      <label className="grid gap-0.5 text-xs text-ink-2">
        Wrong at most
        <Select name="alpha" defaultValue={String(alpha)} className="w-24">
          {[...new Set([...shares, alpha])].map((share) => (
            <option key={share} value={share}>
              {rateWords(share)}
            </option>
          ))}
        </Select>
      </label>
      <label className="grid gap-0.5 text-xs text-ink-2">
        With certainty
        <Select name="delta" defaultValue={String(delta)} className="w-24">
          {[...new Set([...chances, delta])].map((chance) => (
            <option key={chance} value={chance}>
              {rateWords(1 - chance)}
            </option>
          ))}
        </Select>
      </label>
      <label className="grid gap-0.5 text-xs text-ink-2">
        Outside what it knows
        <Select name="outsideShare" defaultValue={String(outsideShare ?? "observed")} className="w-36">
          <option value="observed">as graded</option>
          {[...new Set([...outsideShares, ...(outsideShare === null ? [] : [outsideShare])])].map((share) => (
            <option key={share} value={share}>
              at most {rateWords(share)}
            </option>
          ))}
        </Select>
      </label>
      <Button type="submit">Show</Button>
    </form>
  );
}

function titleOf(topic: string, name: string | null): string {
  if (name !== null) return plainLine(name);
  if (topic === "none") return "What lies in no collection";
  if (topic.startsWith("col_")) return "A collection that is gone";
  const words = topicWords(topic);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
