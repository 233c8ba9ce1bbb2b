import type { CourseWithSteps } from "../factory/course.ts";
import { between, wholeBetween, type Random } from "../factory/random.ts";
import {
  DAY,
  HOUR,
  MINUTE,
  later,
  type Happening,
  type Scene,
} from "./scene.ts";

type CourseStep = CourseWithSteps["steps"][number];

export interface OrdinaryPlan {
  course: CourseWithSteps;
  enrolledAt: Date;
  /** Nothing happens after this. */
  now: Date;
  random: Random;
  /** Steps that the office lets the student pass without, each with its reason. */
  skips?: ReadonlyMap<number, string>;
  /** The step that the partner refuses at first, and takes after the office has tried again. */
  refusal?: { position: number; reason: string };
}

/** Nobody who is doing well needs longer than this for a step, so that none of them counts as stuck. */
const LONGEST = 6.2 * DAY;

/**
 * The usual way through a course: enrolled, then each step accepted within the hour, worked on for some days and completed,
 * then the certificate; broken off where it would go beyond `now`.
 */
export function tellOrdinaryStory(plan: OrdinaryPlan): Scene[] {
  const { now } = plan;
  const pages = [...tell(plan)];
  const end = pages.findIndex(({ at }) => at > now);
  return end < 0 ? pages : pages.slice(0, end);
}

function* tell(plan: OrdinaryPlan): Generator<Scene> {
  const { course, random } = plan;
  let time = plan.enrolledAt;
  const next = (ms: number, happening: Happening): Scene => {
    time = later(time, ms);
    return { at: time, ...happening };
  };
  yield next(0, { kind: "enroll" });
  for (const step of chosenSteps(plan)) {
    const { position } = step;
    const reason = plan.skips?.get(position);
    if (course.sequencing === "ADVISORY" && position > 1)
      yield next(between(random, HOUR, 14 * HOUR), { kind: "take", position });
    if (reason) {
      yield next(25 * MINUTE, { kind: "skip", position, reason });
      continue;
    }
    if (plan.refusal?.position === position) {
      yield next(4 * MINUTE, { kind: "refuse", ...plan.refusal });
      yield next(19 * HOUR, { kind: "retry", position });
    }
    const accepted = next(between(random, MINUTE / 2, 40 * MINUTE), {
      kind: "accept",
      position,
    });
    yield accepted;
    yield* study(plan, step, accepted.at, next);
  }
  yield next(3_000, { kind: "certify" });
}

function* study(
  { random, now }: OrdinaryPlan,
  { position, expectedDays }: CourseStep,
  startedAt: Date,
  next: (ms: number, happening: Happening) => Scene,
): Generator<Scene> {
  const whole = Math.min(
    LONGEST,
    expectedDays * DAY * between(random, 0.3, 1) * patience(position, random),
  );
  const isUnderWay = later(startedAt, whole) > now;
  const parts = wholeBetween(random, 1, 3);
  for (let part = 1; part <= parts; part += 1) {
    const progress = Math.round((part * 100) / (parts + 1) / 5) * 5;
    const news = { type: "progress.updated", progress } as const;
    const report = next(whole / (parts + 1), { kind: "hear", position, news });
    if (isUnderWay || random() < reporting) yield report;
  }
  yield next(whole / (parts + 1), {
    kind: "hear",
    position,
    news: { type: "course.completed", score: wholeBetween(random, 70, 100) },
  });
  for (const { type, chance } of afterthoughts)
    if (random() < chance)
      yield next(2 * MINUTE, { kind: "hear", position, news: { type } });
}

/** How often progress on what is long over was reported. */
const reporting = 0.1;

/** What some partners send after a completion. */
const afterthoughts = [
  { type: "certificate.issued", chance: 0.12 },
  { type: "learner.survey_submitted", chance: 0.03 },
] as const;

/** The second step is where most people take their time. */
const patience = (position: number, random: Random) =>
  position === 2 ? between(random, 0.8, 1.5) : 1;

/** Optional steps are taken by one student in three. */
const chosenSteps = ({ course, random }: OrdinaryPlan) =>
  course.steps.filter((step) => step.required || random() < 0.35);
