/**
 * The marks of an axis from zero that reaches `most`: steps of 1, 2 or 5 times a power of ten, two to five of them, the last one at
 * `most` or above. Whole numbers only, as what is counted here is whole: people, seats, a currency's smallest unit.
 */
export function niceScale(most: number): number[] {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((times) => times * power).find((each) => each >= rough) ??
      10 * power,
  );
  const steps = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}
