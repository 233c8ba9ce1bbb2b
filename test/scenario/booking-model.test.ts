import {
  markAttendance,
  type MarkInput,
} from "@throughline/domain/attendance/mark-attendance";
import { releaseBookings } from "@throughline/domain/booking/release-bookings";
import { waiveForfeit } from "@throughline/domain/booking/waive-forfeit";
import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { reopenStep } from "@throughline/domain/enrollment/reopen-step";
import { skipStep } from "@throughline/domain/enrollment/skip-step";
import { expireEntitlements } from "@throughline/domain/entitlement/expire-entitlements";
import { grantCredits } from "@throughline/domain/entitlement/grant-credits";
import { grantStepRight } from "@throughline/domain/entitlement/grant-step-right";
import { revokeUnused } from "@throughline/domain/entitlement/revoke-unused";
import { isRefusal } from "@throughline/domain/outcome";
import { addTallies, type Tally } from "@throughline/domain/pipeline/tally";
import { cancelSession } from "@throughline/domain/session/cancel-session";
import { editSession } from "@throughline/domain/session/edit-session";
import { moveSession } from "@throughline/domain/session/move-session";
import type { Tx } from "@throughline/domain/transaction";
import { leaveWaitlist } from "@throughline/domain/waitlist/leave-waitlist";
import { passOffer } from "@throughline/domain/waitlist/pass-offer";
import { watchWaitlists } from "@throughline/jobs/waitlist/watch";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  openBookingSchool,
  verbsOf,
  type Student,
} from "../support/booking-school.ts";
import { countEverything } from "../support/full-count.ts";
import { daysLater, monday } from "../support/journey.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let verbs: ReturnType<typeof verbsOf>;
beforeAll(async () => {
  school = await openStore();
  verbs = verbsOf(school);
});
afterAll(() => school.close());

const STUDENTS = 3;
const CLASSES = 4;
const reason = "As it happened.";

interface World {
  students: Student[];
  /** Two for each of the two steps, with one seat each at first. */
  classes: { id: string; position: number }[];
  now: Date;
}

/** Which student, which class, and which of a student's bookings, counted from the newest, a command is about. */
interface Aim {
  who: number;
  what: number;
  which: number;
}

type Act = (
  world: World,
  aim: Aim,
  student: Student,
  lesson: World["classes"][number],
) => Promise<unknown>;

const inTx = <T>(command: (tx: Tx) => Promise<T>) => school.run(command);
const nothing = Promise.resolve({ kind: "nothing" });

async function withBooking(
  { personId }: Student,
  { which }: Aim,
  act: (bookingId: string) => Promise<unknown>,
) {
  const bookings = await school.database.booking.findMany({
    where: { personId },
    orderBy: { id: "desc" },
  });
  const booking = bookings[which % Math.max(bookings.length, 1)];
  return booking ? act(booking.id) : nothing;
}

async function withOffer(
  { personId }: Student,
  act: (offer: { id: string; entryId: string }) => Promise<unknown>,
) {
  const offer = await school.database.waitlistOffer.findFirst({
    where: { entry: { personId } },
    orderBy: { offeredAt: "desc" },
  });
  return offer ? act(offer) : nothing;
}

const mark =
  (as: MarkInput["mark"]): Act =>
  ({ now }, aim, student) =>
    withBooking(student, aim, (bookingId) =>
      inTx((tx) => markAttendance(tx, { bookingId, mark: as }, now)),
    );

const change =
  (command: Parameters<typeof changeEnrollment>[1]): Act =>
  ({ now }, _aim, { enrollmentId }) =>
    inTx((tx) => changeEnrollment(tx, command, { enrollmentId, reason }, now));

const move =
  (command: typeof skipStep): Act =>
  ({ now }, { what }, { steps }) =>
    inTx((tx) =>
      command(tx, { stepId: steps[what % steps.length] ?? "", reason }, now),
    );

