/** From margins to probabilities: a logistic function with two parameters, fitted with smoothed targets (Platt 1999; Lin, Lin and Weng 2007). */

export type Sigmoid = { slope: number; shift: number };

const steps = 50;

/** `slope` is never negative: a larger margin is never less likely. With one class only the share stands, whatever the margin. */
export function fitSigmoid(margins: ArrayLike<number>, positive: ArrayLike<number>): Sigmoid {
  let positives = 0;
  for (let at = 0; at < margins.length; at += 1) positives += positive[at] ?? 0;
  const negatives = margins.length - positives;
  const [high, low] = [(positives + 1) / (positives + 2), 1 / (negatives + 2)];
  const even = { slope: 0, shift: Math.log((positives + 1) / (negatives + 1)) };
  if (positives === 0 || negatives === 0) return even;
  let [slope, shift] = [1, even.shift];
  for (let step = 0; step < steps; step += 1) {
    let [gs, gh, ss, sh, hh] = [0, 0, 1e-9, 0, 1e-9];
    for (let at = 0; at < margins.length; at += 1) {
      const margin = margins[at] ?? 0;
      const probability = 1 / (1 + Math.exp(-(slope * margin + shift)));
      const error = probability - (positive[at] ? high : low);
      const curve = Math.max(1e-10, probability * (1 - probability));
      gs += error * margin;
      gh += error;
      ss += curve * margin * margin;
      sh += curve * margin;
      hh += curve;
    }
    const determinant = ss * hh - sh * sh;
    if (!(determinant > 1e-12)) break;
    const bySlope = bounded((hh * gs - sh * gh) / determinant);
    const byShift = bounded((ss * gh - sh * gs) / determinant);
    slope -= bySlope;
    shift -= byShift;
    if (Math.abs(bySlope) + Math.abs(byShift) < 1e-6) break;
  }
  return slope > 0 && Number.isFinite(slope) && Number.isFinite(shift) ? { slope, shift } : even;
}

/** Newton's steps are kept short, because the first ones can leave the region where the curve is known. */
const bounded = (step: number): number => Math.max(-2, Math.min(2, step));
