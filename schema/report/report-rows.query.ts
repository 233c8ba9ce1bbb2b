import {
  countReportRows,
  readReportRows,
  reportLists,
  type ReportRow,
  type RowsWanted,
} from "@throughline/domain/report/report-rows";
import {
  seatNeeds,
  type SeatNeed,
} from "@throughline/domain/report/seat-forecast.rules";
import { resolveOffsetConnection } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { badInput } from "../error/bad-input.ts";
import { writeNodeId } from "../node-id.ts";
import { readMonths } from "./month-args.ts";

const staff = { authScopes: { staff: true } };

const ReportListEnum = builder.enumType("ReportList", {
  description: "The lists behind the figures of a report.",
  values: reportLists,
});

const SeatNeedEnum = builder.enumType("SeatNeed", {
  description: "When somebody will need a seat, as the forecast sees it.",
  values: Object.fromEntries(
    seatNeeds.map((need) => [need.toUpperCase(), { value: need }]),
  ) as Record<"READY" | "SOON" | "LATER", { value: SeatNeed }>,
});

const idOf = (typename: string, id: string | null) =>
  id && writeNodeId(typename, id);

const ReportRowType = builder.objectRef<ReportRow>("ReportRow").implement({
  description: "One row behind a figure, and where it leads.",
  ...staff,
  fields: (t) => ({
    id: t.exposeString("id"),
    name: t.exposeString("name", {
      description: "The person's, the payee's or the class's.",
    }),
    about: t.exposeString("about", {
      description: "The step, the product, or who teaches.",
    }),
    at: t.expose("at", {
      type: "DateTime",
      nullable: true,
      description:
        "When it was paid, when the class is, or since when the step is open.",
    }),
    timeZone: t.exposeString("timeZone", {
      nullable: true,
      description: "Of a class.",
    }),
    amount: t.exposeInt("amount", {
      nullable: true,
      description: "In the currency's smallest unit.",
    }),
    currency: t.exposeString("currency", { nullable: true }),
    seatsTaken: t.exposeInt("seatsTaken", { nullable: true }),
    seats: t.exposeInt("seats", { nullable: true }),
    personId: t.id({
      nullable: true,
      resolve: ({ personId }) => idOf("Person", personId),
    }),
    orderNumber: t.exposeInt("orderNumber", { nullable: true }),
    sessionId: t.id({
      nullable: true,
      resolve: ({ sessionId }) => idOf("Session", sessionId),
    }),
    enrollmentId: t.id({
      nullable: true,
      resolve: ({ enrollmentId }) => idOf("Enrollment", enrollmentId),
    }),
  }),
});

const ReportRowsInput = builder.inputType("ReportRowsInput", {
  fields: (t) => ({
    list: t.field({ type: ReportListEnum }),
    from: t.string({
      required: false,
      description: "The first month; every list but UNBOOKED wants it.",
    }),
    to: t.string({
      required: false,
      description: "The last month; `from` if left out.",
    }),
    courseId: t.id({ required: false }),
    withoutCourse: t.boolean({
      defaultValue: false,
      description: "Only what belongs to no course.",
    }),
    courseStepId: t.id({
      required: false,
      description: "The step that UNBOOKED is about.",
    }),
    currency: t.string({ required: false }),
    need: t.field({
      type: SeatNeedEnum,
      required: false,
      description:
        "UNBOOKED: only those who will need the seat then, by the usual horizon of four weeks.",
    }),
  }),
});

builder.queryField("reportRows", (t) =>
  t.connection(
    {
      type: ReportRowType,
      description: "The rows behind a figure of a report, in order of time.",
      ...staff,
      args: { of: t.arg({ type: ReportRowsInput }) },
      async resolve(_root, { of, ...args }, { db, now }: Context) {
        const wanted = readWanted(of);
        const connection = await resolveOffsetConnection(
          { args, defaultSize: 20, maxSize: 100 },
          (page) => readReportRows(db, wanted, page, now()),
        );
        return { ...connection, wanted };
      },
    },
    {
      name: "ReportRowsConnection",
      ...staff,
      fields: (c) => ({
        totalCount: c.int({
          resolve: ({ wanted }, _args, { db, now }) =>
            countReportRows(db, wanted, now()),
        }),
      }),
    },
  ),
);

function readWanted(of: typeof ReportRowsInput.$inferInput): RowsWanted {
  const { list, currency = null, courseId, courseStepId } = of;
  if (list === "UNBOOKED" && !courseStepId)
    throw badInput("of.courseStepId", "Name the step.");
  if (currency !== null && !/^[a-z]{3}$/.test(currency))
    throw badInput("of.currency", "Give a currency as usd.");
  if (list !== "UNBOOKED" && !of.from)
    throw badInput("of.from", "Give a month as 2026-10.");
  const from = of.from ?? (list === "UNBOOKED" ? "2000-01" : "");
  return {
    ...readMonths({ from, to: of.to ?? from }),
    list,
    currency,
    need: of.need ?? null,
    courseId: of.withoutCourse
      ? null
      : courseId
        ? readId("of.courseId", "Course", courseId)
        : undefined,
    courseStepId: courseStepId
      ? readId("of.courseStepId", "CourseStep", courseStepId)
      : null,
  };
}
