/**
 * The shipped model of grounding, learned from parts of BEGIN (Google, CC BY 4.0 and CDLA-Sharing 1.0) and mtRAG (IBM, Apache-2.0) and printed by
 * `evals --train <folder> --suite fit-grounding`; do not edit by hand.
 */
import { type SmallModel, unpackBuckets } from "@/lib/core/text-model/small-model";

export const groundingModel: SmallModel = {
  bias: -1.156,
  named: {
    abstains: 1.59,
    allKnown: 0.439,
    asks: -2.405,
    covered: 0.178,
    foreign: -1.721,
    foreignNames: -0.241,
    foreignNumbers: 0.905,
    knownContent: -0.025,
    length: -0.697,
    long: -2.573,
    longSupport: 3.294,
    longest: -1.058,
    longestShare: -0.574,
    negates: -1.167,
    news: 0.727,
    oneForeign: 0.493,
    oneself: -0.646,
    oneselfNew: -1.053,
    opinion: -0.333,
    pairs: 1.864,
    pairsSquare: 1.228,
    precision: 1.305,
    precisionSquare: 1.358,
    shortContent: 0.502,
    withQuestion: 0.583,
  },
  scale: 1,
  buckets: unpackBuckets(""),
};
