import { abortOperation } from "@throughline/domain/bulk/abort-operation";
import { undoOperation } from "@throughline/domain/bulk/undo-operation";
import { markStepComplete } from "@throughline/domain/enrollment/mark-step-complete";
import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { checkImport } from "@throughline/domain/import/check-import";
import type { Store } from "@throughline/domain/transaction";
import type { Prisma } from "@throughline/prisma";
import { makeConnection } from "@throughline/seed/factory/connection";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openImport } from "../support/import-file.ts";
import { daysLater } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

const now = daysLater(100);
let school: TestStore;
let imports: ReturnType<typeof openImport>;
let partnerSlug: string;
beforeAll(async () => {
  school = await openStore();
  imports = openImport(school.store, () => now);
  const { database } = school;
  const partner = await makePartner(database);
  partnerSlug = partner.slug;
  await makeConnection(database, {
    partnerId: partner.id,
    encryptionKey: new Uint8Array(32),
  });
  await makeCourse(database, {
    code: "SFZ",
    title: "Safety",
    steps: [1, 2, 3].map(() => ({ partnerId: partner.id })),
  });
  await makeCourse(database, {
    code: "FREE",
    sequencing: "ADVISORY",
    steps: [1, 2].map(() => ({ partnerId: partner.id })),
  });
});
afterAll(() => school.close());

const headings = [
  "E-mail",
  "Given name",
  "Family name",
  "Course",
  "State",
  "Enrolled at",
  "Step 1 state",
  "Step 1 started at",
  "Step 1 settled at",
  "Step 1 partner's id",
  "Step 1 progress",
  "Step 2 state",
  "Step 2 started at",
  "Step 2 partner's id",
  "Step 2 settled at",
  "Ended at",
];

interface Row {
  email?: string;
  givenName?: string;
  familyName?: string;
  course?: string;
  state?: string;
  enrolledAt?: string;
  state1?: string;
  started1?: string;
  settled1?: string;
  id1?: string;
  progress1?: string;
  state2?: string;
  started2?: string;
  id2?: string;
  settled2?: string;
  endedAt?: string;
}

let made = 0;

