import {
  forecastPipeline,
  type StepChange,
} from "@throughline/domain/pipeline/forecast";
import type {
  Forecast,
  ForecastLine,
  ForecastRange,
} from "@throughline/domain/pipeline/forecast.rules";
import { builder } from "../builder.ts";
import { badInput } from "../error/bad-input.ts";
import { readId } from "../enrollment/enrollments.query.ts";

const staff = { authScopes: { staff: true } };

/** The same question gets the same answer, so that what differs between two answers is what was asked. */
const seed = 1;

const RangeType = builder
  .objectRef<ForecastRange<Date>>("ForecastRange")
  .implement({
    description: "The 10th, 50th and 90th percentile of the runs.",
    ...staff,
    fields: (t) => ({
      low: t.expose("low", { type: "DateTime" }),
      middle: t.expose("middle", { type: "DateTime" }),
      high: t.expose("high", { type: "DateTime" }),
    }),
  });

const PointType = builder
  .objectRef<ForecastLine["points"][number]>("ForecastPoint")
  .implement({
    description:
      "How many enrollments will be completed by then: the 10th, 50th and 90th percentile of the runs.",
    ...staff,
    fields: (t) => ({
      at: t.expose("at", { type: "DateTime" }),
      low: t.exposeFloat("low"),
      middle: t.exposeFloat("middle"),
      high: t.exposeFloat("high"),
    }),
  });

const LineType = builder.objectRef<ForecastLine>("ForecastLine").implement({
  ...staff,
  fields: (t) => ({
    points: t.field({ type: [PointType], resolve: ({ points }) => points }),
    halfDoneAt: t.field({
      type: RangeType,
      nullable: true,
      description: "When half of those under way are through.",
      resolve: ({ halfDoneAt }) => halfDoneAt,
    }),
    allDoneAt: t.field({
      type: RangeType,
      nullable: true,
      resolve: ({ allDoneAt }) => allDoneAt,
    }),
  }),
});

const ForecastType = builder.objectRef<Forecast>("Forecast").implement({
  description:
    "When those under way will be through, by a simulation on the observed durations. Nobody drops out and nobody new comes.",
  ...staff,
  fields: (t) => ({
    runs: t.exposeInt("runs"),
    students: t.exposeInt("students", { description: "Under way now." }),
    baseline: t.field({
      type: LineType,
      description: "With the steps as observed.",
      resolve: ({ baseline }) => baseline,
    }),
    changed: t.field({
      type: LineType,
      description: "With the steps as changed.",
      resolve: ({ changed }) => changed,
    }),
  }),
});

const StepChangeInput = builder.inputType("StepChangeInput", {
  fields: (t) => ({
    courseStepId: t.id(),
    speed: t.float({
      required: false,
      description: "2 is twice as fast; 0.1 to 10.",
    }),
    capacity: t.int({
      required: false,
      description:
        "Students at a time, 1 to 1,000,000; any number if left out.",
    }),
  }),
});

builder.queryField("pipelineForecast", (t) =>
  t.field({
    type: ForecastType,
    nullable: true,
    description:
      "What if: when the students of a course will be through. Null for a course that is not there.",
    authScopes: { staff: true },
    args: {
      courseId: t.arg.id(),
      changes: t.arg({ type: [StepChangeInput], defaultValue: [] }),
    },
    resolve(_root, { courseId, changes }, { db, now }) {
      const wanted = {
        courseId: readId("courseId", "Course", courseId),
        changes: changes.map(readChange),
        seed,
      };
      return forecastPipeline(db, wanted, now());
    },
  }),
);

function readChange(
  {
    courseStepId,
    speed = null,
    capacity = null,
  }: typeof StepChangeInput.$inferInput,
  index: number,
): StepChange {
  const field = (name: string) => `changes.${index}.${name}`;
  if (speed !== null && !(speed >= 0.1 && speed <= 10))
    throw badInput(field("speed"), "Give a speed from 0.1 to 10.");
  if (capacity !== null && (capacity < 1 || capacity > 1_000_000))
    throw badInput(field("capacity"), "Give a number from 1 to 1,000,000.");
  const id = readId(field("courseStepId"), "CourseStep", courseStepId);
  return { courseStepId: id, speed, capacity };
}
