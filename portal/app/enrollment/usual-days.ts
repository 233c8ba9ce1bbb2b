/** How long a step took others, as the API tells it. */
interface Usual {
  p25Seconds: number | null;
  p75Seconds: number | null;
  samples: number;
}

/** Fewer than these are no rule. */
const enough = 5;

/** Whole days, rounded up, in which the middle half of the students did it; null where too few did. */
export function usualDays({
  p25Seconds,
  p75Seconds,
  samples,
}: Usual): { from: number; to: number } | null {
  if (samples < enough || p25Seconds === null || p75Seconds === null)
    return null;
  return { from: days(p25Seconds), to: days(p75Seconds) };
}

const days = (seconds: number) => Math.max(1, Math.ceil(seconds / 86_400));
