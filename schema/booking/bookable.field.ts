import { creditFor } from "@throughline/domain/booking/read-facts";
import { isOutOfTurn } from "@throughline/domain/enrollment/sequence.rules";
import { fullName } from "@throughline/domain/person/person.rules";
import type { Prisma } from "@throughline/prisma";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { movingRights } from "../entitlement/standstill.ts";
import { writeNodeId } from "../node-id.ts";
import { matchesPerson } from "../person/people.query.ts";
import { Session } from "../session/session.type.ts";

interface Candidate {
  personId: string;
  name: string;
  email: string | null;
  isWaiting: boolean;
  withCredit: boolean;
  step: { id: string; label: string; title: string } | null;
}

const BookableStudent = builder
  .objectRef<Candidate>("BookableStudent")
  .implement({
    description:
      "A student who has a right, or a credit, by which a class could be booked, and that does not stand still; whether it may be is decided when it is booked.",
    authScopes: { staff: true },
    fields: (t) => ({
      personId: t.id({
        resolve: ({ personId }) => writeNodeId("Person", personId),
      }),
      name: t.exposeString("name"),
      email: t.exposeString("email", { nullable: true }),
      isWaiting: t.exposeBoolean("isWaiting", {
        description: "They wait in its line, or are offered a seat.",
      }),
      enrollmentStepId: t.id({
        nullable: true,
        description:
          "The step that it would be taken for; null where the class is none of theirs to do.",
        resolve: ({ step }) => step && writeNodeId("EnrollmentStep", step.id),
      }),
      withCredit: t.exposeBoolean("withCredit", {
        description:
          "A credit would pay, because the step's own right is used up or there is no step: so it is to be booked.",
      }),
      stepLabel: t.string({
        nullable: true,
        resolve: ({ step }) => step?.label ?? null,
      }),
      stepTitle: t.string({
        nullable: true,
        resolve: ({ step }) => step?.title ?? null,
      }),
    }),
  });

builder.prismaObjectField(Session, "bookable", (t) =>
  t.field({
    type: [BookableStudent],
    description:
      "Students who could be booked into it: first those whose step can be taken by it now, with its own right or a credit, then those with a credit for it alone, who take one of its courses where it belongs to any. By name, at most fifty.",
    authScopes: { staff: true },
    args: {
      search: t.arg.string({
        required: false,
        description: "Part of a name or an address.",
      }),
    },
    select: { kind: true },
    resolve: async ({ id, kind }, { search }, context) => {
      const of = { id, kind };
      const person = mayTake(id, search);
      const steps = await findSteps(of, person, context);
      const credits = await findCredits(of, person, context);
      return [...steps, ...credits].slice(0, atMost);
    },
  }),
);

const atMost = 50;
const active = { in: ["HELD" as const, "BOOKED" as const] };
/** Who somebody is, and whether they wait for a class. */
const namedFor = (sessionId: string) =>
  ({
    id: true,
    givenName: true,
    familyName: true,
    emails: { where: { isPrimary: true }, select: { address: true }, take: 1 },
    waitlistEntries: {
      where: { sessionId, state: { in: ["WAITING", "OFFERED"] } },
      select: { id: true },
      take: 1,
    },
  }) satisfies Prisma.PersonSelect;

/** Whoever is found by the words and has no seat in the class yet. */
const mayTake = (
  sessionId: string,
  search: string | null | undefined,
): Prisma.PersonWhereInput => ({
  ...matchesPerson(search),
  bookings: { none: { sessionId, state: active } },
});

const usable = (now: Date) => ({
  ...movingRights,
  available: { gt: 0 },
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
});

interface OfClass {
  id: string;
  kind: keyof typeof creditFor;
}

/** A credit that pays for a class of the kind. */
const credit = (kind: OfClass["kind"], now: Date) => ({
  some: { kind: creditFor[kind], ...usable(now) },
});

