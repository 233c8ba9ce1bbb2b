import { randomUUID } from "node:crypto";
import { readNodeId, writeNodeId } from "@throughline/schema/node-id";
import { makeUser } from "@throughline/seed/factory/user";
import { signIn, type ApiClient } from "./api-client.ts";
import type { Town } from "./town.ts";
import { until } from "./until.ts";

/** A course on sale: a class, a partner's step, another class; with the classes that its steps may be taken in. */
export interface Programme {
  courseId: string;
  productId: string;
  /** Two of the first step, one of the last; they begin in minutes, so that attendance may be marked. */
  classes: { first: [string, string]; last: string };
}

/** The address of a mutation's outcome; throws what the API refused, in its words. */
export async function order<Outcome extends { __typename: string }>(
  by: ApiClient,
  mutation: string,
  inputType: string,
  input: unknown,
  selection: string,
): Promise<Outcome> {
  const answer = await by.ask<{ outcome: Outcome & { message?: string } }>(
    `mutation ($input: ${inputType}!) { outcome: ${mutation}(input: $input) { __typename ${selection} ... on UserError { message } } }`,
    { input },
  );
  const { outcome } = answer;
  if (outcome.message !== undefined)
    throw new Error(`${mutation}: ${outcome.message}`);
  return outcome;
}

type Named = { __typename: string; id: string };
let programmes = 0;

/** The school writes the course, its classes and its price, and puts it on sale, all through the API. */
export async function offerProgramme(town: Town): Promise<Programme> {
  const { admin, database } = town;
  programmes += 1;
  const code = `PRG${programmes}`;
  const classInMinutes = (title: string, minutes: number) =>
    order<Named>(
      admin,
      "createSession",
      "SessionInput",
      {
        title,
        startsLocal: wallClock(minutes),
        timeZone: "Etc/UTC",
        minutes: 60,
        capacity: 50,
      },
      "... on Session { id }",
    );
  const [one, other, last] = [
    await classInMinutes("Hygiene, morning", 5),
    await classInMinutes("Hygiene, evening", 6),
    await classInMinutes("The exam class", 7),
  ];

  const draft = await order<Named & { revision: number }>(
    admin,
    "beginCourseDraft",
    "BeginCourseDraftInput",
    {},
    "... on CourseDraft { id revision }",
  );
  const { id: milady } = await database.partner.findUniqueOrThrow({
    where: { slug: "milady" },
  });
  const step = (place: number, title: string) => ({
    key: `step-${place}`,
    label: `${code}-${place}`,
    slug: `step-${place}`,
    title,
    expectedDays: 7,
  });
  const saved = await order<{ __typename: string; revision: number }>(
    admin,
    "saveCourseDraft",
    "SaveCourseDraftInput",
    {
      draftId: draft.id,
      revision: draft.revision,
      content: {
        code,
        title: "Salon programme",
        sequencing: "STRICT",
        cancelHours: 0,
        privateCredits: 2,
        currency: "usd",
        unitAmount: 24_900,
        steps: [
          {
            ...step(1, "Hygiene"),
            kind: "SESSION",
            attach: [one.id, other.id],
          },
          {
            ...step(2, "Theory at Milady"),
            kind: "PARTNER",
            partnerId: writeNodeId("Partner", milady),
            partnerCourseRef: "milady-course",
          },
          { ...step(3, "Exam"), kind: "SESSION", attach: [last.id] },
        ],
      },
    },
    "... on CourseDraft { revision }",
  );
  const course = await order<Named>(
    admin,
    "publishCourse",
    "PublishCourseInput",
    { draftId: draft.id, revision: saved.revision },
    "... on Course { id }",
  );
  const courseId = readNodeId(course.id).id;
  const product = await until("Stripe has the product", () =>
    database.product.findFirst({
      where: { courseId, mirroredAt: { not: null } },
    }),
  );
  return {
    courseId,
    productId: writeNodeId("Product", product.id),
    classes: { first: [one.id, other.id], last: last.id },
  };
}

/** UTC's wall clock in so many minutes, rounded up to a whole one. */
const wallClock = (minutes: number) =>
  new Date(Math.ceil(Date.now() / 60_000 + minutes) * 60_000)
    .toISOString()
    .slice(0, 16);

/** A student with a login, and what they do; ids are those of the database unless said. */
export async function aBuyer(town: Town) {
  const { database } = town;
  const login = {
    email: `buyer-${randomUUID()}@people.example`,
    password: "a long student password",
  };
  const user = await makeUser(database, { role: "STUDENT", ...login });
  const { personId } = user;
  const client = await signIn(town.api.url, login);
  const enrollment = () =>
    database.enrollment.findFirst({
      where: { personId },
      include: {
        steps: { orderBy: { position: "asc" } },
        certificate: true,
      },
    });
  const stepOf = async (position: number) => {
    const found = (await enrollment())?.steps[position - 1];
    if (!found) throw new Error(`there is no step ${position}`);
    return found;
  };

  return {
    client,
    personId,
    email: login.email,
    enrollment,
    stepOf,
    async reaches(position: number, state: string) {
      await until(
        `step ${position} is ${state}`,
        async () => (await stepOf(position)).state === state,
      );
    },
    /** Pays at Stripe's page; resolves when the webhook has made a student of the buyer. Answers the order's and the checkout's id. */
    async buys({ productId }: Programme) {
      const checkout = await order<{ __typename: string; url: string }>(
        client,
        "beginCheckout",
        "BeginCheckoutInput",
        { productId, requestKey: randomUUID() },
        "... on Checkout { url }",
      );
      town.stripe.pay(checkout.url, { email: login.email });
      await until("the buyer is enrolled", enrollment);
      const { id, checkoutSessionId } = await database.order.findFirstOrThrow({
        where: { personId, state: "PAID" },
      });
      return { orderId: id, checkoutSessionId: checkoutSessionId ?? "" };
    },
    /** Books a class for a step; answers the booking's node id. */
    async books(sessionId: string, position: number) {
      const booking = await order<Named>(
        client,
        "book",
        "BookInput",
        {
          sessionId,
          enrollmentStepId: writeNodeId(
            "EnrollmentStep",
            (await stepOf(position)).id,
          ),
          requestKey: randomUUID(),
          acceptOverlap: true,
        },
        "... on Booking { id }",
      );
      return booking.id;
    },
    cancels: (bookingId: string) =>
      order<Named>(
        client,
        "cancelBooking",
        "CancelBookingInput",
        { bookingId, acceptLate: true },
        "... on Booking { id }",
      ),
    /** The staff say that the student was there. */
    attends: (bookingId: string) =>
      order<Named>(
        town.admin,
        "markAttendance",
        "MarkAttendanceInput",
        { bookingId, mark: "ATTENDED" },
        "... on Session { id }",
      ),
    /** The student finishes at the partner. */
    async finishesAtMilady(position: number) {
      await until("milady has the student", async () => {
        const record = await database.partnerEnrollment.findUnique({
          where: { enrollmentStepId: (await stepOf(position)).id },
        });
        return record && town.partners.progress("milady", record.id, 100);
      });
    },
  };
}

export type Buyer = Awaited<ReturnType<typeof aBuyer>>;
