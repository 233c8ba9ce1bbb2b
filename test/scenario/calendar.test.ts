import { withIntent } from "@throughline/domain/message/claim-delivery";
import type { Desk } from "@throughline/jobs/desk";
import { calendarFilesOf } from "@throughline/jobs/message/calendar-file";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeSession } from "@throughline/seed/factory/session";
import { makeUser } from "@throughline/seed/factory/user";
import { writeNodeId } from "@throughline/schema/node-id";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn, type ApiClient } from "../support/api-client.ts";
import { springDay } from "../support/spring.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

const password = "a long student password";
const link = "https://meet.example/threads";
/** A day as calendar files write it. */
const compact = (day: string) => day.replaceAll("-", "");
let town: Town;
let ana: ApiClient;
let ben: ApiClient;
let sessionId: string;
let bookingId: string;
let courseStepId: string;
let enrollmentStepId: string;
let secondStepId: string;
beforeAll(async () => {
  town = await openTown();
  const login = async (email: string) => {
    await makeUser(town.database, { email, password });
    return signIn(town.api.url, { email, password });
  };
  ana = await login("ana@people.example");
  ben = await login("ben@people.example");
  const course = await makeCourse(town.database, {
    sequencing: "ADVISORY",
    steps: [{}, {}],
  });
  const step = course.steps[0];
  const session = await makeSession(town.database, {
    title: "Threads",
    startsAt: new Date(`${springDay()}T16:00:00Z`),
    timeZone: "Europe/Berlin",
    courseStepIds: [step?.id ?? ""],
    meetingUrl: link,
  });
  sessionId = writeNodeId("Session", session.id);
  courseStepId = step?.id ?? "";
  const { enroll } = await town.admin.ask<{ enroll: { id: string } }>(
    `mutation ($input: EnrollInput!) { enroll(input: $input) { ... on Enrollment { id } } }`,
    {
      input: {
        courseId: writeNodeId("Course", course.id),
        email: "ana@people.example",
        givenName: "Ana",
        familyName: "",
      },
    },
  );
  const { enrollment } = await ana.ask<{
    enrollment: { steps: { id: string }[] };
  }>(`query ($id: ID!) { enrollment(id: $id) { steps { id } } }`, enroll);
  enrollmentStepId = enrollment.steps[0]?.id ?? "";
  secondStepId = enrollment.steps[1]?.id ?? "";
  const answer = await ana.ask<{ outcome: { id?: string; message?: string } }>(
    `mutation ($input: BookInput!) { outcome: book(input: $input) { ... on Booking { id } ... on UserError { message } } }`,
    { input: { sessionId, enrollmentStepId } },
  );
  bookingId = answer.outcome.id ?? "";
  expect(answer.outcome.message).toBeUndefined();
});
afterAll(() => town.close());

const get = (url: string, cookie = "") => fetch(url, { headers: { cookie } });
const at = (path: string) => town.api.url + path;
const linesOf = async (response: Response) =>
  (await response.text()).replace(/\r\n[ \t]/g, "").split("\r\n");

async function addToCalendar(id = bookingId) {
  const { booking } = await ana.ask<{
    booking: {
      addToCalendar: {
        filePath: string;
        googleUrl: string;
        outlookUrl: string;
      };
    };
  }>(
    `query ($id: ID!) { booking: node(id: $id) { ... on Booking { addToCalendar { filePath googleUrl outlookUrl } } } }`,
    { id },
  );
  return booking.addToCalendar;
}

