import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { book } from "@throughline/domain/booking/book";
import { cancelBooking } from "@throughline/domain/booking/cancel-booking";
import { takeStep } from "@throughline/domain/enrollment/take-step";
import { settleDelivery } from "@throughline/domain/message/settle-delivery";
import { findOrCreatePerson } from "@throughline/domain/person/find-or-create-person";
import { fullName } from "@throughline/domain/person/person.rules";
import { enqueue } from "@throughline/domain/queue/enqueue";
import { mirrorProduct } from "@throughline/domain/queue/jobs";
import type { Queue } from "@throughline/domain/queue/queue";
import { applyRefund } from "@throughline/domain/refund/apply-refund";
import { noRevocations } from "@throughline/domain/refund/refund.rules";
import { requestRefund } from "@throughline/domain/refund/request-refund";
import { watchSeats } from "@throughline/domain/report/watch-seats";
import {
  theSystem,
  transact,
  type Actor,
  type Store,
  type Tx,
} from "@throughline/domain/transaction";
import { joinWaitlist } from "@throughline/domain/waitlist/join-waitlist";
import type { AttendanceState, Database } from "@throughline/prisma";
import { inventCharacter, type Character } from "../factory/names.ts";
import { makePurchase } from "../factory/purchase.ts";
import type { Random } from "../factory/random.ts";
import {
  openLiveCatalogue,
  type LiveCatalogue,
  type LiveClass,
} from "./live-catalogue.ts";
import { theoryStep } from "./catalogue.words.ts";
import { DAY, HOUR, later } from "./scene.ts";
import { mustBe, presentIn } from "./stage.ts";

export interface LiveProgrammePlan {
  /** Where the past is told: its jobs were done then. */
  store: Store;
  office: Actor;
  instructorEmail: string;
  partnerId: string;
  /** A student who can sign in; nobody where there is no such person. */
  studentEmail: string;
  random: Random;
  now: Date;
}

/** What one student did: which classes they came to, missed, will come to, left, and wait for. */
interface LiveStory {
  came?: readonly LiveClass[];
  missed?: readonly LiveClass[];
  excused?: readonly LiveClass[];
  booked?: readonly LiveClass[];
  left?: readonly LiveClass[];
  waitsFor?: readonly LiveClass[];
  /** Took up the partner's step. */
  tookTheory?: boolean;
  boughtLessons?: boolean;
  refunded?: number;
}

/** In order of buying; the first is the student who can sign in. */
const stories: readonly LiveStory[] = [
  {
    came: ["pastConsultation"],
    booked: ["fullColour", "privateLesson"],
    boughtLessons: true,
  },
  { came: ["pastConsultation", "pastColour"], tookTheory: true },
  { came: ["pastConsultation"], missed: ["pastColour"], tookTheory: true },
  { came: ["pastConsultation", "pastColour"] },
  { missed: ["pastConsultation"], boughtLessons: true },
  { excused: ["pastConsultation"], booked: ["soonConsultation"] },
  { booked: ["soonConsultation", "fullColour"] },
  { booked: ["londonConsultation", "fullColour"] },
  { booked: ["soonConsultation"], waitsFor: ["fullColour"] },
  { booked: ["londonConsultation"], waitsFor: ["fullColour"] },
  { booked: ["extraGroup"], left: ["londonConsultation"] },
  { refunded: 15_000 },
  {},
  {},
];

/**
 * Opens a course of live classes and tells what its first students did, through the product's own commands. Whoever is enrolled
 * has paid for it. Nothing is older than three weeks.
 */
export async function foundLiveProgramme(
  plan: LiveProgrammePlan,
): Promise<void> {
  const { store, instructorEmail, now } = plan;
  const instructor = await store.database.emailAddress.findUniqueOrThrow({
    where: { address: instructorEmail },
  });
  const instructorId = instructor.personId;
  const catalogue = await openLiveCatalogue({ ...plan, instructorId });
  for (const [index, story] of stories.entries())
    await tell(plan, catalogue, story, index);
  await transact(store, { actor: theSystem }, (tx) => watchSeats(tx, now));
  await settleLetters(store);
}