/** One line of a file: a student who is under way at the second step, unless told otherwise. */
function line(row: Row = {}): string {
  made += 1;
  const cells = {
    email: `s${made}@import.example`,
    givenName: "Ana",
    familyName: "Silva",
    course: "SFZ",
    state: "",
    enrolledAt: "2026-11-16T08:00:00Z",
    state1: "COMPLETED",
    started1: "2026-11-17T08:00:00Z",
    settled1: "2026-11-20T08:00:00Z",
    id1: `ext-${made}`,
    progress1: "",
    state2: "IN_PROGRESS",
    started2: "2026-11-21T08:00:00Z",
    id2: `ext-${made}-2`,
    settled2: "",
    endedAt: "",
    ...row,
  };
  return Object.values(cells)
    .map((cell) =>
      /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(",");
}

const fileOf = (...lines: string[]) =>
  [headings.join(","), ...lines].join("\n");
const untouched = {
  state1: "",
  started1: "",
  settled1: "",
  id1: "",
  state2: "",
  started2: "",
  id2: "",
};

async function dryRun(file: string | Uint8Array, options = {}) {
  const id = await imports.upload("IMPORT_ENROLLMENTS", file);
  await imports.check(id, { options });
  return id;
}
const operationOf = (id: string) =>
  school.database.bulkOperation.findUniqueOrThrow({ where: { id } });
const rowsOf = (operationId: string) =>
  school.database.bulkRow.findMany({
    where: { operationId },
    orderBy: { position: "asc" },
  });
const statesOf = async (id: string) =>
  (await rowsOf(id)).map(({ state }) => state);
async function countAll() {
  const { database } = school;
  return [
    await database.person.count(),
    await database.enrollment.count(),
    await database.enrollmentStep.count(),
    await database.partnerEnrollment.count(),
    await database.domainEvent.count({
      where: { type: { not: { startsWith: "bulk." } } },
    }),
  ];
}
const enrollmentOf = (email: string) =>
  school.database.enrollment.findFirstOrThrow({
    where: { person: { emails: { some: { address: email } } } },
    include: {
      person: true,
      steps: {
        include: { partnerEnrollment: true },
        orderBy: { position: "asc" },
      },
    },
  });

/** What all events say that there is, of every scope. */
async function sumOfTallies() {
  const rows = await school.database.$queryRaw<
    { scope: string; measure: string; total: number }[]
  >`
    SELECT s.key AS scope, m.key AS measure, sum(m.value::int)::int AS total
    FROM "DomainEvent" e, jsonb_each(e.tally) s, jsonb_each_text(s.value) m
    GROUP BY 1, 2 HAVING sum(m.value::int) <> 0 ORDER BY 1, 2`;
  return rows;
}

describe("what makes no sense is refused, row by row, with the field and the mend", () => {
  const bad: [name: string, row: Row, reason: RegExp][] = [
    ["an unknown state", { state: "ENROLED" }, /State: ENROLED is not one of/],
    ["an unknown step state", { state1: "done" }, /Step 1 state: done is not/],
    ["a clock ahead", { enrolledAt: "2031-01-01T00:00:00Z" }, /not come yet/],
    [
      "a time without a zone",
      { enrolledAt: "2026-11-16 08:00" },
      /Enrolled at: .* names no zone.*2026-11-16T08:00:00Z/,
    ],
    [
      "a day that there is not",
      { enrolledAt: "2026-02-30T08:00:00Z" },
      /there is/,
    ],
    ["a time in words", { enrolledAt: "last week" }, /not a time such as/],
    ["progress of 140 %", { progress1: "140" }, /whole number from 0 to 100/],
    [
      "completion before start",
      { settled1: "2026-11-16T09:00:00Z" },
      /Step 1 settled at: is before it started/,
    ],
    [
      "a start before the enrolling",
      { started1: "2026-01-01T08:00:00Z" },
      /Step 1 started at: is before the student was enrolled/,
    ],
    [
      "a completion without a time",
      { settled1: "" },
      /Step 1 settled at: is missing/,
    ],
    [
      "a name of 500 characters",
      { givenName: "A".repeat(500) },
      /has 500 characters; 200/,
    ],
    ["a NUL", { givenName: "An\0a" }, /Given name: holds a NUL/],
    ["a control character", { givenName: "An\u0007a" }, /control character/],
    ["a formula", { familyName: "=HYPERLINK(1)" }, /begins like a formula/],
    ["no e-mail address", { email: "ana" }, /not an e-mail address/],
    ["no name", { givenName: " " }, /Given name: is missing/],
    [
      "a course that there is not",
      { course: "XYZ" },
      /no published course XYZ/,
    ],
    [
      "a completed enrollment with an open step",
      { state: "COMPLETED" },
      /is COMPLETED, but a required step/,
    ],
    [
      "a later step before an earlier one",
      { state1: "PENDING", started1: "", settled1: "", id1: "" },
      /step 1, which comes before it, is not done/,
    ],
    [
      "a step under way whose partner's id is missing",
      { id2: "" },
      /Step 2 partner's id: is missing/,
    ],
    ["canceled without a time", { state: "canceled" }, /Ended at: is missing/],
  ];
  test.each(bad)("%s", async (_name, row, reason) => {
    const before = await countAll();
    const id = await dryRun(fileOf(line(row), line()));
    const [refused, right] = await rowsOf(id);
    expect(refused).toMatchObject({ state: "FAILED" });
    expect(refused?.result).toMatch(reason);
    expect(right).toMatchObject({ state: "PENDING" });
    expect(await countAll()).toEqual(before);
  });

  test("a row that lacks ten columns, or has one too many", async () => {
    const id = await dryRun(fileOf("a@b.example,Ana,Silva,SFZ", `${line()},`));
    expect(await statesOf(id)).toEqual(["FAILED", "FAILED"]);
    const [row] = await rowsOf(id);
    expect(row?.result).toMatch(/has 4 columns, the headings have 16/);
  });

  test("the same student, or the same partner's id, twice in a file", async () => {
    const id = await dryRun(
      fileOf(
        line({ email: "twin@import.example", id1: "same" }),
        line({ email: " TWIN@import.example " }),
        line({ id1: "same" }),
      ),
    );
    expect(await statesOf(id)).toEqual(["PENDING", "FAILED", "FAILED"]);
    const [, second, third] = await rowsOf(id);
    expect(second?.result).toMatch(/line 2 enrolls the same person/);
    expect(third?.result).toMatch(/Step 1 partner's id: same stands on line 2/);
  });

  test.each([
    ["empty", "", "The file is empty."],
    ["only blank lines", "\n\n", "The file is empty."],
    ["headings only", headings.join(","), "headings only"],
    ["a spreadsheet", "PK\u0003\u0004...", "not a text file"],
    ["an open quote", `${headings.join(",")}\n"Ana,1`, "quote"],
  ])("a file that is %s", async (_name, file, reason) => {
    await expect(imports.upload("IMPORT_ENROLLMENTS", file)).rejects.toThrow(
      reason,
    );
  });

  test("a choice of columns that leaves a needed one out", async () => {
    const id = await imports.upload("IMPORT_ENROLLMENTS", fileOf(line()));
    await expect(
      imports.check(id, { mapping: { "E-mail": "email" } }),
    ).rejects.toThrow("Choose a column for Given name, Course, Enrolled at.");
    await expect(
      imports.check(id, { mapping: { "E-mail": "email", Course: "email" } }),
    ).rejects.toThrow("Both “E-mail” and “Course” would fill E-mail");
  });
});

describe("what makes sense is read", () => {
  test("names in any script", async () => {
    const id = await dryRun(
      fileOf(
        line({ givenName: "Ана", familyName: "Шевченко" }),
        line({ givenName: "يوسف", familyName: "" }),
        line({ givenName: "美玲", familyName: "O'Connor-Şahin" }),
      ),
    );
    expect(await statesOf(id)).toEqual(["PENDING", "PENDING", "PENDING"]);
  });

  test("a byte order mark, semicolons, and Windows-1252, which is said", async () => {
    const semicolons = fileOf(line({ familyName: "Müller" })).replaceAll(
      ",",
      ";",
    );
    const marked = await dryRun(`\uFEFF${semicolons}`);
    expect(await statesOf(marked)).toEqual(["PENDING"]);
    const latin = await dryRun(
      Buffer.from(semicolons.replace("@import", "@latin"), "latin1"),
    );
    const file = await school.database.importFile.findUniqueOrThrow({
      where: { operationId: latin },
    });
    expect(file).toMatchObject({ encoding: "windows-1252", delimiter: ";" });
    const [row] = await rowsOf(latin);
    expect(row?.label).toContain("Müller");
  });

  test("a time without a zone, once its zone is chosen", async () => {
    const email = "zone@import.example";
    const id = await dryRun(
      fileOf(line({ email, ...untouched, enrolledAt: "2026-07-01 09:00" })),
      { timeZone: "America/Chicago" },
    );
    await imports.start(id);
    expect((await enrollmentOf(email)).enrolledAt).toEqual(
      new Date("2026-07-01T14:00:00Z"),
    );
  });
});

describe("a check that is stopped and begun anew", () => {
  const rows = 2_100;

  /** The store of a worker that is late for one of its transactions: something else happens before. */
  function lateFor(transaction: number, happen: () => Promise<void>): Store {
    let begun = 0;
    const database = new Proxy(school.database, {
      get(target, name) {
        if (name !== "$transaction")
          return Reflect.get(target, name) as unknown;
        return async (
          run: (db: Prisma.TransactionClient) => Promise<unknown>,
        ) => {
          begun += 1;
          if (begun === transaction) await happen();
          return target.$transaction(run);
        };
      },
    });
    return { ...school.store, database };
  }

  test.each([
    [1, "has read the file"],
    [2, "has looked where to go on"],
    [3, "has stored the first rows"],
    [4, "has stored all rows"],
    [5, "has counted them"],
  ])(
    "shows every row, though a worker of the first reads on: transaction %i, when it %s",
    async (transaction) => {
      const lines = Array.from({ length: rows }, () => line());
      const id = await imports.upload("IMPORT_ENROLLMENTS", fileOf(...lines));
      const check = () =>
        school.run((tx) => checkImport(tx, { operationId: id }, now));
      await check();
      const late = openImport(
        lateFor(transaction, async () => {
          await school.run((tx) =>
            abortOperation(tx, { operationId: id }, now),
          );
          expect((await check()).kind).toBe("checking");
        }),
        () => now,
      );
      await late.carryOn(id);
      expect((await operationOf(id)).state).toBe("PLANNING");
      expect(await rowsOf(id)).toEqual([]);

      await imports.carryOn(id);
      expect(await operationOf(id)).toMatchObject({
        state: "PREVIEW",
        total: rows,
        applicable: rows,
      });
      expect(await rowsOf(id)).toHaveLength(rows);
    },
  );
});

describe("a run", () => {
  test("writes enrollments as they stand, and nobody gets a message", async () => {
    const email = "under-way@import.example";
    const id = await dryRun(fileOf(line({ email, id1: "u-1", id2: "u-2" })));
    await imports.start(id);
    const enrollment = await enrollmentOf(email);
    expect(enrollment).toMatchObject({
      state: "ACTIVE",
      enrolledAt: new Date("2026-11-16T08:00:00Z"),
      person: { givenName: "Ana", familyName: "Silva" },
    });
    expect(enrollment.steps).toMatchObject([
      {
        state: "COMPLETED",
        tookSeconds: 3 * 86_400,
        onTime: true,
        partnerEnrollment: {
          externalId: "u-1",
          observedState: "COMPLETED",
          progress: 100,
        },
      },
      {
        state: "IN_PROGRESS",
        partnerEnrollment: { externalId: "u-2", observedState: "ENROLLED" },
      },
      { state: "PENDING", openedAt: null, partnerEnrollment: null },
    ]);
    expect(
      await school.database.sendIntent.count({
        where: { personId: enrollment.personId },
      }),
    ).toBe(0);
    const events = await school.database.domainEvent.findMany({
      where: { enrollmentId: enrollment.id },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ type }) => type)).toEqual([
      "enrollment.created",
      "step.opened",
      "step.started",
      "step.completed",
      "step.opened",
      "step.started",
    ]);
    expect(await operationOf(id)).toMatchObject({ state: "DONE", applied: 1 });
  });

  test("goes on by itself: the partner's completion opens the next step", async () => {
    const email = "goes-on@import.example";
    const id = await dryRun(fileOf(line({ email })));
    await imports.start(id);
    const { steps } = await enrollmentOf(email);
    await school.run((tx) =>
      markStepComplete(tx, { stepId: steps[1]?.id ?? "" }, now),
    );
    const after = await enrollmentOf(email);
    expect(after.steps[2]).toMatchObject({
      state: "PENDING",
      openedAt: now,
      partnerEnrollment: { desiredState: "ENROLLED" },
    });
  });

  test("asks a partner only where that was chosen; otherwise the student is paused", async () => {
    const paused = "paused@import.example";
    const asked = "asked@import.example";
    const first = await dryRun(fileOf(line({ email: paused, ...untouched })));
    await imports.start(first);
    expect(await enrollmentOf(paused)).toMatchObject({
      state: "SUSPENDED",
      steps: [{ openedAt: null, partnerEnrollment: null }, {}, {}],
    });
    const second = await dryRun(fileOf(line({ email: asked, ...untouched })), {
      askPartners: true,
    });
    await imports.start(second);
    expect(await enrollmentOf(asked)).toMatchObject({
      state: "ACTIVE",
      steps: [
        { openedAt: now, partnerEnrollment: { observedState: "UNKNOWN" } },
        {},
        {},
      ],
    });
    const { id: enrollmentId } = await enrollmentOf(paused);
    await school.run((tx) =>
      changeEnrollment(tx, "resume", { enrollmentId, reason: "Now." }, now),
    );
    expect((await enrollmentOf(paused)).steps[0]).toMatchObject({
      openedAt: now,
      partnerEnrollment: { desiredState: "ENROLLED" },
    });
  });

  test("finds a person by any of their addresses, and keeps their name", async () => {
    const email = "known@import.example";
    const first = await dryRun(fileOf(line({ email })));
    await imports.start(first);
    const { personId } = await enrollmentOf(email);
    await school.database.emailAddress.create({
      data: { personId, address: "alias@import.example", isPrimary: false },
    });
    const second = await dryRun(
      fileOf(
        line({
          email: "ALIAS@import.example",
          givenName: "Another",
          course: "FREE",
        }),
      ),
    );
    await imports.start(second);
    const enrollments = await school.database.enrollment.findMany({
      where: { personId },
      include: { person: true },
    });
    expect(enrollments).toHaveLength(2);
    expect(enrollments[0]?.person.givenName).toBe("Ana");
  });

  test("of the same file again changes nothing", async () => {
    const file = fileOf(line(), line());
    await imports.start(await dryRun(file));
    const before = await countAll();
    const again = await dryRun(file);
    expect(await statesOf(again)).toEqual(["UNCHANGED", "UNCHANGED"]);
    await expect(imports.start(again)).rejects.toThrow("no row");
    expect(await countAll()).toEqual(before);
  });

  test("leaves out what was taken between the dry run and the start", async () => {
    const file = fileOf(line(), line({ id1: "race" }));
    const first = await dryRun(file);
    const second = await dryRun(fileOf(line({ id1: "race" })));
    await imports.start(second);
    await imports.start(first);
    expect(await statesOf(first)).toEqual(["APPLIED", "FAILED"]);
    const [, row] = await rowsOf(first);
    expect(row?.result).toMatch(/race belongs to another student/);
  });

  test("tells completed and ended courses, whose certificates do not follow by themselves", async () => {
    const settled2 = "2026-11-25T08:00:00Z";
    const done = { course: "FREE", state2: "SKIPPED", settled2 };
    const id = await dryRun(
      fileOf(
        line({ email: "done@import.example", ...done }),
        line({
          email: "gone@import.example",
          state: "cancelled",
          endedAt: settled2,
        }),
      ),
    );
    await imports.start(id);
    expect(await enrollmentOf("done@import.example")).toMatchObject({
      state: "COMPLETED",
      completedAt: new Date("2026-11-25T08:00:00Z"),
      completedElsewhere: true,
    });
    expect(await enrollmentOf("gone@import.example")).toMatchObject({
      state: "CANCELED",
      endedAt: new Date(settled2),
      steps: [
        { state: "COMPLETED", droppedAt: null },
        {
          droppedAt: new Date(settled2),
          partnerEnrollment: { desiredState: "WITHDRAWN" },
        },
        {},
      ],
    });
  });

  test("of 5,000 rows comes to its end", async () => {
    const lines = Array.from({ length: 5000 }, () => line());
    const id = await dryRun(fileOf(...lines));
    await imports.start(id);
    expect(await operationOf(id)).toMatchObject({
      state: "DONE",
      total: 5000,
      applied: 5000,
    });
  });
});

