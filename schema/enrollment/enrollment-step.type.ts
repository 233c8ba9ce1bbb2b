import {
  waitingOn,
  type WaitingOn,
} from "@throughline/domain/enrollment/sequence.rules";
import {
  DesiredPartnerState,
  ObservedPartnerState,
  StepState,
} from "@throughline/prisma";
import { builder } from "../builder.ts";
import { StepKindEnum } from "../course/course.type.ts";
import { own } from "../policy/own.ts";

export const StepStateEnum = builder.enumType(StepState, { name: "StepState" });
const DesiredEnum = builder.enumType(DesiredPartnerState, {
  name: "DesiredPartnerState",
});
const ObservedEnum = builder.enumType(ObservedPartnerState, {
  name: "ObservedPartnerState",
});
const WaitingOnEnum = builder.enumType("WaitingOn", {
  description: "Whose move it is.",
  values: [
    "STUDENT",
    "PARTNER",
    "ADMIN",
    "PAYMENT",
  ] as const satisfies WaitingOn[],
});

export const EnrollmentStep = builder.prismaNode("EnrollmentStep", {
  nullable: true,
  id: { field: "id" },
  select: { id: true, enrollment: { select: { personId: true } } },
  authScopes: ({ enrollment }) => own(enrollment.personId),
  fields: (t) => ({
    position: t.exposeInt("position"),
    label: t.exposeString("label"),
    title: t.exposeString("title"),
    summary: t.exposeString("summary"),
    kind: t.expose("kind", { type: StepKindEnum }),
    required: t.exposeBoolean("required"),
    expectedDays: t.exposeInt("expectedDays"),
    state: t.expose("state", { type: StepStateEnum }),
    openedAt: t.expose("openedAt", {
      type: "DateTime",
      nullable: true,
      description: "When its turn came.",
    }),
    startedAt: t.expose("startedAt", { type: "DateTime", nullable: true }),
    settledAt: t.expose("settledAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was completed, failed or skipped.",
    }),
    completedAt: t.field({
      type: "DateTime",
      nullable: true,
      select: { state: true, settledAt: true },
      resolve: ({ state, settledAt }) =>
        state === "COMPLETED" ? settledAt : null,
    }),
    failureReason: t.exposeString("failureReason", { nullable: true }),
    waitingOn: t.field({
      type: WaitingOnEnum,
      nullable: true,
      select: {
        state: true,
        openedAt: true,
        kind: true,
        enrollment: { select: { state: true } },
      },
      resolve: (step) => waitingOn(step, step.enrollment.state),
    }),
    enrollment: t.relation("enrollment"),
    courseStep: t.relation("courseStep"),
    partner: t.relation("partner", { nullable: true }),
    partnerEnrollment: t.relation("partnerEnrollment", { nullable: true }),
    inboundMessages: t.relatedConnection("inboundMessages", {
      cursor: "id",
      authScopes: { staff: true },
      query: { orderBy: [{ receivedAt: "desc" }, { id: "desc" }] },
    }),
  }),
});

builder.prismaNode("PartnerEnrollment", {
  nullable: true,
  id: { field: "id" },
  description:
    "The step's record at its partner: what we want there, and what the partner says.",
  select: {
    id: true,
    enrollmentStep: { select: { enrollment: { select: { personId: true } } } },
  },
  authScopes: ({ enrollmentStep }) => own(enrollmentStep.enrollment.personId),
  fields: (t) => ({
    desiredState: t.expose("desiredState", { type: DesiredEnum }),
    observedState: t.expose("observedState", { type: ObservedEnum }),
    externalId: t.exposeString("externalId", { nullable: true }),
    progress: t.exposeInt("progress", { description: "Percent." }),
    score: t.exposeFloat("score", { nullable: true }),
    certificateUrl: t.exposeString("certificateUrl", { nullable: true }),
    attempt: t.exposeInt("attempt"),
    requestedAt: t.expose("requestedAt", { type: "DateTime" }),
    acceptedAt: t.expose("acceptedAt", { type: "DateTime", nullable: true }),
    observedAt: t.expose("observedAt", {
      type: "DateTime",
      nullable: true,
      description: "The partner's own time of the newest fact that we hold.",
    }),
    lastError: t.exposeString("lastError", {
      nullable: true,
      authScopes: { staff: true },
    }),
    partner: t.relation("partner"),
  }),
});
