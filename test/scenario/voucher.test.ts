import { addVouchers } from "@throughline/domain/partner/add-vouchers";
import { keepAccess } from "@throughline/domain/partner/keep-access";
import { showAccessOnce } from "@throughline/domain/partner/show-access-once";
import { takeVoucher } from "@throughline/domain/partner/take-voucher";
import { openVault } from "@throughline/domain/partner/vault";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePartner } from "@throughline/seed/factory/partner";
import { makePerson } from "@throughline/seed/factory/person";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  test,
} from "vitest";
import { daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

const vault = openVault(Buffer.alloc(32, 7));
const courseRef = "SALON";

let school: TestStore;
let partnerId: string;
let courseId: string;

beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());
beforeEach(async () => {
  const partner = await makePartner(school.database);
  partnerId = partner.id;
  const course = await makeCourse(school.database, {
    steps: [{ partnerId, partnerCourseRef: courseRef }],
  });
  courseId = course.id;
});

describe("vouchers", () => {
  test("of many students at once each gets another code, and the rest wait with the reason", async () => {
    await add("A1\nA2\nA3\nA4\nA5");
    const students = await Promise.all(Array.from({ length: 12 }, enrol));
    const taken = await Promise.all(students.map((student) => take(student)));
    const codes = taken.flatMap((one) =>
      one.kind === "taken" ? [vault.unseal(one.sealedCode)] : [],
    );
    expect(codes.sort()).toEqual(["A1", "A2", "A3", "A4", "A5"]);
    const waiting = taken.filter(({ kind }) => kind === "none");
    expect(waiting).toHaveLength(7);
    expect(waiting[0]).toHaveProperty(
      "reason",
      expect.stringContaining(courseRef),
    );
    const unlucky =
      students[taken.findIndex(({ kind }) => kind === "none")] ?? "";
    await take(unlucky);
    expect(
      await school.database.domainEvent.count({
        where: {
          type: "partner.unavailable",
          enrollmentStepId: await stepOf(unlucky),
        },
      }),
    ).toBe(1);
  });

  test("asked again, a student keeps the same code; one that expired meanwhile is replaced", async () => {
    await add("FIRST,2026-11-30\nSECOND");
    const student = await enrol();
    expect(await codeOf(student)).toBe("FIRST");
    expect(await codeOf(student)).toBe("FIRST");
    expect(await codeOf(student, daysLater(30))).toBe("SECOND");
    expect(await take(await enrol(), daysLater(30))).toMatchObject({
      kind: "none",
    });
  });

  test("an expired code is never given out, and another course's neither", async () => {
    await add("OLD,2026-11-17");
    await add("OTHER", "BARBER");
    expect(await take(await enrol(), daysLater(5))).toMatchObject({
      kind: "none",
    });
  });

  test("added codes let as many of the waiting go on as there are codes, the longest waiting first", async () => {
    const students = [await enrol(), await enrol(), await enrol()];
    const [first = "", second = ""] = students;
    await take(first);
    const third = students[2] ?? "";
    await add("B1\nb-1\nB2");
    expect(await Promise.all([first, second, third].map(jobsOf))).toEqual([
      2, 2, 1,
    ]);
  });

  test("the same codes again are ignored, also when two people add them at the same time", async () => {
    const outcomes = await Promise.all([add("C1\nC2"), add("c1\nC-2\nC3")]);
    const added = outcomes.map((one) => (one.kind === "added" ? one.added : 0));
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(await school.database.voucher.count({ where: { partnerId } })).toBe(
      3,
    );
    const [kept] = await school.database.voucher.findMany({
      where: { partnerId },
    });
    expect(kept?.sealedCode).toMatch(/^v1\./);
  });
});

describe("access details", () => {
  test("are shown once, to one of several that ask at the same time, and are gone", async () => {
    const partnerEnrollmentId = await enrol();
    const details = { user: "ana", password: "secret" };
    await school.run((tx) =>
      keepAccess(tx, { partnerEnrollmentId, details }, vault, monday),
    );
    const enrollmentStepId = await stepOf(partnerEnrollmentId);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        school.run((tx) =>
          showAccessOnce(tx, { enrollmentStepId }, vault, monday),
        ),
      ),
    );
    const shown = outcomes.filter(({ kind }) => kind === "shown");
    expect(shown).toEqual([
      {
        kind: "shown",
        details: [
          { name: "user", value: "ana" },
          { name: "password", value: "secret" },
        ],
      },
    ]);
    const kept = await school.database.partnerAccess.findUniqueOrThrow({
      where: { partnerEnrollmentId },
    });
    expect(kept).toMatchObject({ sealedDetails: null, shownAt: monday });
    const events = await school.database.domainEvent.findMany({
      where: { type: "partner.accessShown", enrollmentStepId },
    });
    expect(JSON.stringify(events[0]?.payload)).not.toContain("secret");
    expect(events).toHaveLength(1);
  });
});

function add(text: string, ref = courseRef) {
  return school.run((tx) =>
    addVouchers(
      tx,
      { partnerId, courseRef: ref, text, expiresAt: null },
      vault,
      monday,
    ),
  );
}

/** Enrolls a new student; the id of the request to the partner. */
async function enrol(): Promise<string> {
  const person = await makePerson(school.database);
  const { id } = await makeEnrollment(
    school.store,
    { personId: person.id, courseId },
    monday,
  );
  const request = await school.database.partnerEnrollment.findFirstOrThrow({
    where: { enrollmentStep: { enrollmentId: id } },
  });
  return request.id;
}

function take(partnerEnrollmentId: string, now = monday) {
  return school.run((tx) =>
    takeVoucher(tx, { partnerEnrollmentId, attempt: 1, courseRef }, now),
  );
}

async function codeOf(request: string, now = monday): Promise<string> {
  const taken = await take(request, now);
  return taken.kind === "taken" ? vault.unseal(taken.sealedCode) : taken.kind;
}

async function stepOf(request: string): Promise<string> {
  const { enrollmentStepId } =
    await school.database.partnerEnrollment.findUniqueOrThrow({
      where: { id: request },
    });
  return enrollmentStepId;
}

/** How many jobs were enqueued for a request, the one of enrolling included. */
async function jobsOf(request: string): Promise<number | undefined> {
  const [counted] = await school.database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job
    WHERE name = 'partner.enrol' AND data->>'partnerEnrollmentId' = ${request}`;
  return counted?.count;
}
