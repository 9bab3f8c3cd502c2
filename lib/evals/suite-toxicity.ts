/** Toxic words: how well they are told from harmless ones, and how often harmless passages of help centres are flagged. */
import { judgeToxicity } from "@/lib/core/moderation/judge-toxicity";
import { crossValidate } from "./cross-validate";
import { readToxic, type ToxicRecord, trainToxicity } from "./fit-judges";
import { type Folders, heldOut } from "./folders";
import { auroc, mean, type Scored } from "./measure";
import { measure, type Metric } from "./metric";
import { readRecords, textOf } from "./read-records";

const suite = "toxicity";
/** Help-centre texts that no bot should be stopped from quoting. */
const harmless = ["helpcentre_covid.kb.jsonl", "helpcentre_mtragun.kb.jsonl", "seed_kb_chatwoot_docs.jsonl"];

export function runToxicity(folders: Folders): Metric[] {
  const train = readToxic(folders.train);
  const held = folders.data === null ? null : readToxic(folders.data);
  if (train.length === 0 || held?.length === 0) return [];
  const judge = (seen: ToxicRecord[], asked: ToxicRecord[]): (Scored & { flagged: boolean })[] => {
    const model = trainToxicity(seen);
    return asked.map(({ text, toxic }) => {
      const { score, found } = judgeToxicity(text, model);
      return { score, positive: toxic, flagged: found.length > 0 };
    });
  };
  const judged = held === null ? crossValidate(train, (_, place) => String(place), judge) : judge(train, held);
  const passages = harmless.flatMap((file) => readRecords(heldOut(folders), file) ?? readRecords(folders.train, file) ?? []);
  const flagged = passages.map((record) => Number(judgeToxicity(textOf(record, "body")).found.length > 0));
  return [
    measure({ suite, metric: "toxicity AUROC", better: "higher", goal: 0.965 }, judged, auroc),
    measure(
      { suite, metric: "toxic texts flagged with their words", better: "higher" },
      judged.filter(({ positive }) => positive),
      (items) => mean(items.map((item) => Number(item.flagged))),
    ),
    ...(flagged.length === 0 ? [] : [measure({ suite, metric: "harmless passages flagged", better: "lower" }, flagged, mean)]),
  ];
}