test("a booking comes by e-mail with the file that puts it into a calendar, and again when it moves", async () => {
  const mailOf = (subject: RegExp) =>
    until(`${subject} comes`, () =>
      Promise.resolve(
        town.mailbox
          .to("ana@people.example")
          .some((mail) => subject.test(mail.subject)),
      ),
    );
  const attachmentsOf = (subject: RegExp) =>
    town.mailbox
      .to("ana@people.example")
      .filter((mail) => subject.test(mail.subject))
      .map(({ attachments }) => attachments.join());
  await mailOf(/Threads/);
  expect(attachmentsOf(/Threads/)).toEqual(["application/ics"]);
  const [booked] = town.mailbox.to("ana@people.example");
  expect(booked?.text).toContain(`/steps/${enrollmentStepId}`);

  const { filePath, googleUrl } = await addToCalendar();
  expect(new URL(googleUrl).searchParams.get("dates")).toBe(
    `${compact(springDay())}T160000Z/${compact(springDay())}T170000Z`,
  );
  const file = await linesOf(await get(at(filePath), ana.cookie));
  expect(file).toEqual(
    expect.arrayContaining([
      "METHOD:REQUEST",
      "SEQUENCE:0",
      `DTSTART:${compact(springDay())}T160000Z`,
    ]),
  );
  const uid = file.find((line) => line.startsWith("UID:"));

  await town.admin.ask(
    `mutation ($input: MoveSessionInput!) { moveSession(input: $input) { __typename } }`,
    {
      input: {
        sessionId,
        startsLocal: `${springDay(1)}T18:00`,
        timeZone: "Europe/Berlin",
        minutes: 60,
      },
    },
  );
  await mailOf(/^Moved: Threads/);
  const moved = await linesOf(await get(at(filePath), ana.cookie));
  expect(moved).toEqual(
    expect.arrayContaining([
      uid,
      "SEQUENCE:1",
      `DTSTART:${compact(springDay(1))}T160000Z`,
    ]),
  );
});

test("a booking's file is for its student and staff, not for others", async () => {
  const { filePath } = await addToCalendar();
  const status = async (cookie?: string) =>
    (await get(at(filePath), cookie)).status;
  expect(await status(ana.cookie)).toBe(200);
  expect(await status(town.admin.cookie)).toBe(200);
  expect(await status(ben.cookie)).toBe(404);
  expect(await status()).toBe(404);
  for (const wrong of ["nonsense", crypto.randomUUID(), "x".repeat(64)])
    expect(
      (await get(at(`/calendar/bookings/${wrong}.ics`), ana.cookie)).status,
    ).toBe(404);
});