describe("the counts", () => {
  test("say after an import what is there, and after its undo what was there before", async () => {
    const before = await sumOfTallies();
    const id = await dryRun(
      fileOf(
        line(),
        line(untouched),
        line({ state: "SUSPENDED" }),
        line({ state: "CANCELED", endedAt: "2026-11-25T08:00:00Z" }),
        line({
          state2: "FAILED",
          id2: "",
          settled2: "2026-11-25T08:00:00Z",
        }),
      ),
    );
    await imports.start(id);
    expect(await sumOfTallies()).not.toEqual(before);
    await imports.undo(id);
    expect(await sumOfTallies()).toEqual(before);
  });
});

describe("an undo", () => {
  test("takes out what nothing has happened to, and leaves the rest with the reason", async () => {
    const rows = await school.database.enrollment.count();
    const id = await dryRun(
      fileOf(line(), line({ email: "stays@import.example" }), line()),
    );
    await imports.start(id);
    const { steps, person } = await enrollmentOf("stays@import.example");
    await school.run((tx) =>
      markStepComplete(tx, { stepId: steps[1]?.id ?? "" }, now),
    );
    await imports.undo(id);
    expect(await statesOf(id)).toEqual(["UNDONE", "UNDO_FAILED", "UNDONE"]);
    const [, kept] = await rowsOf(id);
    expect(kept?.result).toMatch(/Something has happened since/);
    expect(await school.database.enrollment.count()).toBe(rows + 1);
    expect(
      await school.database.person.count({ where: { id: person.id } }),
    ).toBe(1);
  });

  test("that is stopped takes nothing more out, until it is asked for again", async () => {
    const id = await dryRun(fileOf(line(), line()));
    await imports.start(id);
    const reason = "The wrong file.";
    await school.run((tx) =>
      undoOperation(tx, { operationId: id, reason }, now),
    );
    await school.run((tx) => abortOperation(tx, { operationId: id }, now));
    await imports.carryOn(id);
    expect((await operationOf(id)).state).toBe("PARTLY_UNDONE");
    expect(await statesOf(id)).toEqual(["APPLIED", "APPLIED"]);
    await imports.undo(id);
    expect((await operationOf(id)).state).toBe("UNDONE");
    expect(await statesOf(id)).toEqual(["UNDONE", "UNDONE"]);
  });

  test("lets the mended file be imported again", async () => {
    const email = "again@import.example";
    const first = await dryRun(fileOf(line({ email })));
    await imports.start(first);
    await imports.undo(first);
    expect(
      await school.database.emailAddress.count({ where: { address: email } }),
    ).toBe(0);
    const second = await dryRun(fileOf(line({ email, givenName: "Anna" })));
    await imports.start(second);
    expect((await enrollmentOf(email)).person.givenName).toBe("Anna");
  });

  test("tells a partner that had been asked, by cancelling", async () => {
    const email = "told@import.example";
    const id = await dryRun(fileOf(line({ email, ...untouched })), {
      askPartners: true,
    });
    await imports.start(id);
    await imports.undo(id);
    expect(await enrollmentOf(email)).toMatchObject({
      state: "CANCELED",
      steps: [{ partnerEnrollment: { desiredState: "WITHDRAWN" } }, {}, {}],
    });
  });
});