/** Stripe of the demo knows nothing of the past: what is sold is told to it anew, by the workers. */
export async function handOverProducts(
  database: Database,
  queue: Queue,
): Promise<void> {
  const store = { database, queue, announce: () => {} };
  await transact(store, { actor: theSystem }, async (tx) => {
    await tx.db.price.updateMany({ data: { stripePriceId: null } });
    const untold = await tx.db.product.updateManyAndReturn({
      data: { stripeProductId: null, mirroredAt: null },
      select: { id: true },
    });
    for (const { id } of untold) enqueue(tx, mirrorProduct, { productId: id });
  });
}

async function tell(
  plan: LiveProgrammePlan,
  catalogue: LiveCatalogue,
  story: LiveStory,
  index: number,
): Promise<void> {
  const { store, random, now } = plan;
  const student = await findStudent(plan, index);
  const boughtAt = later(now, -19 * DAY + index * 7 * HOUR);
  const buy = (product: LiveCatalogue["lessons"], at: Date) =>
    makePurchase(store, { product, personId: student.id }, at, random);
  const order = await buy(catalogue.coursePlace, boughtAt);
  if (story.boughtLessons) await buy(catalogue.lessons, later(boughtAt, HOUR));
  if (story.refunded) await refund(plan, order, story.refunded);

  const actor: Actor = { kind: "PERSON", ...student };
  const teller = { ...plan, classes: catalogue.classes, actor, boughtAt };
  for (const name of story.came ?? []) await attend(teller, name, "ATTENDED");
  for (const name of story.missed ?? []) await attend(teller, name, "NO_SHOW");
  for (const name of story.excused ?? []) await attend(teller, name, "EXCUSED");
  if (story.tookTheory) await takeTheory(teller);
  for (const name of story.booked ?? []) await take(teller, name, -2 * DAY);
  for (const name of story.left ?? []) await leave(teller, name);
  for (const name of story.waitsFor ?? []) await wait(teller, name);
}

type Teller = LiveProgrammePlan & {
  classes: LiveCatalogue["classes"];
  actor: Actor;
  boughtAt: Date;
};

async function findStudent(
  { store, office, studentEmail, random, now }: LiveProgrammePlan,
  index: number,
): Promise<{ id: string; name: string }> {
  const { database } = store;
  const known =
    index === 0 &&
    (await database.emailAddress.findUnique({
      where: { address: studentEmail },
      include: { person: true },
    }));
  if (known) return { id: known.personId, name: fullName(known.person) };
  const character: Character = inventCharacter(random);
  const email = `live-${index + 1}@student.example`;
  const at = later(now, -19 * DAY + index * 7 * HOUR - HOUR);
  const { personId } = await transact(store, { actor: office }, (tx) =>
    findOrCreatePerson(tx, { ...character, email }, at),
  );
  return { id: personId, name: fullName(character) };
}

/** Books a class, for its step or with a credit, so long before now, but after the purchase and before the class. */
async function take(
  { store, classes, actor, now, boughtAt }: Teller,
  name: LiveClass,
  fromNow: number,
): Promise<string> {
  const session = presentIn(classes, name);
  const wanted = Math.max(later(now, fromNow).getTime(), boughtAt.getTime());
  const at = new Date(
    Math.min(wanted + HOUR, session.startsAt.getTime() - HOUR),
  );
  const outcome = await transact(store, { actor }, async (tx) =>
    book(
      tx,
      {
        personId: actor.id ?? "",
        sessionId: session.id,
        enrollmentStepId: await stepFor(tx, actor, session.id),
        requestKey: null,
        acceptOverlap: true,
      },
      at,
    ),
  );
  if (outcome.kind !== "booked")
    throw new Error(`${name} was not booked: ${JSON.stringify(outcome)}`);
  return outcome.bookingId;
}