/** A step that is still to be taken, and that the class is an option of. */
const openStep = (sessionId: string) =>
  ({
    kind: "SESSION",
    state: { in: ["PENDING", "IN_PROGRESS"] },
    courseStep: { options: { some: { sessionId } } },
    bookings: { none: { state: active, attendance: null } },
  }) satisfies Prisma.EnrollmentStepWhereInput;

/** An enrollment in a course that the class is an option of. */
const takenWith = (sessionId: string) =>
  ({
    state: { in: ["ACTIVE", "COMPLETED"] },
    course: { steps: { some: { options: { some: { sessionId } } } } },
  }) satisfies Prisma.EnrollmentWhereInput;

/** Read in parts: whose turn it is, is not for the database to say. */
async function findSteps(
  of: OfClass,
  person: Prisma.PersonWhereInput,
  context: Context,
): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (let from = 0; found.length < atMost; from += atOnce) {
    const steps = await readSteps(of, person, from, context);
    found.push(...steps.filter(isInTurn).map(toCandidate));
    if (steps.length < atOnce) break;
  }
  return found.slice(0, atMost);
}

const atOnce = 200;

type FoundStep = Awaited<ReturnType<typeof readSteps>>[number];

function readSteps(
  { id: sessionId, kind }: OfClass,
  person: Prisma.PersonWhereInput,
  from: number,
  { db, now }: Context,
) {
  const right = usable(now());
  return db.enrollmentStep.findMany({
    where: {
      ...openStep(sessionId),
      enrollment: { state: "ACTIVE", person },
      OR: [
        { entitlements: { some: right } },
        { enrollment: { person: { entitlements: credit(kind, now()) } } },
      ],
    },
    select: {
      ...{ id: true, label: true, title: true, required: true, position: true },
      entitlements: { where: right, select: { id: true }, take: 1 },
      enrollment: {
        select: {
          person: { select: namedFor(sessionId) },
          course: { select: { sequencing: true } },
          steps: {
            select: {
              ...{ position: true, required: true },
              ...{ state: true, openedAt: true },
            },
          },
        },
      },
    },
    orderBy: [
      { enrollment: { person: { givenName: "asc" } } },
      { enrollment: { person: { familyName: "asc" } } },
      { id: "asc" },
    ],
    skip: from,
    take: atOnce,
  });
}

const isInTurn = ({ enrollment, ...step }: FoundStep) =>
  !isOutOfTurn(enrollment.course.sequencing, enrollment.steps, step);

const toCandidate = ({
  id,
  label,
  title,
  entitlements,
  enrollment,
}: FoundStep): Candidate => ({
  ...nameOf(enrollment.person),
  withCredit: entitlements.length === 0,
  step: { id, label, title },
});

/**
 * Whoever has an open step by it takes it for that, so that attending completes the step. A class of courses is for those who take
 * one of them.
 */
async function findCredits(
  { id, kind }: OfClass,
  person: Prisma.PersonWhereInput,
  { db, now }: Context,
): Promise<Candidate[]> {
  const isOfCourses =
    (await db.stepOption.count({ where: { sessionId: id } })) > 0;
  const people = await db.person.findMany({
    where: {
      ...person,
      entitlements: credit(kind, now()),
      enrollments: {
        none: { state: "ACTIVE", steps: { some: openStep(id) } },
        ...(isOfCourses && { some: takenWith(id) }),
      },
    },
    select: namedFor(id),
    orderBy: [{ givenName: "asc" }, { familyName: "asc" }, { id: "asc" }],
    take: atMost,
  });
  return people.map((each) => ({
    ...nameOf(each),
    withCredit: true,
    step: null,
  }));
}

function nameOf({
  id: personId,
  emails,
  waitlistEntries,
  ...name
}: Prisma.PersonGetPayload<{ select: ReturnType<typeof namedFor> }>) {
  const email = emails[0]?.address ?? null;
  const isWaiting = waitlistEntries.length > 0;
  return { personId, name: fullName(name), email, isWaiting };
}
