import {
  bookingWindow,
  phaseOfWindow,
  windowPhases,
  type BookingWindow,
} from "@throughline/domain/booking/booking.rules";
import { builder } from "../builder.ts";
import { writeNodeId } from "../node-id.ts";
import { Session } from "../session/session.type.ts";
import { policy } from "./booking.type.ts";
import { policyOfCredit } from "./policy-of-credit.ts";

const BookingWindowPhaseEnum = builder.enumType("BookingWindowPhase", {
  description: "Where the time in which a class may be booked is.",
  values: windowPhases,
});

const BookingWindowType = builder
  .objectRef<BookingWindow & { courseStepId: string | null }>("BookingWindow")
  .implement({
    description:
      "From when until when a class may be booked, changed to or waited for. The staff may at any time before it begins.",
    authScopes: { anyone: true },
    fields: (t) => ({
      courseStepId: t.id({
        nullable: true,
        description:
          "The step for which it would be booked; null where it is for a credit alone.",
        resolve: ({ courseStepId }) =>
          courseStepId && writeNodeId("CourseStep", courseStepId),
      }),
      opensAt: t.expose("opensAt", {
        type: "DateTime",
        nullable: true,
        description: "Null where it may be booked from ever on.",
      }),
      closesAt: t.expose("closesAt", { type: "DateTime" }),
      phase: t.field({
        type: BookingWindowPhaseEnum,
        description: "Where it is at this moment.",
        resolve: (window, _args, { now }) => phaseOfWindow(window, now()),
      }),
    }),
  });

builder.prismaObjectFields(Session, (t) => ({
  stepWindows: t.field({
    type: [BookingWindowType],
    description:
      "When it can be booked for each of the steps that may be taken by it.",
    select: {
      startsAt: true,
      options: {
        select: { courseStep: { select: { id: true, course: policy } } },
        orderBy: { createdAt: "asc" },
      },
    },
    resolve: (session) =>
      session.options.map(({ courseStep }) => ({
        courseStepId: courseStep.id,
        ...bookingWindow(session, courseStep.course),
      })),
  }),
  creditWindow: t.field({
    type: BookingWindowType,
    description:
      "When the viewer can book it with a credit alone: as the course says with which the credit came that would pay, or else as is usual.",
    select: { startsAt: true, kind: true },
    resolve: async (session, _args, context) => ({
      courseStepId: null,
      ...bookingWindow(session, await policyOfCredit(session.kind, context)),
    }),
  }),
}));