const acts = {
  book: ({ now }, _aim, student, { id, position }) =>
    verbs.book(student, position, id, { acceptOverlap: true }, now),
  bookWithCredit: ({ now }, _aim, student, { id }) =>
    verbs.book(
      student,
      1,
      id,
      { enrollmentStepId: null, acceptOverlap: true },
      now,
    ),
  bookOrPay: ({ now }, _aim, student, { id, position }) =>
    verbs.book(
      student,
      position,
      id,
      { acceptOverlap: true, withCredit: true },
      now,
    ),
  giveRight: ({ now }, { what }, { steps }) =>
    inTx((tx) =>
      grantStepRight(
        tx,
        { stepId: steps[what % steps.length] ?? "", reason },
        now,
      ),
    ),
  cancel: ({ now }, aim, student) =>
    withBooking(student, aim, (id) =>
      verbs.cancel(id, { acceptLate: true }, now),
    ),
  cancelByStaff: ({ now }, aim, student) =>
    withBooking(student, aim, (id) => verbs.cancel(id, { byStaff: true }, now)),
  waive: ({ now }, aim, student) =>
    withBooking(student, aim, (bookingId) =>
      inTx((tx) => waiveForfeit(tx, { bookingId, reason }, now)),
    ),
  swap: ({ now }, aim, student, { id }) =>
    withBooking(student, aim, (bookingId) => verbs.swap(bookingId, id, now)),
  join: ({ now }, _aim, student, { id, position }) =>
    verbs.join(student, position, id, now),
  accept: ({ now }, _aim, student) =>
    withOffer(student, ({ id }) => verbs.accept(id, now)),
  pass: ({ now }, _aim, student) =>
    withOffer(student, ({ id: offerId }) =>
      inTx((tx) => passOffer(tx, { offerId }, now)),
    ),
  leave: ({ now }, _aim, student) =>
    withOffer(student, ({ entryId }) =>
      inTx((tx) => leaveWaitlist(tx, { entryId }, now)),
    ),
  attend: mark("ATTENDED"),
  miss: mark("NO_SHOW"),
  excuse: mark("EXCUSED"),
  takeMarkBack: mark(null),
  suspend: change("suspend"),
  resume: change("resume"),
  skip: move(skipStep),
  complete: move(markStepComplete),
  reopen: move(reopenStep),
  grant: ({ now }, _aim, { personId }) =>
    inTx((tx) =>
      grantCredits(
        tx,
        {
          personId,
          occasion: `gift:${crypto.randomUUID()}`,
          components: [{ kind: "GROUP_CREDIT", units: 2, validDays: 5 }],
        },
        now,
      ),
    ),
  async refund({ now }, { what }, { personId }) {
    const rights = await school.database.entitlement.findMany({
      where: { personId },
      orderBy: { id: "asc" },
    });
    const right = rights[what % Math.max(rights.length, 1)];
    if (!right) return;
    const { id: entitlementId } = right;
    return inTx(async (tx) => {
      const ending = { endedBy: "RIGHT", reason } as const;
      const entitlementIds = [entitlementId];
      await releaseBookings(tx, { entitlementIds, ...ending }, now);
      return revokeUnused(tx, { entitlementId, units: 9, cause: reason }, now);
    });
  },
  async resize({ now }, { which }, _student, { id: sessionId }) {
    const { kind, title } = await school.database.session.findUniqueOrThrow({
      where: { id: sessionId },
    });
    const edit = { sessionId, kind, title, capacity: which + 1 };
    return inTx((tx) => editSession(tx, edit, now));
  },
  moveClass: ({ now }, { which }, _student, { id: sessionId }) => {
    const startsAt = new Date(now.getTime() + (which + 1) * 25 * 3_600_000);
    const startsLocal = startsAt.toISOString().slice(0, 16);
    const to = { sessionId, startsLocal, timeZone: "UTC", minutes: 60 };
    return inTx((tx) => moveSession(tx, to, now));
  },
  cancelClass: ({ now }, _aim, _student, { id: sessionId }) =>
    inTx((tx) => cancelSession(tx, { sessionId, reason }, now)),
  timeGoesBy(world, { which }) {
    world.now = new Date(world.now.getTime() + (which + 1) * 11 * 3_600_000);
    return nothing;
  },
  watch: ({ now }) => watchWaitlists({ store: school.store, now: () => now }),
  expire: ({ now }) => inTx((tx) => expireEntitlements(tx, now)),
} satisfies Record<string, Act>;

type ActName = keyof typeof acts;

/** What students do most often is done most often. */
const names: ActName[] = [
  ...(Object.keys(acts) as ActName[]),
  ...(["book", "book", "book", "join", "join", "cancel", "swap"] as const),
  ...(["accept", "accept", "cancel", "bookWithCredit", "join"] as const),
  ...(["bookOrPay", "giveRight", "giveRight"] as const),
  ...(["timeGoesBy", "timeGoesBy", "attend", "miss", "excuse"] as const),
];

const commands = fc.array(
  fc.record({
    name: fc.constantFrom(...names),
    who: fc.nat(STUDENTS - 1),
    what: fc.nat(CLASSES - 1),
    which: fc.nat(3),
  }),
  { minLength: 10, maxLength: 40 },
);

async function makeWorld(): Promise<World> {
  const { addClass, addStudent } = await openBookingSchool(school, {
    steps: 2,
    offerMinutes: 600,
    bookingClosesMinutes: 30,
  });
  const students = [];
  for (let index = 0; index < STUDENTS; index += 1)
    students.push(await addStudent());
  const classes = [];
  for (let index = 0; index < CLASSES; index += 1) {
    const position = (index % 2) + 1;
    const startsAt = daysLater(4 + (index % 3));
    const { id } = await addClass(position, { capacity: 1, startsAt });
    classes.push({ id, position });
  }
  return { students, classes, now: monday };
}

test(
  "whatever is done in whatever order, every right is the sum of its lines, every class has the seats that it says, and nothing is below zero",
  { timeout: 300_000 },
  async () => {
    const happened = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(commands, async (list) => {
        const world = await makeWorld();
        for (const { name, ...aim } of list) {
          const student = world.students[aim.who];
          const lesson = world.classes[aim.what];
          if (!student || !lesson) throw new Error("the world is too small");
          const outcome = await acts[name](world, aim, student, lesson);
          if (!isRefusal(outcome))
            happened.set(name, (happened.get(name) ?? 0) + 1);
          expect(await whatDoesNotAddUp(school.database)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
    const events = await school.database.domainEvent.findMany({
      select: { tally: true },
    });
    const told = events.map(({ tally }) => (tally ?? {}) as Tally);
    expect(addTallies(...told)).toEqual(await countEverything(school.database));
    const usual = [
      ...["book", "cancel", "join", "attend", "giveRight"],
      ...["resize", "moveClass", "cancelClass"],
    ];
    expect(usual.filter((name) => !happened.has(name))).toEqual([]);
  },
);
