import {
  dueAtOf,
  pausedMs,
  type Pause,
} from "@throughline/domain/pipeline/lateness.rules";
import {
  usualDuration,
  type UsualDuration,
} from "@throughline/domain/pipeline/usual-durations";
import { builder } from "../builder.ts";
import { EnrollmentStep } from "../enrollment/enrollment-step.type.ts";
import { durationsOfCourse } from "./durations-of-course.ts";

const UsualDurationType = builder
  .objectRef<UsualDuration>("UsualDuration")
  .implement({
    description:
      "How long a step usually takes people, from start to completion, pauses taken out. Null where nobody did it yet.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      p25Seconds: t.exposeFloat("p25Seconds", { nullable: true }),
      medianSeconds: t.exposeFloat("medianSeconds", { nullable: true }),
      p75Seconds: t.exposeFloat("p75Seconds", { nullable: true }),
      p90Seconds: t.exposeFloat("p90Seconds", { nullable: true }),
      samples: t.exposeInt("samples", { description: "How many did it." }),
    }),
  });

const pauses = { select: { startedAt: true, endedAt: true } } as const;

/** What a step's times are judged by. */
const timed = {
  state: true,
  openedAt: true,
  startedAt: true,
  settledAt: true,
  expectedDays: true,
  enrollment: { select: { pauses } },
  partner: { select: { outages: pauses } },
} as const;

builder.prismaObjectFields(EnrollmentStep, (t) => ({
  atRiskAt: t.expose("atRiskAt", {
    type: "DateTime",
    nullable: true,
    description: "Since when four fifths of its expected days are gone.",
  }),
  breachedAt: t.expose("breachedAt", {
    type: "DateTime",
    nullable: true,
    description: "Since when it is open for longer than its expected days.",
  }),
  stuckAt: t.expose("stuckAt", {
    type: "DateTime",
    nullable: true,
    description: "Since when it is open for longer than the course's days.",
  }),
  pausedSeconds: t.float({
    description:
      "How long nothing counted against it: the enrollment was suspended, or the partner was down.",
    select: timed,
    resolve(step, _args, { now }) {
      const since = step.startedAt ?? step.openedAt;
      const until = step.settledAt ?? now();
      return since ? pausedMs(since, until, pausesOf(step)) / 1000 : 0;
    },
  }),
  dueAt: t.field({
    type: "DateTime",
    nullable: true,
    description:
      "When its expected days are over, later by its pauses. Null where its turn has not come or it is over.",
    select: timed,
    resolve: (step, _args, { now }) =>
      step.state === "PENDING" || step.state === "IN_PROGRESS"
        ? dueAtOf(step, pausesOf(step), now())
        : null,
  }),
  usual: t.field({
    type: UsualDurationType,
    description: "How long this step usually takes people.",
    select: {
      courseStepId: true,
      enrollment: { select: { courseId: true } },
    },
    async resolve({ courseStepId, enrollment: { courseId } }, _args, context) {
      const durations = await durationsOfCourse(context, courseId);
      return usualDuration(durations.get(courseStepId) ?? new Map());
    },
  }),
}));

const pausesOf = ({
  enrollment,
  partner,
}: {
  enrollment: { pauses: Pause[] };
  partner: { outages: Pause[] } | null;
}): Pause[] => [...enrollment.pauses, ...(partner?.outages ?? [])];
