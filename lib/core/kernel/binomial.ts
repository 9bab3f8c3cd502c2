/** Exact statements about a share from a count (Clopper and Pearson, Biometrika 1934). */

/** The chance of at most `count` hits in `n` tries of chance `share`: terms from the last one down, until they add nothing. */
export function chanceOfAtMost(count: number, n: number, share: number): number {
  if (count >= n || share <= 0) return 1;
  if (count < 0 || share >= 1) return 0;
  const last = logFactorial(n) - logFactorial(count) - logFactorial(n - count) + count * Math.log(share) + (n - count) * Math.log1p(-share);
  let [term, sum] = [1, 1];
  for (let k = count; k > 0; k -= 1) {
    const ratio = (k * (1 - share)) / ((n - k + 1) * share);
    term *= ratio;
    sum += term;
    if (ratio < 1 && term < 1e-14 * sum) break;
  }
  return Math.min(1, Math.exp(last + Math.log(sum)));
}

/** ln n! by Stirling's series, exact to twelve places. */
function logFactorial(n: number): number {
  if (n < 20) {
    let product = 1;
    for (let k = 2; k <= n; k += 1) product *= k;
    return Math.log(product);
  }
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
}

/** The share that is only exceeded with chance `delta` when `count` of `n` were seen; 1 where nothing was. */
export function upperBound(count: number, n: number, delta: number): number {
  if (n <= 0 || count >= n) return 1;
  let [low, high] = [count / n, 1];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (chanceOfAtMost(count, n, middle) > delta) low = middle;
    else high = middle;
  }
  return high;
}

/** The share that is only missed with chance `delta`. */
export const lowerBound = (count: number, n: number, delta: number): number => (n <= 0 ? 0 : 1 - upperBound(n - count, n, delta));

/** How many tries without a single hit show that the share is at most `alpha`. */
export const triesNeeded = (alpha: number, delta: number): number => Math.ceil(Math.log(delta) / Math.log1p(-alpha));
