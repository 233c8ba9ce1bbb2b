import type { CourseWithSteps } from "../factory/course.ts";
import type { Random } from "../factory/random.ts";
import { tellOrdinaryStory } from "./ordinary-story.ts";
import {
  DAY,
  HOUR,
  MINUTE,
  later,
  type Happening,
  type Scene,
} from "./scene.ts";

export interface ParticularPlan {
  course: CourseWithSteps;
  now: Date;
  random: Random;
}

/** In the middle of the second step, the first one behind them. */
export function halfwayThroughTheSecond({ now }: ParticularPlan): Scene[] {
  return told(now, [
    [5.2 * DAY, { kind: "enroll" }],
    [5.2 * DAY - 12 * MINUTE, { kind: "accept", position: 1 }],
    ...progress(1, [4.6 * DAY, 25], [3.9 * DAY, 50], [3.1 * DAY, 75]),
    [2.4 * DAY, completed(1, 94)],
    [2.4 * DAY - 2 * MINUTE, heard(1, { type: "certificate.issued" })],
    [2.4 * DAY - 9 * MINUTE, { kind: "accept", position: 2 }],
    ...progress(2, [1.3 * DAY, 25], [2 * HOUR, 50]),
  ]);
}

/** The last step came in twenty minutes ago, and with it the certificate. */
export function justCompleted({ course, now }: ParticularPlan): Scene[] {
  const last = course.steps.length;
  const days = 16 / last;
  return told(now, [
    [16 * DAY, { kind: "enroll" }],
    ...course.steps.flatMap(({ position }): Told[] => {
      const begin = (16 - days * (position - 1)) * DAY - 15 * MINUTE;
      const end = position === last ? 20 * MINUTE : begin - days * DAY + HOUR;
      return [
        [begin, { kind: "accept", position }],
        ...progress(position, [(begin + end) / 2, 50]),
        [end, completed(position, 88 + position)],
      ];
    }),
    [19 * MINUTE, { kind: "certify" }],
  ]);
}

/** Enrolled so many minutes ago; the partner has not answered yet. */
export const justEnrolled =
  (minutes: number) =>
  ({ now }: ParticularPlan): Scene[] =>
    told(now, [[minutes * MINUTE, { kind: "enroll" }]]);

/** Began a step so many days ago and was not heard of since. */
export const stuckFor =
  (days: number, progressThen: number) =>
  ({ now }: ParticularPlan): Scene[] =>
    told(now, [
      [(days + 3) * DAY, { kind: "enroll" }],
      [(days + 3) * DAY - 20 * MINUTE, { kind: "accept", position: 1 }],
      [(days + 0.3) * DAY, completed(1, 81)],
      [(days + 0.1) * DAY, { kind: "accept", position: 2 }],
      ...progress(2, [days * DAY, progressThen]),
    ]);

/** The partner of this step will not take the student; an admin has to look. */
export const refusedAt =
  (position: number, reason: string) =>
  (plan: ParticularPlan): Scene[] => {
    const before = finished(plan, position - 1, 3);
    const since = 1.2 * DAY;
    return [
      ...before,
      ...told(plan.now, [[since, { kind: "refuse", position, reason }]]),
    ];
  };

/** Stopped in the middle of the first step. */
export const stoppedBy =
  (kind: "suspend" | "cancel", reason: string) =>
  ({ now }: ParticularPlan): Scene[] =>
    told(now, [
      [6 * DAY, { kind: "enroll" }],
      [6 * DAY - 8 * MINUTE, { kind: "accept", position: 1 }],
      ...progress(1, [5 * DAY, 25], [4.2 * DAY, 40]),
      [3 * DAY, { kind, reason }],
    ]);

/** The first partner could not be reached for a while, and then accepted. */
export const heldUpByAnOutage =
  (reason: string) =>
  ({ now }: ParticularPlan): Scene[] =>
    told(now, [
      [2 * DAY, { kind: "enroll" }],
      [2 * DAY - MINUTE, { kind: "unavailable", position: 1, reason }],
      [2 * DAY - 2 * HOUR, { kind: "accept", position: 1 }],
      ...progress(1, [DAY, 25]),
    ]);

/** The ordinary way, except that the office lets the student pass without a step. */
export const passingWithout =
  (position: number, reason: string, days: number) =>
  ({ course, now, random }: ParticularPlan): Scene[] =>
    tellOrdinaryStory({
      course,
      now,
      random,
      enrolledAt: later(now, -days * DAY),
      skips: new Map([[position, reason]]),
    });

/** The ordinary way, except that a step is refused at first. */
export const takenAfterAll =
  (position: number, reason: string) =>
  ({ course, now, random }: ParticularPlan): Scene[] =>
    tellOrdinaryStory({
      course,
      now,
      random,
      enrolledAt: later(now, -14 * DAY),
      refusal: { position, reason },
    });

type Told = [ago: number, happening: Happening];

const told = (now: Date, pages: Told[]): Scene[] =>
  pages.map(([ago, happening]) => ({ at: later(now, -ago), ...happening }));

function progress(
  position: number,
  ...reports: [ago: number, percent: number][]
): Told[] {
  return reports.map(([ago, percent]) => [
    ago,
    heard(position, { type: "progress.updated", progress: percent }),
  ]);
}

/** Steps 1 to `last`, done in equal parts from eleven days to `until` days ago. */
function finished(
  { now }: ParticularPlan,
  last: number,
  until: number,
): Scene[] {
  const part = ((11 - until) * DAY) / Math.max(1, last);
  const pages = Array.from({ length: last }, (_, index): Told[] => {
    const begin = 11 * DAY - index * part - 10 * MINUTE;
    return [
      [begin, { kind: "accept", position: index + 1 }],
      [begin - part + HOUR, completed(index + 1, 85)],
    ];
  });
  return told(now, [[11 * DAY, { kind: "enroll" }], ...pages.flat()]);
}

function heard(
  position: number,
  news: Extract<Happening, { kind: "hear" }>["news"],
): Happening {
  return { kind: "hear", position, news };
}

const completed = (position: number, score: number): Happening =>
  heard(position, { type: "course.completed", score });
