/** A step that is taken in a class, and the seats that its coming classes have left. */
export interface SeatedStep {
  courseStepId: string;
  /** Its coming classes, full ones included. */
  classes: number;
  /** In those that begin within the horizon. */
  openSeats: number;
  /** Of the open seats, those that another step's students may book as well. */
  sharedSeats: number;
  /** The next class with an open seat. */
  nextOpenAt: Date | null;
  /** Students on the waiting lists of its classes. */
  waiting: number;
}

/** A step of a course as one walks through it. */
export interface WalkedStep {
  courseStepId: string;
  position: number;
  required: boolean;
  /** The observed median from start to completion; null where nobody did it yet. */
  medianSeconds: number | null;
  expectedDays: number;
}

/** So many students with an unused right to book a step who stand at a position of the course just now. */
export interface StandingStudents {
  courseStepId: string;
  at: number;
  students: number;
}

/** Who will need one of a step's seats, and when. */
export interface SeatNeeds {
  /** Entitled and not booked, whose turn has come. */
  ready: number;
  /** Entitled and not booked, who will probably reach the step within the horizon. */
  soon: number;
  /** Entitled and not booked, who will reach it later than that. */
  later: number;
  /** How many more seats those who are ready or will be soon need than are open; 0 where there are enough. */
  missing: number;
}

const daySeconds = 86_400;

/**
 * Holds those who need a seat against the open seats. Whoever stands before a step needs the median time of each required
 * step between, half of it for the one that they are at; where nobody was observed, its expected days.
 */
export function forecastSeats<Step extends SeatedStep>(
  seated: readonly Step[],
  course: readonly WalkedStep[],
  standing: readonly StandingStudents[],
  horizonDays: number,
): (Step & SeatNeeds)[] {
  return seated.map((step) => {
    const needs = { ready: 0, soon: 0, later: 0 };
    for (const { at, students } of standing.filter(isOf(step)))
      needs[needOf(step, course, at, horizonDays)] += students;
    const missing = Math.max(needs.ready + needs.soon - step.openSeats, 0);
    return { ...step, ...needs, missing };
  });
}

/** When whoever stands at a position of the course will need a seat of one of its steps. */
export function needOf(
  step: { courseStepId: string },
  course: readonly WalkedStep[],
  at: number,
  horizonDays: number,
): SeatNeed {
  const to = course.find(isOf(step))?.position ?? at;
  return whenOf(secondsBetween(course, at, to), horizonDays);
}

/** Their turn has come, will come within the horizon, or later. */
export const seatNeeds = ["ready", "soon", "later"] as const;
export type SeatNeed = (typeof seatNeeds)[number];

const isOf =
  ({ courseStepId }: { courseStepId: string }) =>
  (other: { courseStepId: string }) =>
    other.courseStepId === courseStepId;

function whenOf(seconds: number, horizonDays: number): SeatNeed {
  if (seconds === 0) return "ready";
  return seconds <= horizonDays * daySeconds ? "soon" : "later";
}

/** How long it takes from one position to another; 0 where it is reached already. */
function secondsBetween(
  course: readonly WalkedStep[],
  from: number,
  to: number,
): number {
  return course
    .filter(
      ({ position, required }) => required && position >= from && position < to,
    )
    .reduce((sum, step) => {
      const { medianSeconds, expectedDays, position } = step;
      const usual = medianSeconds ?? expectedDays * daySeconds;
      return sum + Math.max(position === from ? usual / 2 : usual, 1);
    }, 0);
}
