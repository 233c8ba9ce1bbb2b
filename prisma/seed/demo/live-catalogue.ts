import { createSession } from "@throughline/domain/session/create-session";
import { createSeries } from "@throughline/domain/session/create-series";
import {
  transact,
  type Actor,
  type Store,
} from "@throughline/domain/transaction";
import type { SessionModel } from "@throughline/prisma";
import { makeCourse, type CourseWithSteps } from "../factory/course.ts";
import { makeProduct, type ProductWithPrice } from "../factory/product.ts";
import { theoryStep } from "./catalogue.words.ts";
import { DAY, later } from "./scene.ts";
import { mustBe } from "./stage.ts";

export interface LiveCataloguePlan {
  store: Store;
  office: Actor;
  /** Who teaches the classes. */
  instructorId: string;
  /** Who teaches the step between the classes. */
  partnerId: string;
  now: Date;
}

/** A course of live classes around a partner's step, what is sold of it, and its classes by their name. */
export interface LiveCatalogue {
  course: CourseWithSteps;
  coursePlace: ProductWithPrice;
  lessons: ProductWithPrice;
  classes: ReadonlyMap<LiveClass, SessionModel>;
}

const chicago = "America/Chicago";
const london = "Europe/London";

/** The classes of the demo: on which day from now, at what time of which clock, for which steps and how many. */
const timetable = {
  pastConsultation: [-12, "18:00", chicago, [1], 10, "Consultation, live"],
  pastColour: [-5, "17:30", london, [3], 8, "Colour lab"],
  soonConsultation: [2, "18:00", chicago, [1], 8, "Consultation, live"],
  londonConsultation: [9, "17:30", london, [1], 8, "Consultation, live"],
  fullColour: [4, "18:30", chicago, [3], 3, "Colour lab"],
  londonColour: [11, "17:30", london, [3], 4, "Colour lab"],
  privateLesson: [3, "12:00", chicago, [], 1, "Private lesson"],
  extraGroup: [8, "10:00", london, [], 6, "Open practice"],
} as const satisfies Record<
  string,
  readonly [number, string, string, readonly number[], number, string]
>;

export type LiveClass = keyof typeof timetable;

/** Opens the course with its classes, three weeks back and over the coming weeks, and puts it on sale. */
export async function openLiveCatalogue(
  plan: LiveCataloguePlan,
): Promise<LiveCatalogue> {
  const course = await openCourse(plan);
  const classes = new Map<LiveClass, SessionModel>();
  for (const name of Object.keys(timetable) as LiveClass[])
    classes.set(name, await openClass(plan, course, name));
  await openEvenings(plan, course);
  return { course, classes, ...(await putOnSale(plan, course)) };
}

function openCourse({ store, partnerId }: LiveCataloguePlan) {
  const { partner: _partner, ...theory } = theoryStep;
  return makeCourse(store.database, {
    code: "LSP",
    title: "Live Styling Programme",
    description:
      "Three live classes with an instructor and one course at Milady between them: from the first talk with a client to an evening in the salon.",
    marketingCopy:
      "Small groups, two time zones, and two private lessons with every place.",
    defaultTimeZone: chicago,
    sequencing: "ADVISORY",
    steps: [
      {
        label: "LSP-1",
        title: "Consultation",
        summary: "Asking, listening and agreeing on a look.",
        expectedDays: 10,
      },
      { ...theory, partnerId },
      {
        label: "LSP-3",
        title: "Colour lab",
        summary: "Mixing, timing and correcting on training heads.",
        expectedDays: 14,
      },
      {
        label: "LSP-4",
        title: "Client evening",
        summary: "Real clients, with your instructor beside you.",
        expectedDays: 21,
      },
    ],
  });
}

async function openClass(
  { store, office, instructorId, now }: LiveCataloguePlan,
  course: CourseWithSteps,
  name: LiveClass,
): Promise<SessionModel> {
  const [day, clock, timeZone, positions, capacity, title] = timetable[name];
  const created = await transact(store, { actor: office }, (tx) =>
    createSession(
      tx,
      {
        kind: capacity === 1 ? "PRIVATE" : "GROUP",
        title,
        startsLocal: `${dayOf(later(now, day * DAY))}T${clock}`,
        timeZone,
        minutes: 90,
        capacity,
        instructorId,
        room: timeZone === chicago ? "Studio 2" : null,
        meetingUrl: timeZone === london ? "https://meet.example/lsp" : null,
        courseStepIds: stepsAt(course, positions),
      },
      later(now, -20 * DAY),
    ),
  );
  if ("field" in created) throw new Error(created.message);
  return store.database.session.findUniqueOrThrow({
    where: { id: created.sessionId },
  });
}

/** Every week at the same time of the clock, whatever daylight saving does. */
async function openEvenings(
  { store, office, instructorId, now }: LiveCataloguePlan,
  course: CourseWithSteps,
): Promise<void> {
  const series = {
    kind: "GROUP" as const,
    title: "Client evening",
    startsLocal: `${dayOf(later(now, 6 * DAY))}T19:00`,
    timeZone: chicago,
    minutes: 180,
    capacity: 2,
    instructorId,
    room: "Salon floor",
    meetingUrl: null,
    courseStepIds: stepsAt(course, [4]),
    rule: "FREQ=WEEKLY;COUNT=4",
  };
  await transact(store, { actor: office }, async (tx) =>
    mustBe(await createSeries(tx, series, later(now, -20 * DAY)), "created"),
  );
}

async function putOnSale(
  { store: { database } }: LiveCataloguePlan,
  { id: courseId, title }: CourseWithSteps,
) {
  const price = (unitAmount: number) => ({ currency: "usd", unitAmount });
  const coursePlace = await makeProduct(database, {
    courseId,
    name: title,
    description: "A place in the programme, with two private lessons.",
    price: price(49_900),
    components: [
      { kind: "COURSE_ACCESS" },
      { kind: "PRIVATE_CREDIT", units: 2, validDays: 180 },
      { kind: "GROUP_CREDIT", units: 1, validDays: 180 },
    ],
  });
  const lessons = await makeProduct(database, {
    kind: "CREDITS",
    name: "Five private lessons",
    description: "To be taken within a year.",
    price: price(25_000),
    components: [{ kind: "PRIVATE_CREDIT", units: 5, validDays: 365 }],
  });
  await makeProduct(database, {
    kind: "LICENSE",
    courseId,
    name: "Team seats, Live Styling Programme",
    description: "For salons: places for a team, paid by the month.",
    price: price(9_900),
  });
  return { coursePlace, lessons };
}

const stepsAt = (course: CourseWithSteps, positions: readonly number[]) =>
  course.steps
    .filter(({ position }) => positions.includes(position))
    .map(({ id }) => id);

const dayOf = (time: Date) => time.toISOString().slice(0, 10);