describe("partners and courses", () => {
  const partners = (...lines: string[]) =>
    ["Name;Short name;Contact e-mail;Days to confirm", ...lines].join("\n");
  const courses = (...lines: string[]) =>
    [
      "Course code,Course title,State,Step label,Step title,Step kind,Partner,Partner's course,Expected days",
      ...lines,
    ].join("\n");

  test("partners are made, refused and taken out again", async () => {
    const id = await imports.upload(
      "IMPORT_PARTNERS",
      partners(
        "Café Schön;;mail@cafe.example;3",
        "Second;cafe-schon;;",
        "Third;Not A Slug;;",
        "Fourth;;nobody;400",
      ),
    );
    await imports.check(id);
    expect(await statesOf(id)).toEqual([
      "PENDING",
      "FAILED",
      "FAILED",
      "FAILED",
    ]);
    await imports.start(id);
    const where = { slug: "cafe-schon" };
    expect(
      await school.database.partner.findUniqueOrThrow({ where }),
    ).toMatchObject({ name: "Café Schön", confirmDays: 3 });
    await imports.undo(id);
    expect(await school.database.partner.findUnique({ where })).toBeNull();
  });

  test("a course is written with all its steps or not at all", async () => {
    const id = await imports.upload(
      "IMPORT_COURSES",
      courses(
        `NEW,New course,PUBLISHED,N-1,First,PARTNER,${partnerSlug},ref-1,5`,
        `NEW,,,N-2,Second,session,,,`,
        `TORN,Torn course,,T-1,First,SESSION,,,`,
        `TORN,,,T-2,Second,PARTNER,nobody,ref,`,
        `SFZ,Safety,,S-1,First,SESSION,,,`,
      ),
    );
    await imports.check(id);
    expect(await statesOf(id)).toEqual([
      "PENDING",
      "PENDING",
      "FAILED",
      "FAILED",
      "UNCHANGED",
    ]);
    await imports.start(id);
    const where = { code: "NEW" };
    const course = await school.database.course.findUniqueOrThrow({
      where,
      include: { steps: { orderBy: { position: "asc" } } },
    });
    expect(course).toMatchObject({
      state: "PUBLISHED",
      steps: [
        { position: 1, kind: "PARTNER", expectedDays: 5 },
        { position: 2, kind: "SESSION", expectedDays: 7 },
      ],
    });
    expect(
      await school.database.course.findUnique({ where: { code: "TORN" } }),
    ).toBeNull();
    await imports.undo(id);
    expect(await school.database.course.findUnique({ where })).toBeNull();
  });
});
