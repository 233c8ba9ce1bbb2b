/** Where a student stands with a step; also what `/students` filters by. */
export const situations = [
  "REACHED",
  "AHEAD",
  "WAITING",
  "IN_PROGRESS",
  "COMPLETED",
  "FAILED",
  "SKIPPED",
  "AT_RISK",
  "OVERDUE",
  "STUCK",
  "DROPPED",
] as const;

export type Situation = (typeof situations)[number];

/** The list of the students behind a figure of the pipeline; without a situation, those who are at the step now. */
export function studentsHref(rows: {
  course: string;
  step?: string;
  situation?: Situation;
  state?: string;
  /** A month of enrolling, such as 2026-10. */
  cohort?: string;
}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(rows))
    if (value !== undefined) params.set(name, value);
  return `/students?${params}`;
}