/** The student's step that a class is an option of; null where it is booked with a credit. */
async function stepFor(
  tx: Tx,
  { id }: Actor,
  sessionId: string,
): Promise<string | null> {
  const step = await tx.db.enrollmentStep.findFirst({
    where: {
      enrollment: { personId: id ?? "" },
      courseStep: { options: { some: { sessionId } } },
    },
  });
  return step?.id ?? null;
}

/** Booked a few days before the class, and marked at its end. */
async function attend(
  teller: Teller,
  name: LiveClass,
  mark: AttendanceState,
): Promise<void> {
  const { store, classes, office, now } = teller;
  const { startsAt, minutes } = presentIn(classes, name);
  const ago = startsAt.getTime() - now.getTime() - 2 * DAY;
  const bookingId = await take(teller, name, ago);
  const end = later(startsAt, minutes * 60_000);
  await transact(store, { actor: office }, async (tx) =>
    mustBe(await markAttendance(tx, { bookingId, mark }, end), "marked"),
  );
}

async function leave(teller: Teller, name: LiveClass): Promise<void> {
  const { store, actor, now } = teller;
  const bookingId = await take(teller, name, -3 * DAY);
  const input = { bookingId, reason: "Cannot come on that day." };
  await transact(store, { actor }, async (tx) =>
    mustBe(await cancelBooking(tx, input, later(now, -DAY)), "canceled"),
  );
}

async function wait(
  { store, classes, actor, now }: Teller,
  name: LiveClass,
): Promise<void> {
  const sessionId = presentIn(classes, name).id;
  await transact(store, { actor }, async (tx) => {
    const enrollmentStepId = await stepFor(tx, actor, sessionId);
    const wish = { personId: actor.id ?? "", sessionId, enrollmentStepId };
    mustBe(await joinWaitlist(tx, wish, later(now, -20 * HOUR)), "joined");
  });
}

/** The step at the partner: the workers ask it for a place. */
async function takeTheory({ store, actor, now }: Teller): Promise<void> {
  await transact(store, { actor }, async (tx) => {
    const step = await tx.db.enrollmentStep.findFirstOrThrow({
      where: {
        enrollment: { personId: actor.id ?? "" },
        label: theoryStep.label,
      },
    });
    const at = later(now, -2 * HOUR);
    mustBe(await takeStep(tx, { stepId: step.id }, at), "moved");
  });
}

/** Part of the price went back, and Stripe confirmed it. */
async function refund(
  { store, office, now }: LiveProgrammePlan,
  order: { id: string; currency: string },
  amount: number,
): Promise<void> {
  const at = later(now, -3 * DAY);
  const requested = await transact(store, { actor: office }, (tx) =>
    requestRefund(
      tx,
      {
        orderId: order.id,
        amount,
        reason: "A colleague's discount, given afterwards.",
        revocations: noRevocations,
        requestKey: `demo-${order.id}`,
      },
      at,
    ),
  );
  if (requested.kind !== "requested")
    throw new Error(JSON.stringify(requested));
  const facts = {
    stripeRefundId: `re_${order.id.replaceAll("-", "")}`,
    reference: requested.refundId,
    amount,
    currency: order.currency,
    state: "SUCCEEDED" as const,
    failureReason: null,
  };
  await transact(store, { actor: theSystem }, async (tx) =>
    mustBe(
      await applyRefund(tx, { orderId: order.id, facts }, later(at, HOUR)),
      "applied",
    ),
  );
}

/** The letters of that time went out a moment after they were planned. */
async function settleLetters(store: Store): Promise<void> {
  const waiting = await store.database.delivery.findMany({
    where: { state: "QUEUED" },
    include: { sendIntent: true },
  });
  await transact(store, { actor: theSystem }, async (tx) => {
    for (const { id: deliveryId, sendIntent } of waiting) {
      const at = later(sendIntent.dueAt, 800);
      const outcome = { kind: "sent" } as const;
      await settleDelivery(tx, { deliveryId, outcome }, at);
    }
  });
}
