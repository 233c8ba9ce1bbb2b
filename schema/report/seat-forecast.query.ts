import {
  readSeatForecast,
  usualHorizonDays,
  type StepSeats,
} from "@throughline/domain/report/seat-forecast";
import { builder } from "../builder.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { badInput } from "../error/bad-input.ts";
import { writeNodeId } from "../node-id.ts";

const staff = { authScopes: { staff: true } };

const SeatForecast = builder.objectRef<StepSeats>("SeatForecast").implement({
  description:
    "Whether the coming classes of a step have seats for those who will need one.",
  ...staff,
  fields: (t) => ({
    courseId: t.id({
      resolve: ({ courseId }) => writeNodeId("Course", courseId),
    }),
    courseStepId: t.id({
      resolve: ({ courseStepId }) => writeNodeId("CourseStep", courseStepId),
    }),
    label: t.exposeString("label"),
    title: t.exposeString("title"),
    ready: t.exposeInt("ready", {
      description: "Entitled and not booked, whose turn has come.",
    }),
    soon: t.exposeInt("soon", {
      description:
        "Entitled and not booked, who will probably reach the step within the horizon, by the observed durations.",
    }),
    later: t.exposeInt("later", {
      description: "Entitled and not booked, who will reach it later.",
    }),
    classes: t.exposeInt("classes", {
      description: "Coming classes that can still be booked or are full.",
    }),
    openSeats: t.exposeInt("openSeats", {
      description: "In the classes that begin within the horizon.",
    }),
    sharedSeats: t.exposeInt("sharedSeats", {
      description:
        "Of the open seats, those that another step's students may book as well.",
    }),
    waiting: t.exposeInt("waiting", { description: "On waiting lists." }),
    missing: t.exposeInt("missing", {
      description:
        "How many more seats those who are ready or will be soon need than are open.",
    }),
    nextOpenAt: t.expose("nextOpenAt", {
      type: "DateTime",
      nullable: true,
      description: "The next class with an open seat.",
    }),
    shortSince: t.expose("shortSince", {
      type: "DateTime",
      nullable: true,
      description: "Since when it has had too few seats, as last looked at.",
    }),
  }),
});

builder.queryField("seatForecast", (t) =>
  t.field({
    type: [SeatForecast],
    description:
      "The steps of published courses that are taken in a class, by course and position.",
    ...staff,
    args: {
      courseId: t.arg.id({ required: false }),
      horizonDays: t.arg.int({
        defaultValue: usualHorizonDays,
        description: "1 to 365.",
      }),
    },
    resolve(_root, { courseId, horizonDays }, { db, now }) {
      if (horizonDays < 1 || horizonDays > 365)
        throw badInput("horizonDays", "Give a number of days from 1 to 365.");
      const wanted = {
        courseId: courseId ? readId("courseId", "Course", courseId) : null,
        horizonDays,
      };
      return readSeatForecast(db, wanted, now());
    },
  }),
);