test("a private feed is read by whoever knows its address, until it is made anew or taken back", async () => {
  const create = async () => {
    const { outcome } = await ana.ask<{ outcome: { url: string } }>(
      `mutation { outcome: createCalendarFeed { ... on CalendarFeedAddress { url } } }`,
    );
    return at(new URL(outcome.url).pathname);
  };
  const first = await create();
  const feed = await get(first);
  expect(feed.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const lines = await linesOf(feed);
  expect(lines).toContain("METHOD:PUBLISH");
  expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
  expect(lines).toContain(`URL;VALUE=URI:${link}`);
  const kept = await town.database.calendarFeed.findFirstOrThrow();
  expect(first).not.toContain(kept.tokenHash);

  const second = await create();
  expect((await get(first)).status).toBe(404);
  expect((await get(second)).status).toBe(200);
  await ana.ask(`mutation { revokeCalendarFeed { __typename } }`);
  await ana.ask(`mutation { revokeCalendarFeed { __typename } }`);
  expect((await get(second)).status).toBe(404);
  expect((await get(at("/calendar/feeds/x.ics"))).status).toBe(404);
});

/** The files of a letter to Ana, as its delivery writes them. */
async function filesInLetter(purpose: string) {
  const delivery = await town.database.delivery.findFirstOrThrow({
    where: {
      sendIntent: {
        purpose,
        person: { user: { email: "ana@people.example" } },
      },
    },
    include: withIntent,
  });
  const desk = {
    store: { database: town.database },
    school: { name: "A school", portalUrl: "http://portal.test" },
    now: () => new Date(),
  } as Desk;
  return calendarFilesOf(desk, delivery);
}

test("the link to join by is in the calendars of who has a seat, not of who is only offered one", async () => {
  const { filePath, googleUrl } = await addToCalendar();
  expect(await linesOf(await get(at(filePath), ana.cookie))).toContain(
    `URL;VALUE=URI:${link}`,
  );
  expect(googleUrl).toContain(encodeURIComponent(link));

  const second = await town.database.courseStep.findFirstOrThrow({
    where: { position: 2, course: { steps: { some: { id: courseStepId } } } },
  });
  const full = await makeSession(town.database, {
    courseStepIds: [second.id],
    capacity: 1,
    meetingUrl: link,
  });
  const { id: courseId } = await town.database.course.findUniqueOrThrow({
    where: { id: second.courseId },
  });
  const { enroll } = await town.admin.ask<{
    enroll: { steps: { id: string }[] };
  }>(
    `mutation ($input: EnrollInput!) { enroll(input: $input) { ... on Enrollment { steps { id } } } }`,
    {
      input: {
        courseId: writeNodeId("Course", courseId),
        email: "ben@people.example",
        givenName: "Ben",
        familyName: "",
      },
    },
  );
  const ofFull = { sessionId: writeNodeId("Session", full.id) };
  const { booked } = await ben.ask<{ booked: { id: string } }>(
    `mutation ($input: BookInput!) { booked: book(input: $input) { ... on Booking { id } ... on UserError { message } } }`,
    { input: { ...ofFull, enrollmentStepId: enroll.steps[1]?.id } },
  );
  await ana.ask(
    `mutation ($input: JoinWaitlistInput!) { joinWaitlist(input: $input) { __typename } }`,
    { input: { ...ofFull, enrollmentStepId: secondStepId } },
  );
  await ben.ask(
    `mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { __typename } }`,
    { input: { bookingId: booked.id } },
  );
  const held = await town.database.booking.findFirstOrThrow({
    where: { sessionId: full.id, state: "HELD" },
  });
  const offered = await addToCalendar(writeNodeId("Booking", held.id));
  expect(decodeURIComponent(offered.googleUrl)).not.toContain(link);
  expect(decodeURIComponent(offered.outlookUrl)).not.toContain(link);
  expect((await get(at(offered.filePath), ana.cookie)).status).toBe(404);
});

test("a class that is called off takes itself out of the calendar, and tells no link to join by any more", async () => {
  await town.admin.ask(
    `mutation ($input: CancelSessionInput!) { cancelSession(input: $input) { __typename } }`,
    { input: { sessionId, reason: "The loom broke." } },
  );
  await until("the letter comes", () =>
    Promise.resolve(
      town.mailbox
        .to("ana@people.example")
        .some(
          ({ subject, text, attachments }) =>
            subject === "Canceled: Threads" &&
            text.includes("The loom broke.") &&
            attachments.length === 1,
        ),
    ),
  );
  const { filePath } = await addToCalendar();
  expect(await linesOf(await get(at(filePath), ana.cookie))).toEqual(
    expect.arrayContaining(["METHOD:CANCEL", "SEQUENCE:3", "STATUS:CANCELLED"]),
  );
  const [letter] = await filesInLetter("classCanceled");
  expect(letter?.method).toBe("CANCEL");
  for (const told of [
    letter?.content ?? link,
    await (await get(at(filePath), ana.cookie)).text(),
    decodeURIComponent((await addToCalendar()).googleUrl),
  ])
    expect(told.replace(/\r\n[ \t]/g, "")).not.toContain(link);
});

test("a class that is swapped for another takes itself out of the calendar, in the letter that brings the other", async () => {
  const [first, second] = await Promise.all(
    ["Warps", "Wefts"].map((title, index) =>
      makeSession(town.database, {
        ...{ title, courseStepIds: [courseStepId] },
        startsAt: new Date(`${springDay(13 + index)}T16:00:00Z`),
      }),
    ),
  );
  const idOf = (session: typeof first) =>
    writeNodeId("Session", session?.id ?? "");
  const { booked } = await ana.ask<{ booked: { id: string } }>(
    `mutation ($input: BookInput!) { booked: book(input: $input) { ... on Booking { id } } }`,
    { input: { sessionId: idOf(first), enrollmentStepId } },
  );
  const { swapped } = await ana.ask<{ swapped: { __typename: string } }>(
    `mutation ($input: SwapBookingInput!) { swapped: swapBooking(input: $input) { __typename } }`,
    { input: { bookingId: booked.id, toSessionId: idOf(second) } },
  );
  expect(swapped.__typename).toBe("Booking");
  const letter = await until("the letter comes", () =>
    Promise.resolve(
      town.mailbox
        .to("ana@people.example")
        .find(({ subject }) => subject.startsWith("Changed to: Wefts")),
    ),
  );
  expect(letter.text).toMatch(
    /It takes the place of “Warps” on Sat, Apr \d+, \d{4}/,
  );
  expect(letter.attachments.toSorted()).toEqual([
    "application/ics",
    "text/calendar",
  ]);
});
